import { Anchor, Group, Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { GaitTake } from '#core/domain/gaitTake.ts';
import { dateOf } from '../../ui/words.ts';
import { factsInWords } from './circumstanceWords.ts';
import classes from './Differences.module.css';
import type { PatientClip } from './usePatientClips.ts';

export type Choice = { readonly clips: readonly PatientClip[]; readonly onChoose: (recordingId: string) => void };

type Props = {
  readonly letter: 'A' | 'B';
  readonly take: GaitTake;
  /** The patient's clips, to choose another from; null where this one is fixed. */
  readonly choice: Choice | null;
};

/** One of the two clips: what it is, of which day, and how it was filmed. */
export function ClipHead({ letter, take, choice }: Props) {
  const { t } = useTranslation('differences');
  const { recordingId, title, visitAt, circumstances, strides, landmarks, condition } = take;
  return (
    <section className={classes['clip']} aria-label={t('clip', { letter })}>
      <Group gap="sm" wrap="nowrap">
        <span className={classes['letter']}>{letter}</span>
        {choice === null ? (
          <Text fw={650} style={{ flex: 1 }}>
            {title}
          </Text>
        ) : (
          <Select
            style={{ flex: 1 }}
            aria-label={t('choose', { letter })}
            searchable
            data={groups(choice.clips)}
            value={recordingId}
            onChange={(value) => value !== null && value !== recordingId && choice.onChoose(value)}
          />
        )}
        <Anchor component={Link} href={`/recordings/${recordingId}`}>
          {t('openClip', { title })}
        </Anchor>
      </Group>
      <Text size="sm" mt={4}>
        {dateOf(visitAt)} · {factsInWords(circumstances)}
        {condition !== '' && ` · ${condition}`}
      </Text>
      <Text size="sm" c="dimmed">
        {t('fact.strides', strides)} · {t('fact.landmarks', { count: landmarks })}
      </Text>
    </section>
  );
}

/** Clips by visit, as the list to choose from shows them. */
function groups(clips: readonly PatientClip[]) {
  const visits = [...new Set(clips.map(({ visit }) => visit))];
  return visits.map((visit) => ({
    group: `${dateOf(visit.startedAt)} ${visit.title}`.trim(),
    items: clips
      .filter((clip) => clip.visit === visit)
      .map(({ recording }) => ({ value: recording.id as string, label: recording.title || recording.originalName })),
  }));
}
