import { Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecidedHint, Hint } from '#core/domain/gaitHint.ts';
import { hintLimitations } from '#core/gait/hintTable.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { useActions } from '../../ui/keymap/useActions.ts';
import { SureWords } from '../SourceWords.tsx';
import { hintActions } from './actions.ts';
import { CadenceTargets } from './CadenceTargets.tsx';
import { HintCard } from './HintCard.tsx';
import classes from './Hints.module.css';
import { useDecide } from './useDecide.ts';

type Props = {
  readonly visitId: string;
  /** Only suggestions that come from the difference of these two clips; nothing is shown where there are none. */
  readonly ofClips?: readonly string[];
};

const keyOf = ({ id, subject }: Hint): string => `${id} ${subject}`;

/** What the numbers of a visit give rise to, each accepted or dismissed by the clinician. */
export function Suggestions({ visitId, ofClips }: Props) {
  const { t } = useTranslation('hints');
  const read = useRead('gait.hints', { visitId });
  const [focused, setFocused] = useState<string | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { decide, keepNote } = useDecide(visitId);
  const all = read.data?.hints ?? [];
  const items =
    ofClips === undefined
      ? all
      : all.filter(
          ({ hint }) => hint.clips.length === ofClips.length && hint.clips.every(({ recordingId }) => ofClips.includes(recordingId)),
        );
  const waiting = items.find(({ decision }) => decision === null);
  const meant = items.find(({ hint }) => keyOf(hint) === focused) ?? waiting;
  const noteOf = ({ hint, decision }: DecidedHint): string => typed[keyOf(hint)] ?? decision?.note ?? '';
  const answer = (decision: 'accepted' | 'dismissed') => meant && (() => decide(meant, decision, noteOf(meant)));
  useActions(hintActions, { 'hints.accept': answer('accepted'), 'hints.dismiss': answer('dismissed') });
  if (ofClips !== undefined && items.length === 0) return null;
  const going = items.filter(({ decision }) => decision?.decision === 'accepted').length;
  return (
    <Paper p="lg" component="section" aria-label={t('title')}>
      <Title order={2}>{t('title')}</Title>
      <Text c="dimmed" mb="sm">
        {t('intro')}
        {going > 0 && ` ${t('going', { count: going })}`}
      </Text>
      {read.isError && <FailureNotice thrown={read.error} onRetry={() => void read.refetch()} />}
      {read.data && items.length === 0 && (
        <>
          <Text fw={600}>{t('empty')}</Text>
          <Text c="dimmed">{t('emptyAction')}</Text>
        </>
      )}
      <Stack gap="md">
        {items.map((item: DecidedHint) => (
          <HintCard
            key={keyOf(item.hint)}
            item={item}
            note={noteOf(item)}
            onType={(note) => setTyped({ ...typed, [keyOf(item.hint)]: note })}
            onTyped={() => keepNote(item, noteOf(item))}
            onDecide={decide}
            onFocus={() => setFocused(keyOf(item.hint))}
          />
        ))}
      </Stack>
      {ofClips === undefined && <CadenceTargets cadences={read.data?.cadences ?? []} />}
      {items.length > 0 && (
        <>
          <Title order={3} size="h5" mt="md">
            {t('limitations')}
          </Title>
          <ul className={classes['findings']}>
            {hintLimitations.map((limitation) => (
              <li key={limitation.words}>
                <SureWords source={limitation} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Paper>
  );
}
