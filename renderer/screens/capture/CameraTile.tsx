import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CameraState, CaptureSession, TakePhase } from '../../capture/session.ts';
import { CameraFigures } from './CameraFigures.tsx';
import { CameraTrouble } from './CameraTrouble.tsx';
import classes from './Capture.module.css';

type Props = {
  readonly session: CaptureSession;
  readonly camera: CameraState;
  readonly phase: TakePhase;
  readonly delaySeconds: number;
  readonly mirrored: boolean;
  readonly settings: ReactNode;
  /** Drawn over the picture. */
  readonly children: ReactNode;
  readonly onRetry: () => void;
};

type Band = 'off' | 'live' | 'armed' | 'counting' | 'recording' | 'finishing';

function bandOf(camera: CameraState, phase: TakePhase): Band {
  if (camera.trouble !== null || camera.got === null) return 'off';
  return phase.kind === 'idle' || phase.kind === 'ended' ? 'live' : phase.kind;
}

/** One camera: its picture, live or late, a coloured band that says its state, its figures and settings. */
export function CameraTile({ session, camera, phase, delaySeconds, mirrored, settings, children, onRetry }: Props) {
  const { t } = useTranslation('capture');
  const canvas = useRef<HTMLCanvasElement>(null);
  const { role, trouble, got } = camera;
  const streams = got !== null && trouble === null;
  useLayoutEffect(() => {
    if (!streams || canvas.current === null) return;
    return session.attach(role, canvas.current, { delaySeconds, mirrored });
  }, [session, role, streams, delaySeconds, mirrored]);
  const band = bandOf(camera, phase);
  const late = band === 'live' && delaySeconds > 0;
  return (
    <section className={classes['tile']} data-band={band} data-role={role} aria-label={t(`cameras.roles.${role}`)}>
      {trouble !== null ? (
        <CameraTrouble trouble={trouble} onRetry={onRetry} />
      ) : (
        <canvas
          ref={canvas}
          className={classes['live']}
          role="img"
          aria-label={t(`cameras.roles.${role}`)}
          data-testid={`live-${role}`}
          width={got?.width ?? 16}
          height={got?.height ?? 9}
        />
      )}
      {streams && children}
      <div className={classes['tileTop']}>
        <span className={classes['band']} data-band={band}>
          {t(`cameras.roles.${role}`)}
          {' · '}
          {late
            ? t('state.delayed', { seconds: delaySeconds })
            : t(`state.${band}`, { seconds: phase.kind === 'counting' ? phase.secondsLeft : 0 })}
        </span>
        {settings}
      </div>
      {streams && <CameraFigures camera={camera} />}
      {phase.kind === 'counting' && streams && (
        <div className={classes['countdown']} aria-hidden="true">
          {phase.secondsLeft}
        </div>
      )}
    </section>
  );
}
