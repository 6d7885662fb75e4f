import { Button, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notAsked } from '#core/clinical/answer.ts';
import { type BodySide, bodySides, locations } from '#core/clinical/site.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import type { Patient } from '#core/domain/patient.ts';
import { call } from '../../link.ts';
import { reportFailure } from '../../ui/failures.ts';
import { Labelled } from '../scores/fields/Labelled.tsx';
import { optionWords } from './controls.tsx';

type Props = { readonly patientId: Patient['id']; readonly onMade: (episode: StoredEpisode) => void };

/** Makes an episode: a name, the side and the place. When it began is asked once it is there. */
export function NewEpisode({ patientId, onMade }: Props) {
  const { t } = useTranslation(['intake', 'clinical']);
  const [title, setTitle] = useState('');
  const [side, setSide] = useState<BodySide>('left');
  const [location, setLocation] = useState<(typeof locations)[number]>('midportion');
  const [other, setOther] = useState('');
  const ready = title.trim() !== '' && (location !== 'other' || other.trim() !== '');
  const make = async (): Promise<void> => {
    const site = { side, location, other: location === 'other' ? other.trim() : '' };
    const open = { onset: notAsked, onsetType: notAsked, irritability: notAsked, closedOn: null, note: '' };
    try {
      onMade(await call('episodes.create', { patientId, details: { title: title.trim(), site, ...open } }));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Paper
      p="md"
      component="form"
      aria-label={t('episode.make')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void make();
      }}
    >
      <Stack gap="sm">
        <Group align="flex-end">
          <TextInput
            label={t('episode.name')}
            placeholder={t('episode.nameExample')}
            w={340}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <Labelled
            label={t('clinical:side')}
            values={bodySides}
            words={(each) => t(`clinical:sides.${each}`)}
            value={side}
            onChoose={setSide}
          />
          <Select
            label={t('episode.location')}
            w={260}
            data={locations.map((value) => ({ value, label: optionWords(value) }))}
            value={location}
            onChange={(value) => setLocation(locations.find((each) => each === value) ?? location)}
          />
          {location === 'other' && (
            <TextInput label={t('episode.other')} value={other} maxLength={200} onChange={(event) => setOther(event.currentTarget.value)} />
          )}
          <Button type="submit" disabled={!ready}>
            {t('episode.create')}
          </Button>
        </Group>
        {!ready && (
          <Text size="sm" c="dimmed">
            {t('episode.needsName')}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
