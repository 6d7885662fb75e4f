import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormOf } from '#core/clinical/form.ts';
import { isSamePhoto, mostPhotos, type TapePhoto } from '#core/clinical/treatment/tapePhoto.ts';
import type { Taping } from '#core/clinical/treatment/taping.ts';
import type { Recording } from '#core/domain/recording.ts';
import { mediaUrl } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { sayWithUndo } from '../../ui/notify.tsx';
import { useLatest } from '../../ui/useLatest.ts';
import { CameraPhoto } from './CameraPhoto.tsx';
import { ClipPhoto } from './ClipPhoto.tsx';
import { Part } from './fields/Part.tsx';
import classes from './TapePhotos.module.css';

type Props = { readonly form: FormOf<'taping'>; readonly taping: Taping; readonly onChange: (photos: TapePhoto[]) => void };

const mediaIdOf = (photo: TapePhoto, formId: string): string =>
  photo.from === 'clip' ? `picture-${photo.recordingId}-${photo.frame}` : `photo-${formId}-${photo.sha256}`;

/** What the tape looks like: frames of the visit's clips, and stills that the camera takes. */
export function TapePhotos({ form, taping, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const { photos, technique, side } = taping;
  const clips = useRead('recordings.list', { visitId: form.visitId }).data ?? [];
  const latest = useLatest({ photos, onChange });
  const add = (photo: TapePhoto): void => {
    const now = latest.current;
    if (!now.photos.some((other) => isSamePhoto(photo, other))) now.onChange([...now.photos, photo]);
  };
  const remove = (at: number, photo: TapePhoto): void => {
    onChange(photos.toSpliced(at, 1));
    sayWithUndo(t('taping.photo.removed'), async () => {
      const now = latest.current;
      if (!now.photos.some((other) => isSamePhoto(photo, other))) now.onChange(now.photos.toSpliced(at, 0, photo));
    });
  };
  const what = t('taping.summary', { technique: t(`taping.techniques.${technique}`), side: t(`side.${side}`) });
  const full = photos.length >= mostPhotos;
  return (
    <Part title={t('taping.photo.title')}>
      {photos.length === 0 ? (
        <Text c="dimmed">{t('taping.photo.none')}</Text>
      ) : (
        <ul className={classes['list']}>
          {photos.map((photo, at) => (
            <Photo
              key={mediaIdOf(photo, form.id)}
              mediaId={mediaIdOf(photo, form.id)}
              n={at + 1}
              what={what}
              from={fromWords(t, photo, clips)}
              onRemove={() => remove(at, photo)}
            />
          ))}
        </ul>
      )}
      {full ? (
        <Text size="sm">{t('taping.photo.full', { count: mostPhotos })}</Text>
      ) : (
        !form.locked && (
          <div className={classes['add']}>
            <CameraPhoto formId={form.id} onTaken={add} />
            <ClipPhoto visitId={form.visitId} clips={clips} photos={photos} onChoose={add} />
          </div>
        )
      )}
    </Part>
  );
}

function fromWords(t: ReturnType<typeof useTranslation<'treatment'>>['t'], photo: TapePhoto, clips: readonly Recording[]): string {
  if (photo.from === 'camera') return t('taping.photo.byCamera');
  const clip = clips.find(({ id }) => id === photo.recordingId);
  return clip === undefined
    ? t('taping.photo.ofOther', { frame: photo.frame })
    : t('taping.photo.ofClip', { frame: photo.frame, clip: clip.title || clip.originalName });
}

type PhotoProps = {
  readonly mediaId: string;
  readonly n: number;
  readonly what: string;
  readonly from: string;
  readonly onRemove: () => void;
};

function Photo({ mediaId, n, what, from, onRemove }: PhotoProps) {
  const { t } = useTranslation('treatment');
  const [gone, setGone] = useState(false);
  return (
    <li className={classes['photo']}>
      {gone ? (
        <Text className={classes['gone'] ?? ''} role="alert">
          {t('taping.photo.gone')}
        </Text>
      ) : (
        <img
          className={classes['picture']}
          src={mediaUrl(mediaId)}
          alt={t('taping.photo.alt', { n, what, from })}
          onError={() => setGone(true)}
        />
      )}
      <div className={classes['caption']}>
        <Text size="sm">{t('taping.photo.caption', { n, from })}</Text>
        <Tooltip label={t('taping.photo.remove', { n })}>
          <ActionIcon aria-label={t('taping.photo.remove', { n })} onClick={onRemove}>
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
    </li>
  );
}
