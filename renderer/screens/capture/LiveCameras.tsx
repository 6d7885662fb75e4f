import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type CameraMode, type CameraRole, cameraRoles } from '#core/capture/mode.ts';
import type { CaptureSettings, RememberedCamera } from '#core/capture/settings.ts';
import type { CameraDevice, CameraState, CaptureSession, CaptureState } from '../../capture/session.ts';
import { CameraSettings } from './CameraSettings.tsx';
import { CameraTile } from './CameraTile.tsx';
import { CameraTrouble } from './CameraTrouble.tsx';
import classes from './Capture.module.css';
import type { GuideChoice } from './GuideOptions.tsx';
import { Guides } from './Guides.tsx';
import type { Ghost } from './useGhosts.ts';

type Props = {
  readonly session: CaptureSession;
  readonly state: CaptureState;
  readonly settings: CaptureSettings;
  readonly guides: GuideChoice;
  readonly ghosts: readonly Ghost[];
  readonly onSettings: (make: (now: CaptureSettings) => CaptureSettings) => void;
  readonly onImport: () => void;
};

const mostCameras = 2;

/** One tile a camera; without any, why and what to do. What is chosen is remembered for the role. */
export function LiveCameras({ session, state, settings, guides, ghosts, onSettings, onImport }: Props) {
  const { t } = useTranslation('capture');
  const { cameras, devices, permission, phase } = state;
  const resting = phase.kind === 'idle' || phase.kind === 'ended';
  const freeRoles = cameraRoles.filter((role) => !cameras.some((camera) => camera.role === role));
  const freeDevices = (devices ?? []).filter(({ id }) => !cameras.some(({ device }) => device?.id === id));

  const remember = (role: CameraRole, make: (now: RememberedCamera | undefined) => RememberedCamera | undefined) =>
    onSettings((now) => {
      const { [role]: before, ...others } = now.cameras;
      const after = make(before);
      return { ...now, cameras: after === undefined ? others : { ...others, [role]: after } };
    });
  const open = (role: CameraRole, device: CameraDevice, asked: CameraMode | null) => {
    remember(role, (now) => ({
      deviceId: device.id,
      label: device.label,
      asked,
      controls: now?.deviceId === device.id ? now.controls : {},
    }));
    void session.openCamera(role, device, asked);
  };
  const close = (role: CameraRole) => {
    remember(role, () => undefined);
    session.closeCamera(role);
  };
  const move = ({ role, device, asked }: CameraState, to: CameraRole) => {
    close(role);
    if (device !== null) open(to, device, asked);
  };
  const again = ({ role, device, asked }: CameraState) => {
    if (device === null) void session.findCameras();
    else void session.openCamera(role, device, asked);
  };

  const findings = (
    <CameraTrouble
      trouble={{ kind: permission === 'refused' ? 'refused' : 'none-found' }}
      onRetry={() => void session.findCameras()}
      onImport={onImport}
    />
  );
  if (devices === null && permission !== 'refused')
    return (
      <div className={classes['stage']}>
        <Center c="white">
          <Stack align="center">
            <Loader />
            <Text>{t('cameras.finding')}</Text>
          </Stack>
        </Center>
      </div>
    );
  if (cameras.length === 0 && (permission === 'refused' || devices === null || devices.length === 0))
    return (
      <div className={classes['stage']}>
        <section className={classes['tile']} data-band="off">
          {findings}
        </section>
      </div>
    );
  const [nextRole] = freeRoles;
  const [nextDevice] = freeDevices;
  return (
    <div className={classes['stage']}>
      {cameras.map((camera) => {
        const { role, got } = camera;
        const ghost = guides.ghost && resting ? (ghosts.find((each) => each.role === role) ?? null) : null;
        return (
          <CameraTile
            key={role}
            session={session}
            camera={camera}
            phase={phase}
            delaySeconds={settings.options.mirrorDelaySeconds}
            mirrored={settings.options.mirrored}
            onRetry={() => again(camera)}
            settings={
              <CameraSettings
                camera={camera}
                devices={devices ?? []}
                freeRoles={freeRoles}
                disabled={!resting}
                onRole={(to) => move(camera, to)}
                onDevice={(device) => open(role, device, null)}
                onMode={(asked) => camera.device !== null && open(role, camera.device, asked)}
                onControl={(name, value) => {
                  remember(role, (now) => (now === undefined ? now : { ...now, controls: { ...now.controls, [name]: value } }));
                  void session.setControl(role, name, value);
                }}
                onClose={() => close(role)}
              />
            }
          >
            {got !== null && (
              <Guides width={got.width} height={got.height} grid={guides.grid && resting} ghost={ghost} ghostStrength={guides.strength} />
            )}
          </CameraTile>
        );
      })}
      {cameras.length < mostCameras && nextRole !== undefined && nextDevice !== undefined && resting && (
        <Button
          className={classes['addCamera'] ?? ''}
          variant="filled"
          color="dark"
          leftSection={<IconPlus aria-hidden />}
          onClick={() =>
            open(cameras.length === 0 ? 'side-left' : (freeRoles.find((role) => role === 'rear') ?? nextRole), nextDevice, null)
          }
        >
          {t('cameras.add')}
        </Button>
      )}
    </div>
  );
}
