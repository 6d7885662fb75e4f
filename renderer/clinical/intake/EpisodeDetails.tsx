import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconTimeline } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { given } from '#core/clinical/answer.ts';
import { durationOf, type Episode, irritabilities, onsetTypes } from '#core/clinical/intake/episode.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import { call } from '../../link.ts';
import { timelinePath } from '../../screens/timeline/address.ts';
import { today } from '../../ui/birthDate.ts';
import { DraftBadge, DraftNotice } from '../../ui/drafts/DraftBadge.tsx';
import type { Stored } from '../../ui/drafts/draftKeeper.ts';
import { useDraft } from '../../ui/drafts/useDraft.ts';
import { ChoiceAnswer } from '../answer/ChoiceAnswer.tsx';
import { DayAnswer } from '../answer/DayAnswer.tsx';
import { Labelled } from '../scores/fields/Labelled.tsx';

type Kept = { readonly details: Episode };
const stored = ({ details, revision }: StoredEpisode): Stored<Kept> => ({ details: { details }, revision });
const precisions = ['day', 'month', 'year'] as const;

/** When and how the episode began and how irritable it is; written as it is typed. `day` is that of the visit. */
export function EpisodeDetails({ episode, day }: { readonly episode: StoredEpisode; readonly day: string }) {
  const { t } = useTranslation(['intake', 'clinical', 'timeline']);
  const { id } = episode;
  const draft = useDraft<Kept>(`episode:${id}`, stored(episode), {
    save: async ({ details }, revision) => stored(await call('episodes.update', { id, revision, details })),
    read: async () => {
      const all = await call('episodes.list', { patientId: episode.patientId });
      return stored(all.find((one) => one.id === id) ?? episode);
    },
  });
  const { details } = draft.draft;
  const change = (part: Partial<Episode>): void => draft.edit({ details: { ...details, ...part } });
  const { onset } = details;
  const duration = durationOf(onset, day);
  return (
    <Stack gap="sm">
      <DraftNotice draft={draft} label={() => t('episode.label.details')} show={() => t('clinical:form.other')} />
      <DayAnswer
        label={t('episode.onset')}
        answer={'given' in onset ? given(onset.given.day) : onset}
        onAnswer={(next) =>
          change({
            onset: 'given' in next ? given({ day: next.given, precision: 'given' in onset ? onset.given.precision : 'day' }) : next,
          })
        }
        onLeave={draft.flush}
      />
      {'given' in onset && (
        <Labelled
          label={t('episode.precision')}
          values={precisions}
          words={(each) => t(`episode.precisions.${each}`)}
          value={onset.given.precision}
          onChoose={(precision) => change({ onset: given({ ...onset.given, precision }) })}
        />
      )}
      <Text size="sm" c="dimmed">
        {duration.ok
          ? t(`episode.duration.${duration.class}`, { weeks: Math.round(duration.weeks.to) })
          : t(`episode.duration.${duration.reason}`)}
      </Text>
      <ChoiceAnswer
        label={t('episode.onsetType')}
        values={onsetTypes}
        words={(each) => t(`episode.onsetTypes.${each}`)}
        answer={details.onsetType}
        onAnswer={(onsetType) => change({ onsetType })}
        onLeave={draft.flush}
      />
      <ChoiceAnswer
        label={t('episode.irritability')}
        values={irritabilities}
        words={(each) => t(`episode.irritabilities.${each}`)}
        answer={details.irritability}
        onAnswer={(irritability) => change({ irritability })}
        onLeave={draft.flush}
      />
      <Textarea
        label={t('episode.note')}
        minRows={1}
        value={details.note}
        maxLength={20_000}
        onChange={(event) => change({ note: event.currentTarget.value })}
        onBlur={draft.flush}
      />
      <Group justify="space-between">
        <Group gap="xs">
          <Button
            variant="default"
            component={Link}
            href={timelinePath(episode.patientId, id)}
            leftSection={<IconTimeline size={20} aria-hidden />}
          >
            {t('timeline:open')}
          </Button>
          <Button variant="default" onClick={() => change({ closedOn: details.closedOn === null ? today() : null })}>
            {t(details.closedOn === null ? 'episode.close' : 'episode.reopen')}
          </Button>
        </Group>
        <DraftBadge status={draft.status} />
      </Group>
    </Stack>
  );
}
