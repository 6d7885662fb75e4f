import { Button, Group, Paper, Select, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import type { Patient } from '#core/domain/patient.ts';
import { optionWords } from './controls.tsx';
import { EpisodeDetails } from './EpisodeDetails.tsx';
import { NewEpisode } from './NewEpisode.tsx';

type Props = {
  readonly patientId: Patient['id'];
  readonly episodes: readonly StoredEpisode[];
  readonly chosen: StoredEpisode | null;
  readonly onChoose: (episode: StoredEpisode | null) => void;
  /** The day of the visit. */
  readonly day: string;
  readonly locked: boolean;
};

/** The problem that the intake is about: chosen among those there are, or made. */
export function EpisodePicker({ patientId, episodes, chosen, onChoose, day, locked }: Props) {
  const { t } = useTranslation(['intake', 'clinical']);
  const [making, make] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const words = ({ details: { title, site, closedOn } }: StoredEpisode): string => {
    const location = site.location === 'other' ? site.other : optionWords(site.location);
    const one = t('episode.one', { title, side: t(`clinical:sides.${site.side}`).toLowerCase(), location });
    return closedOn === null ? one : t('episode.closed', { one });
  };
  return (
    <Paper p="lg" component="section" aria-label={t('episode.title')}>
      <Stack gap="sm">
        <Title order={2}>{t('episode.title')}</Title>
        <Group align="flex-end">
          <Select
            ref={picker}
            label={t('episode.choose')}
            w={460}
            disabled={locked}
            data={[{ value: '', label: t('episode.none') }, ...episodes.map((each) => ({ value: each.id as string, label: words(each) }))]}
            value={chosen?.id ?? ''}
            onChange={(id) => onChoose(episodes.find((each) => each.id === id) ?? null)}
          />
          <Button
            variant="default"
            disabled={locked}
            aria-expanded={making}
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() => make(!making)}
          >
            {t('episode.make')}
          </Button>
        </Group>
        {making && (
          <NewEpisode
            patientId={patientId}
            onMade={(episode) => {
              make(false);
              onChoose(episode);
              // The form that had the keys is gone.
              picker.current?.focus();
            }}
          />
        )}
        {chosen !== null && !making && <EpisodeDetails key={chosen.id} episode={chosen} day={day} />}
      </Stack>
    </Paper>
  );
}
