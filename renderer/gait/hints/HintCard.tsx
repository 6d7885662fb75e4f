import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { IconAlertTriangle, IconBulb, IconFileCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { DecidedHint, Hint } from '#core/domain/gaitHint.ts';
import { useKeyHint } from '../../ui/keymap/useActions.ts';
import { SourceWords } from '../SourceWords.tsx';
import { hintActions } from './actions.ts';
import classes from './Hints.module.css';
import { findingInWords, hintName } from './hintWords.ts';
import type { Decide } from './useDecide.ts';

type Props = {
  readonly item: DecidedHint;
  /** As typed, kept or not. */
  readonly note: string;
  readonly onType: (note: string) => void;
  readonly onTyped: () => void;
  readonly onDecide: Decide;
  readonly onFocus: () => void;
};

/** One suggestion: what it rests on, what may be worth trying and who says so, and what the clinician says to it. */
export function HintCard({ item, note, onType, onTyped, onDecide, onFocus }: Props) {
  const { t } = useTranslation('hints');
  const { hint, decision } = item;
  const name = hintName(hint);
  return (
    <article
      className={classes['card']}
      aria-label={name}
      data-hint={hint.id}
      data-decision={decision?.decision ?? 'none'}
      onFocus={onFocus}
    >
      <Title order={3} size="h4">
        {name}
      </Title>
      {decision?.decision !== 'dismissed' && <Reasons hint={hint} />}
      {decision !== null && <Said decision={decision} />}
      <Group mt="sm" gap="xs" align="flex-end">
        <TextInput
          style={{ flex: 1, minWidth: 180 }}
          label={t('note')}
          value={note}
          maxLength={2000}
          onChange={(event) => onType(event.currentTarget.value)}
          onBlur={onTyped}
        />
        <Answers item={item} name={name} note={note} onDecide={onDecide} />
      </Group>
    </article>
  );
}

function Reasons({ hint }: { readonly hint: Hint }) {
  const { t } = useTranslation('hints');
  const { findings, sentence, source, onlyWith, targets } = hint;
  // The same limit is behind several numbers: its source is told once.
  const limits = findings.filter((one, i) => findings.findIndex((other) => other.source.words === one.source.words) === i);
  return (
    <>
      <ul className={classes['findings']}>
        {findings.map((finding) => (
          <li key={`${finding.metric} ${finding.side} ${finding.kind}`}>{findingInWords(finding)}</li>
        ))}
      </ul>
      {onlyWith !== null && (
        <Text fw={600} className={classes['line'] ?? ''}>
          <IconAlertTriangle size={18} aria-hidden /> {t(`onlyWith.${onlyWith}`)}
        </Text>
      )}
      <Text className={classes['line'] ?? ''}>
        <IconBulb size={18} aria-hidden /> {sentence}
      </Text>
      {targets.length > 0 && (
        <Text fw={600}>
          {t('targetsTitle')}: {targets.map(({ percent, stepsPerMinute }) => t('target', { percent, steps: stepsPerMinute })).join(', ')}
        </Text>
      )}
      <dl className={classes['sources']}>
        <dt>{t('basis')}</dt>
        <dd>
          <SourceWords source={source} />
        </dd>
        <dt>{t('limit')}</dt>
        <dd>
          {limits.map(({ source: of }) => (
            <SourceWords key={of.words} source={of} />
          ))}
        </dd>
      </dl>
    </>
  );
}

function Said({ decision }: { readonly decision: NonNullable<DecidedHint['decision']> }) {
  const { t } = useTranslation('hints');
  const accepted = decision.decision === 'accepted';
  return (
    <>
      <Text fw={650} className={classes['line'] ?? ''} mt={6}>
        {accepted ? <IconFileCheck size={20} aria-hidden /> : <IconX size={20} aria-hidden />}
        {t(decision.decision)}
      </Text>
      {decision.standing === 'numbers-changed' && (
        <Text role="status">{t('changed', { before: decision.decidedOn.findings.map(findingInWords).join('; ') })}</Text>
      )}
      {decision.standing === 'no-longer-found' && <Text role="status">{t('gone')}</Text>}
    </>
  );
}

type AnswersProps = { readonly item: DecidedHint; readonly name: string; readonly note: string; readonly onDecide: Decide };

function Answers({ item, name, note, onDecide }: AnswersProps) {
  const { t } = useTranslation('hints');
  const [accept, dismiss] = hintActions;
  const keys = { accept: useKeyHint(accept), dismiss: useKeyHint(dismiss) };
  const { decision } = item;
  const now = decision?.decision ?? null;
  return (
    <>
      {now !== 'accepted' && (
        <Button
          variant={now === null ? 'filled' : 'default'}
          aria-label={t('acceptThis', { name })}
          aria-keyshortcuts={keys.accept}
          title={keys.accept}
          onClick={() => onDecide(item, 'accepted', note)}
        >
          {t('accept')}
        </Button>
      )}
      {now !== 'dismissed' && (
        <Button
          variant="default"
          aria-label={t('dismissThis', { name })}
          aria-keyshortcuts={keys.dismiss}
          title={keys.dismiss}
          onClick={() => onDecide(item, 'dismissed', note)}
        >
          {t('dismiss')}
        </Button>
      )}
      {now !== null && decision?.standing === 'numbers-changed' && (
        <Button variant="default" aria-label={t('againThis', { name })} onClick={() => onDecide(item, now, decision.note)}>
          {t('again')}
        </Button>
      )}
      {now !== null && (
        <Button variant="subtle" aria-label={t('takeBackThis', { name })} onClick={() => onDecide(item, null, note)}>
          {t('takeBack')}
        </Button>
      )}
    </>
  );
}
