import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSamePhoto, type TapePhoto } from '#core/clinical/treatment/tapePhoto.ts';
import { type FrameNo, frameNo } from '#core/domain/frameIndex.ts';
import type { VisitId } from '#core/domain/ids.ts';
import type { Recording } from '#core/domain/recording.ts';
import { mediaUrl } from '../../link.ts';
import { useKeyImages } from '../../screens/report/useKeyImages.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { OneOf } from './fields/OneOf.tsx';
import { Fields } from './fields/Part.tsx';
import classes from './TapePhotos.module.css';

type Props = {
  readonly visitId: VisitId;
  readonly clips: readonly Recording[];
  readonly photos: readonly TapePhoto[];
  readonly onChoose: (photo: TapePhoto) => void;
};

const another = 'another';

/** Chooses a frame of a clip of the visit: one of its key images, or any other by its number. It is seen before it is added. */
export function ClipPhoto({ visitId, clips, photos, onChoose }: Props) {
  const { t } = useTranslation(['treatment', 'review']);
  const [clipId, chooseClip] = useState<string | null>(null);
  const [frame, setFrame] = useState<FrameNo>(frameNo.parse(0));
  const { images } = useKeyImages(visitId, (preset) => t(`review:presets.${preset as 'midstance-left'}`));
  if (clips.length === 0) return <Text c="dimmed">{t('taping.photo.noClip')}</Text>;
  const clip = clips.find(({ id }) => id === clipId) ?? null;
  const ofClip = images.filter(({ recordingId }) => recordingId === clipId);
  const photo = clip === null ? null : ({ from: 'clip', recordingId: clip.id, frame } as const);
  return (
    <div>
      <Fields>
        <OneOf
          label={t('taping.photo.clip')}
          values={clips.map(({ id }) => id as string)}
          words={(id) => nameOf(clips.find((each) => each.id === id))}
          value={clipId}
          onChange={(id) => {
            const [first] = images.filter(({ recordingId }) => recordingId === id);
            chooseClip(id);
            setFrame(frameNo.parse(first?.frame ?? 0));
          }}
        />
        {ofClip.length > 0 && (
          <OneOf
            label={t('taping.photo.keyImage')}
            values={[...ofClip.map(({ id }) => id as string), another]}
            words={(id) => {
              const image = ofClip.find((each) => each.id === id);
              if (image === undefined) return t('taping.photo.another');
              return t('taping.photo.keyImageAt', { name: image.title || t('review:keyImages.untitled'), frame: image.frame });
            }}
            value={ofClip.find((image) => image.frame === frame)?.id ?? another}
            onChange={(id) => {
              const image = ofClip.find((each) => each.id === id);
              if (image !== undefined) setFrame(frameNo.parse(image.frame));
            }}
          />
        )}
        {clip !== null && (
          <NumberField
            label={t('taping.photo.frame')}
            value={frame}
            from={0}
            to={clip.frames - 1}
            decimals={0}
            rangeWords={t('taping.photo.frameRange', { last: clip.frames - 1 })}
            onNumber={(value) => value !== null && setFrame(frameNo.parse(value))}
          />
        )}
      </Fields>
      {photo !== null && (
        <Group mt="sm" align="flex-end">
          <img
            className={`${classes['picture']} ${classes['preview']}`}
            src={mediaUrl(`picture-${photo.recordingId}-${photo.frame}`)}
            alt={t('taping.photo.preview', { frame, clip: nameOf(clip ?? undefined) })}
          />
          <Button
            size="sm"
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            disabled={photos.some((other) => isSamePhoto(photo, other))}
            onClick={() => onChoose(photo)}
          >
            {t('taping.photo.addFrame')}
          </Button>
        </Group>
      )}
    </div>
  );
}

const nameOf = (clip: Recording | undefined): string => clip?.title || clip?.originalName || '';
