import { Alert, Button, Group, Paper, Radio, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, given, type YesNoUnknown } from '#core/clinical/answer.ts';
import type { FormOf } from '#core/clinical/form.ts';
import type { AnswerKey } from '#core/clinical/redFlags/condition.ts';
import type { RedFlagItem } from '#core/clinical/redFlags/item.ts';
import { questionOf, redFlagItems } from '#core/clinical/redFlags/items.ts';
import type { Screening } from '#core/clinical/redFlags/screening.ts';
import type { ScreenState } from '#core/clinical/redFlags/screenState.ts';
import { bodySides } from '#core/clinical/site.ts';
import { DraftBadge, DraftNotice } from '../../ui/drafts/DraftBadge.tsx';
import { PrintForm } from '../printing/PrintForm.tsx';
import { useForm } from '../useForm.ts';
import { AnswerRow } from './AnswerRow.tsx';
import { asksOf } from './itemWords.ts';
import classes from './Safety.module.css';
import { answered, neededKeys, shownKeys, wantsWells, wellsItem } from './screenKeys.ts';
import { WellsPanel } from './WellsPanel.tsx';

type Props = { readonly form: FormOf<'red-flags'>; readonly state: ScreenState };

/** The screen of one visit, question by question under the condition that it is about; written as it is answered. */
export function ScreenForm({ form, state }: Props) {
  const { t } = useTranslation('safety');
  const { details, status, draft, edit, flush } = useForm(form, form.details);
  const [all, setAll] = useState(false);
  const { screening } = details;
  const change = (next: Screening) => {
    edit({ kind: 'red-flags', screening: next });
    // At once: what is raised and blocked has to follow every answer.
    flush();
  };
  const left = state.unasked.length;
  return (
    <Paper p="lg" component="section" aria-label={t(`screen.title.${screening.set}`)}>
      <Group justify="space-between">
        <Title order={2}>{t(`screen.title.${screening.set}`)}</Title>
        <Group gap="sm">
          <DraftBadge status={status} />
          <PrintForm formId={form.id} kept={{ status, flush }} />
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {t('screen.keys')}
      </Text>
      <DraftNotice draft={draft} label={() => t('screen.draft')} />
      {form.locked && <Alert color="gray" title={t('screen.locked')} />}
      <Group justify="space-between" my="sm" align="end">
        <Radio.Group
          label={t('screen.side')}
          value={screening.side}
          onChange={(side) => change({ ...screening, side: bodySides.find((one) => one === side) ?? screening.side })}
        >
          <Group mt={4}>
            {bodySides.map((side) => (
              <Radio key={side} value={side} disabled={form.locked} label={t(`screen.sides.${side}`)} />
            ))}
          </Group>
        </Radio.Group>
        <Switch label={t('screen.all')} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
      </Group>
      <Text role="status" fw={600}>
        {left > 0 ? t('screen.left', { count: left }) : t('screen.complete')}
      </Text>
      {redFlagItems.map((item) => (
        <ItemGroup key={item.id} item={item} screening={screening} state={state} all={all} locked={form.locked} onScreening={change} />
      ))}
    </Paper>
  );
}

type GroupProps = {
  readonly item: RedFlagItem;
  readonly screening: Screening;
  readonly state: ScreenState;
  readonly all: boolean;
  readonly locked: boolean;
  readonly onScreening: (screening: Screening) => void;
};

function helpOf(key: AnswerKey, words: (of: { sensitivity: number; specificity: number; source: string }) => string): string | undefined {
  const { accuracy } = questionOf(key);
  if (accuracy === null) return undefined;
  const { sensitivity, specificity, source } = accuracy;
  return words({ sensitivity: Math.round(sensitivity * 100), specificity: Math.round(specificity * 100), source: source.words });
}

function ItemGroup({ item, screening, state, all, locked, onScreening }: GroupProps) {
  const { t } = useTranslation('safety');
  const { condition } = item;
  const keys = shownKeys(item, screening, state, all);
  const wells = item.id === wellsItem && (all || wantsWells(screening, state));
  if (keys.length === 0 && !wells) return null;
  const needed = neededKeys(state);
  // Only what is asked: a test that was not done has no result.
  const open = keys.filter((key) => screening.answers[key] === undefined && ['history', 'risk'].includes(questionOf(key).kind));
  const answer = (key: AnswerKey, said: Answer<YesNoUnknown> | null) =>
    onScreening({ ...screening, answers: answered(screening.answers, key, said) });
  const restNo = () => {
    const no = Object.fromEntries(open.map((key) => [key, given('no' as const)]));
    onScreening({ ...screening, answers: { ...screening.answers, ...no } });
  };
  return (
    <section className={classes['group']} aria-label={condition}>
      <Group justify="space-between">
        <Title order={3} size="h4">
          {condition}
        </Title>
        {open.length > 0 && !locked && (
          <Button variant="subtle" size="compact-sm" aria-label={t('screen.restNoOf', { condition })} onClick={restNo}>
            {t('screen.restNo')}
          </Button>
        )}
      </Group>
      {keys.map((key) => (
        <AnswerRow
          key={key}
          asks={asksOf(key)}
          help={helpOf(key, (of) => t('screen.accuracy', of))}
          answer={screening.answers[key]}
          needed={needed.has(key)}
          disabled={locked}
          onAnswer={(said) => answer(key, said)}
        />
      ))}
      {wells && <WellsPanel screening={screening} disabled={locked} onScreening={onScreening} />}
    </section>
  );
}
