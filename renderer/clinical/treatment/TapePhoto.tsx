import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Taping } from '#core/clinical/treatment/taping.ts';
import { frameNo } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { useRead } from '../../ui/data/reads.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { OneOf } from './fields/OneOf.tsx';
import { Fields } from './fields/Part.tsx';

type Props = { readonly photo: Taping['photo']; readonly visitId: string; readonly onChange: (photo: Taping['photo']) => void };

/** The picture of a taping: a frame of one of the visit's clips. */
export function TapePhoto({ photo, visitId, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const clips = useRead('recordings.list', { visitId }).data ?? [];
  if (photo?.from === 'camera') return <Text>{t('taping.photoCamera')}</Text>;
  const chosen = clips.find(({ id }) => id === photo?.recordingId);
  const none = 'none';
  const nameOf = (clip: Recording | undefined): string => clip?.title || clip?.originalName || t('taping.photoNone');
  return (
    <Fields>
      <OneOf
        label={t('taping.photoClip')}
        values={[none, ...clips.map(({ id }) => id as string)]}
        words={(id) => nameOf(clips.find((clip) => clip.id === id))}
        value={photo?.recordingId ?? none}
        onChange={(id) => {
          const clip = clips.find((each) => each.id === id);
          onChange(clip === undefined ? null : { from: 'clip', recordingId: clip.id, frame: frameNo.parse(0) });
        }}
      />
      {photo !== null && chosen !== undefined && (
        <NumberField
          label={t('taping.photoFrame')}
          value={photo.frame}
          from={0}
          to={chosen.frames - 1}
          rangeWords={t('taping.frameRange', { last: chosen.frames - 1 })}
          onNumber={(value) => value !== null && Number.isInteger(value) && onChange({ ...photo, frame: frameNo.parse(value) })}
        />
      )}
    </Fields>
  );
}
