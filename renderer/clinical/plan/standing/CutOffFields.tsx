import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Answer, given, givenOf, notAsked } from '#core/clinical/answer.ts';
import { ownDefault } from '#core/domain/source.ts';
import { type CutOffs, cutOffsSchema, silbernagelCutOffs, suffolkCutOffs } from '#core/plan/cutOffs.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import classes from '../Plan.module.css';
import { SourceLine } from '../SourceLine.tsx';
import type { PlanEditing } from '../usePlanDraft.ts';

type Name = keyof CutOffs;
/** Ends included; what is whole has no places after the point. */
const ranges: Readonly<Record<Name, { readonly from: number; readonly to: number; readonly whole: boolean }>> = {
  green: { from: 0, to: 10, whole: true },
  acceptable: { from: 0, to: 10, whole: true },
  morningPain: { from: 0, to: 10, whole: false },
  morningStiffness: { from: 0, to: 240, whole: false },
  sessions: { from: 1, to: 20, whole: true },
  adherencePercent: { from: 0, to: 100, whole: false },
  risingWeeks: { from: 1, to: 8, whole: true },
};
const names = ['green', 'acceptable', 'morningPain', 'morningStiffness', 'sessions', 'adherencePercent', 'risingWeeks'] as const;

/** The limits that this patient's entries are judged by, and the usual morning that later ones are held against. */
export function CutOffFields({ editing: { plan, locked, edit, flush } }: { readonly editing: PlanEditing }) {
  const { t } = useTranslation('plan');
  const { cutOffs, baseline } = plan;
  const set = (name: Name, value: number): void => {
    const limit = { value, source: ownDefault(t('cutOffs.byClinician')) };
    edit(`cut-off ${name}`, (now) => {
      const next = { ...now.cutOffs, [name]: limit };
      // What is fine is acceptable: the other follows.
      if (name === 'green' && value > next.acceptable.value) return { ...now, cutOffs: { ...next, acceptable: limit } };
      if (name === 'acceptable' && value < next.green.value) return { ...now, cutOffs: { ...next, green: limit } };
      return { ...now, cutOffs: cutOffsSchema.parse(next) };
    });
  };
  const answer = (value: number | null): Answer<number> => (value === null ? notAsked : given(value));
  return (
    <Paper p="md" component="section" aria-label={t('cutOffs.title')}>
      <fieldset className={classes['bare'] ?? ''} disabled={locked} onBlur={flush}>
        <legend className={classes['hidden']}>{t('cutOffs.title')}</legend>
        <Stack gap="sm">
          <Title order={2}>{t('cutOffs.title')}</Title>
          <Text size="sm">{t('cutOffs.explain')}</Text>
          <div className={classes['fields']}>
            {names.map((name) => {
              const { from, to, whole } = ranges[name];
              return (
                <NumberField
                  key={name}
                  label={t(`cutOffs.${name}`)}
                  value={cutOffs[name].value}
                  from={from}
                  to={to}
                  {...(whole ? { decimals: 0 } : {})}
                  rangeWords={t(whole ? 'cutOffs.whole' : 'cutOffs.range', { from, to })}
                  onNumber={(value) => value !== null && set(name, value)}
                />
              );
            })}
          </div>
          <details>
            <summary>{t('choose.sources')}</summary>
            {[...new Map(names.map((name) => [cutOffs[name].source.words, cutOffs[name].source])).values()].map((source) => (
              <SourceLine key={source.words} source={source} />
            ))}
          </details>
          <Group gap="xs">
            {(
              [
                ['silbernagel', silbernagelCutOffs],
                ['suffolk', suffolkCutOffs],
              ] as const
            ).map(([model, { green, acceptable }]) => (
              <Button
                key={model}
                size="compact-md"
                mih={36}
                variant="default"
                onClick={() => edit(`cut-offs ${model}`, (now) => ({ ...now, cutOffs: { ...now.cutOffs, green, acceptable } }))}
              >
                {t(`cutOffs.${model}`)}
              </Button>
            ))}
          </Group>
          <Title order={3}>{t('cutOffs.usual')}</Title>
          <div className={classes['fields']}>
            <NumberField
              label={t('cutOffs.usualPain')}
              value={givenOf(baseline.pain)}
              from={0}
              to={10}
              rangeWords={t('cutOffs.range', { from: 0, to: 10 })}
              onNumber={(value) => edit('usual pain', (now) => ({ ...now, baseline: { ...now.baseline, pain: answer(value) } }))}
            />
            <NumberField
              label={t('cutOffs.usualStiffness')}
              value={givenOf(baseline.stiffnessMinutes)}
              from={0}
              to={240}
              rangeWords={t('cutOffs.range', { from: 0, to: 240 })}
              onNumber={(value) =>
                edit('usual stiffness', (now) => ({ ...now, baseline: { ...now.baseline, stiffnessMinutes: answer(value) } }))
              }
            />
          </div>
        </Stack>
      </fieldset>
    </Paper>
  );
}
