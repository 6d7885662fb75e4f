import { Checkbox, Group, Radio, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VideoConsent } from '#core/clinical/consent/record.ts';
import type { Output } from '#core/contract/api.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import { useRead } from '../../ui/data/reads.ts';
import { visitWords } from './consentWords.ts';

type Visits = Output<'visits.list'>;

/** The choice of clips while it is made: some clips may still be none. */
export type ScopeChoice = {
  readonly clips: VideoConsent['scope']['clips'];
  readonly visitId: Visits[number]['id'] | null;
  readonly recordingIds: readonly RecordingId[];
};

/** The scope that was chosen; null while a visit or a clip is still to be chosen. */
export function chosenScope({ clips, visitId, recordingIds }: ScopeChoice): VideoConsent['scope'] | null {
  switch (clips) {
    case 'all':
      return { clips };
    case 'of-visit':
      return visitId === null ? null : { clips, visitId };
    case 'these':
      return recordingIds.length === 0 ? null : { clips, recordingIds: [...recordingIds] };
  }
}

const ways = ['all', 'of-visit', 'these'] as const;

type Props = { readonly visits: Visits; readonly choice: ScopeChoice; readonly onChoice: (choice: ScopeChoice) => void };

/** Which clips a consent to the use of video is for. */
export function ClipScope({ visits, choice, onChoice }: Props) {
  const { t } = useTranslation('consents');
  const { clips, visitId } = choice;
  return (
    <Stack gap="xs">
      <Radio.Group
        label={t('clips.label')}
        value={clips}
        onChange={(way) => onChoice({ ...choice, clips: ways.find((one) => one === way) ?? 'all' })}
      >
        <Group mt="xs">
          {ways.map((way) => (
            <Radio key={way} value={way} label={t(`clips.${way}`)} disabled={way !== 'all' && visits.length === 0} />
          ))}
        </Group>
      </Radio.Group>
      {clips !== 'all' && (
        <Select
          label={t('clips.visit')}
          data={visits.map((visit) => ({ value: visit.id, label: visitWords(visit) }))}
          value={visitId}
          onChange={(id) => onChoice({ ...choice, visitId: visits.find((visit) => visit.id === id)?.id ?? null, recordingIds: [] })}
        />
      )}
      {clips === 'these' && visitId !== null && <SomeClips visitId={visitId} choice={choice} onChoice={onChoice} />}
    </Stack>
  );
}

type SomeProps = Omit<Props, 'visits'> & { readonly visitId: string };

function SomeClips({ visitId, choice, onChoice }: SomeProps) {
  const { t } = useTranslation('consents');
  const recordings = useRead('recordings.list', { visitId }).data ?? [];
  if (recordings.length === 0) return <Text c="dimmed">{t('clips.none')}</Text>;
  return (
    <Checkbox.Group
      label={t('clips.choose')}
      value={[...choice.recordingIds]}
      error={choice.recordingIds.length === 0 ? t('clips.chooseOne') : undefined}
      onChange={(ids) => onChoice({ ...choice, recordingIds: recordings.map(({ id }) => id).filter((id) => ids.includes(id)) })}
    >
      <Stack gap={6} mt="xs">
        {recordings.map(({ id, title, originalName }) => (
          <Checkbox key={id} value={id} label={title || originalName} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
