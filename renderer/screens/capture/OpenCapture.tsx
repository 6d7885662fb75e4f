import { Stack, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { CaptureOptions, CaptureSettings } from '#core/capture/settings.ts';
import type { Visit } from '#core/domain/patient.ts';
import type { CaptureSession } from '../../capture/session.ts';
import { call } from '../../link.ts';
import { reportFailure } from '../../ui/failures.ts';
import { useActions } from '../../ui/keymap/useActions.ts';
import { sayWithUndo } from '../../ui/notify.tsx';
import { captureActions } from './actions.ts';
import classes from './Capture.module.css';
import { Findings } from './Findings.tsx';
import { type GuideChoice, GuideOptions } from './GuideOptions.tsx';
import { LiveCameras } from './LiveCameras.tsx';
import { RecordBar } from './RecordBar.tsx';
import { RunnerForm } from './RunnerForm.tsx';
import { SetUpHelp } from './SetUpHelp.tsx';
import { TakeEnd } from './TakeEnd.tsx';
import { TakeOptions } from './TakeOptions.tsx';
import { TakeReplay } from './TakeReplay.tsx';
import { TakeStrip } from './TakeStrip.tsx';
import { UnfinishedTakes } from './UnfinishedTakes.tsx';
import { useCaptureState } from './useCapture.ts';
import { useCaptureSettings } from './useCaptureSettings.ts';
import { useGhosts } from './useGhosts.ts';
import { useRememberedCameras } from './useRememberedCameras.ts';
import { type TakeGroup, useTakes } from './useTakes.ts';

type Props = {
  readonly session: CaptureSession;
  readonly visit: Visit;
  readonly kept: CaptureSettings;
  /** Bytes of decoded pictures that a replay may hold. */
  readonly cacheLimit: number;
};

const delayStep = 0.5;
const longestDelay = 10;

/** Cameras, takes and everything around them. Recording and replay take turns on the stage; the cameras go on meanwhile. */
export function OpenCapture({ session, visit, kept, cacheLimit }: Props) {
  const { t } = useTranslation('capture');
  const [, go] = useLocation();
  const state = useCaptureState(session);
  const { settings, change } = useCaptureSettings(kept);
  const groups = useTakes(visit.id);
  const [guides, setGuides] = useState<GuideChoice>({ grid: true, ghost: false, strength: 0.4 });
  const [replayed, setReplayed] = useState<string | null>(null);
  const { options, conditions } = settings;
  const { phase } = state;
  const resting = phase.kind === 'idle' || phase.kind === 'ended';
  const ghosts = useGhosts(
    visit.patientId,
    visit.id,
    state.cameras.map(({ role }) => role),
  );
  const shown = groups.find(({ id }) => id === replayed) ?? null;

  useRememberedCameras(session, state, settings.cameras);
  useEffect(() => {
    session.setOptions(options).catch(reportFailure);
  }, [session, options]);
  useReplayAfterTake(phase.kind === 'ended' ? (phase.takes[0]?.groupId ?? null) : null, groups, setReplayed);

  const setOptions = (part: Partial<CaptureOptions>) => change((now) => ({ ...now, options: { ...now.options, ...part } }));
  const record = () => {
    if (!resting) return session.stop();
    setReplayed(null);
    session.start(visit.id, conditions);
  };
  const arm = () => {
    if (!resting) return;
    setReplayed(null);
    session.arm(visit.id, conditions);
  };
  const throwAway = async ({ clips }: TakeGroup) => {
    const ids = clips.map(({ recording }) => recording.id);
    try {
      for (const id of ids) await call('recordings.remove', { id });
      sayWithUndo(t('takes.thrownAway', { count: ids.length }), async () => {
        for (const id of ids) await call('recordings.restore', { id });
      });
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const delayBy = (seconds: number) =>
    setOptions({ mirrorDelaySeconds: Math.min(longestDelay, Math.max(0, options.mirrorDelaySeconds + seconds)) });
  const [newest] = groups;
  useActions(captureActions, {
    'capture.record': phase.kind === 'finishing' ? undefined : record,
    'capture.arm': options.soundThreshold === null || !resting ? undefined : arm,
    'capture.replay': !resting || newest === undefined ? undefined : () => setReplayed(shown === null ? newest.id : null),
    'capture.throwAway': !resting || newest === undefined ? undefined : () => void throwAway(shown ?? newest),
    'capture.later': () => delayBy(delayStep),
    'capture.sooner': () => delayBy(-delayStep),
    'capture.live': () => setOptions({ mirrorDelaySeconds: 0 }),
    'capture.grid': () => setGuides((now) => ({ ...now, grid: !now.grid })),
    'capture.ghost': ghosts.length === 0 ? undefined : () => setGuides((now) => ({ ...now, ghost: !now.ghost })),
  });

  const findings = (shown?.clips ?? []).flatMap(({ take }) => (take.log === null ? [] : [{ take, findings: take.log.findings }]));
  return (
    <div className={classes['screen']}>
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      <div className={classes['notice']}>
        <UnfinishedTakes visitId={visit.id} />
        <TakeEnd phase={phase} />
      </div>
      {shown !== null && resting ? (
        <TakeReplay key={shown.id} group={shown} cacheLimit={cacheLimit} onBack={() => setReplayed(null)} />
      ) : (
        <LiveCameras
          session={session}
          state={state}
          settings={settings}
          guides={guides}
          ghosts={ghosts}
          onSettings={change}
          onImport={() => go(`/visits/${visit.id}`)}
        />
      )}
      <aside className={classes['side']} aria-label={t('options.title')}>
        <Stack gap="lg">
          {findings.map((each) => (
            <Findings key={each.take.id} take={each.take} findings={each.findings} />
          ))}
          <RunnerForm
            conditions={conditions}
            shoes={[...new Set(groups.flatMap(({ clips }) => clips.map(({ take }) => take.conditions.shoe)).filter((shoe) => shoe !== ''))]}
            onChange={(part) => change((now) => ({ ...now, conditions: { ...now.conditions, ...part } }))}
          />
          <GuideOptions choice={guides} ghosts={ghosts} onChange={(part) => setGuides((now) => ({ ...now, ...part }))}>
            {state.cameras.map((camera) => (
              <SetUpHelp key={camera.role} camera={camera} options={options} conditions={conditions} />
            ))}
          </GuideOptions>
          <TakeOptions
            options={options}
            disabled={!resting}
            soundLevel={state.soundLevel}
            soundTrouble={state.soundTrouble}
            onChange={setOptions}
          />
        </Stack>
      </aside>
      <div className={classes['dock']}>
        <RecordBar state={state} options={options} replaying={shown !== null && resting} onRecord={record} onArm={arm} />
        <TakeStrip
          groups={groups}
          shown={shown?.id ?? null}
          onReplay={(group) => resting && setReplayed(group.id)}
          onThrowAway={(group) => void throwAway(group)}
        />
      </div>
    </div>
  );
}

/** Replays a take as soon as it is filed, once. */
function useReplayAfterTake(ended: string | null, groups: readonly TakeGroup[], replay: (id: string) => void): void {
  const done = useRef<string | null>(null);
  const filed = ended !== null && groups.some(({ id }) => id === ended);
  useEffect(() => {
    if (ended === null || !filed || done.current === ended) return;
    done.current = ended;
    replay(ended);
  }, [ended, filed, replay]);
}
