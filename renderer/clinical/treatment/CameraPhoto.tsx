import { Button, Group, Modal, Skeleton, Stack } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TapePhoto } from '#core/clinical/treatment/tapePhoto.ts';
import { call, sendBytes } from '../../link.ts';
import { pngOf } from '../../player/stills.ts';
import { CameraTrouble } from '../../screens/capture/CameraTrouble.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { OneOf } from './fields/OneOf.tsx';
import classes from './TapePhotos.module.css';
import { useStillCamera } from './useStillCamera.ts';

type Props = { readonly formId: string; readonly onTaken: (photo: TapePhoto) => void };

/** Takes one still with a camera of this computer and keeps it with the taping. */
export function CameraPhoto({ formId, onTaken }: Props) {
  const { t } = useTranslation(['treatment', 'common']);
  const [opened, open] = useState(false);
  return (
    <>
      <Button size="sm" variant="default" leftSection={<IconCamera size={18} aria-hidden />} onClick={() => open(true)}>
        {t('taping.photo.camera')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => open(false)}
        title={t('taping.photo.camera')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Still
          formId={formId}
          onTaken={(photo) => {
            onTaken(photo);
            open(false);
          }}
        />
      </Modal>
    </>
  );
}

/** Sends a still to be kept; what was sent of one that cannot be is removed. */
async function keep(formId: string, png: Blob): Promise<TapePhoto> {
  const { id } = await call('uploads.begin', { name: 'tape.png', bytes: png.size });
  try {
    await sendBytes(id, png, new AbortController().signal);
  } catch (thrown) {
    await call('uploads.abandon', { id }).catch((left: unknown) => console.warn('a transfer could not be ended', left));
    throw thrown;
  }
  return { from: 'camera', sha256: (await call('forms.keepPhoto', { id: formId, uploadId: id })).sha256 };
}

function Still({ formId, onTaken }: Props) {
  const { t } = useTranslation('treatment');
  const camera = useStillCamera();
  const { stream, devices, device, trouble } = camera;
  const video = useRef<HTMLVideoElement>(null);
  const [live, setLive] = useState(false);
  const [busy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  useEffect(() => {
    setLive(false);
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  if (trouble !== null)
    return (
      <div className={classes['trouble']}>
        <CameraTrouble trouble={trouble} onRetry={camera.again} />
      </div>
    );

  const take = async (): Promise<void> => {
    if (video.current === null) return;
    setBusy(true);
    setThrown(null);
    try {
      const picture = await createImageBitmap(video.current);
      const png = await pngOf(picture).finally(() => picture.close());
      onTaken(await keep(formId, png));
    } catch (failed) {
      setThrown(failed);
      setBusy(false);
    }
  };
  return (
    <Stack>
      {devices.length > 1 && (
        <OneOf
          label={t('taping.photo.which')}
          values={devices.map(({ id }) => id)}
          words={(id) => devices.find((each) => each.id === id)?.label ?? ''}
          value={device?.id ?? null}
          onChange={camera.choose}
        />
      )}
      {stream === null ? (
        <Skeleton className={classes['live'] ?? ''} height="auto" />
      ) : (
        <video
          ref={video}
          className={classes['live']}
          aria-label={t('taping.photo.live')}
          autoPlay
          muted
          playsInline
          onLoadedData={() => setLive(true)}
        />
      )}
      {thrown !== null && <FailureNotice thrown={thrown} />}
      <Group>
        <Button
          size="lg"
          data-autofocus
          loading={busy}
          aria-disabled={!live}
          leftSection={<IconCamera aria-hidden />}
          onClick={() => live && void take()}
        >
          {t('taping.photo.take')}
        </Button>
      </Group>
    </Stack>
  );
}
