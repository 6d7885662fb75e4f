import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Landmarks } from '#core/annotation/landmarks.ts';
import { type Calibration, calibrationSchema, gaitEventSchema, gaitKinds } from '#core/annotation/records.ts';
import { type Recording, recordingSchema } from '#core/domain/recording.ts';
import type { GaitKind, GaitMark } from '#core/gait/events.ts';
import type { TakeSource } from '#core/gait/take.ts';
import type { ProtocolFacts } from '#core/protocol/facts.ts';
import { type Progress, progress, type StepProgress } from '#core/protocol/progress.ts';
import { type Protocol, parseProtocol, protocolSchema } from '#core/protocol/protocol.ts';
import { newRunState, type RunState } from '#core/protocol/run.ts';
import { standardCamera } from '#core/runner/camera.ts';
import { fresh } from '#core/runner/params.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { countedId } from '#tests/helpers/testApp.ts';
import { markedRunner } from '../gait/lab.ts';
import { runnerPoses } from '../gait/runnerPoses.ts';

let ids = 1000;
export const newId = (): string => countedId(ids++);
export const visitId = countedId(3);

export const shippedProtocols = ['running-2d', 'cadence-contact', 'achilles-calf'] as const;

/** A protocol that comes with Soleus; throws with what is wrong in its file. */
export function shipped(id: (typeof shippedProtocols)[number]): Protocol {
  const read = parseProtocol(readFileSync(join(repoRoot, 'resources/protocols', `${id}.json`), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.protocol;
}

const why = { words: 'To be tried.', certainty: 'own-default' };
type Given = Readonly<Record<string, unknown>>;

/** A step as a file has it, with what every step has. */
export const step = (kind: string, more: Given = {}): Given => ({
  id: `${kind}-step`,
  kind,
  view: 'side',
  instruction: 'Do it.',
  why,
  ...more,
});
export const protocolOf = (...steps: readonly Given[]): Protocol =>
  protocolSchema.parse({ schema: 1, id: 'tried', name: 'Tried', description: '', targetMinutes: 5, steps });

export type Filmed = {
  readonly view?: Recording['view'];
  readonly fps?: number;
  readonly seconds?: number;
  readonly marks?: readonly GaitMark[];
  readonly poses?: readonly Landmarks[];
  readonly calibrations?: readonly Calibration[];
  readonly change?: Partial<Recording>;
};

export const takeOf = (look: 'side' | 'rear', fps: number, frames: number) => ({
  recordingId: countedId(2),
  runner: fresh,
  look,
  fps,
  frames,
  startsAt: 0,
  camera: standardCamera('left'),
});
/** Every landmark of a leg that a clinician would point at on such a clip. */
export const posesOn = (view: 'side' | 'rear', leg: 'left' | 'right', fps = 120, seconds = 10): readonly Landmarks[] =>
  runnerPoses(takeOf(view, fps, fps * seconds), leg, newId);
export const marksOn = (fps = 120, seconds = 10, kinds: readonly GaitKind[] = ['initial-contact', 'toe-off']): readonly GaitMark[] =>
  markedRunner(
    fresh,
    fps,
    fps * seconds,
    0,
    kinds.filter((kind) => gaitKinds.includes(kind)),
  );

/** A clip of the parametric runner in the visit. */
export function filmed({
  view = 'side-left',
  fps = 120,
  seconds = 10,
  marks = [],
  poses = [],
  calibrations = [],
  change = {},
}: Filmed): TakeSource {
  const id = newId();
  const frames = Math.round(fps * seconds);
  const rate = { framesPerSecond: fps, slowdown: 1, source: 'clinician', confirmed: true, reason: '' };
  const recording = recordingSchema.parse({
    id,
    visitId,
    title: `Clip ${view}`,
    view,
    cameraPosition: '',
    condition: '',
    conditions: { shoe: 'own' },
    speed: fresh.speed,
    width: 1280,
    height: 720,
    frames,
    durationSeconds: (frames - 1) / fps,
    captureRate: rate,
    originalName: 'clip.mp4',
    originalBytes: 1,
    originalSha256: '0'.repeat(64),
    reviewCopy: false,
    probe: {
      fileName: 'clip.mp4',
      bytes: 1,
      container: 'mp4',
      codec: 'h264',
      profile: null,
      bitDepth: 8,
      hdr: false,
      codedWidth: 1280,
      codedHeight: 720,
      width: 1280,
      height: 720,
      rotation: 0,
      pixelAspect: 1,
      frames,
      firstTimestamp: 0,
      lastTimestamp: (frames - 1) / fps,
      containerRate: fps,
      keyFrameDistance: 12,
      hasAudio: false,
      hasBFrames: false,
      proposedRate: rate,
      warnings: [],
    },
    importedAt: '2026-03-02T09:00:00.000Z',
    removedAt: null,
  });
  return {
    recording: { ...recording, ...change },
    index: { ticks: Array.from({ length: frames }, (_, i) => i * 1000), ticksPerSecond: fps * 1000 },
    events: marks.map(({ side, kind, frame }) =>
      gaitEventSchema.parse({ type: 'gait-event', id: newId(), recordingId: id, side, event: kind, frame }),
    ),
    keyImages: [],
    shapes: poses,
    calibrations,
  };
}

export const calibration = (kind: 'line' | 'vertical'): Calibration =>
  calibrationSchema.parse({
    type: 'calibration',
    id: newId(),
    visitId,
    recordingId: countedId(2),
    frame: 0,
    cameraPosition: '',
    kind,
    points: [
      { x: 100, y: 100 },
      { x: 100, y: 300 },
    ],
    ...(kind === 'line' ? { lengthMm: 1000 } : {}),
  });

export const factsOf = (...clips: readonly TakeSource[]): ProtocolFacts => ({ clips, notes: { reason: '', findings: '', advice: '' } });

export const progressOf = (protocol: Protocol, facts: ProtocolFacts, state: Partial<RunState> = {}): Progress =>
  progress(protocol, facts, { ...newRunState, ...state });

export function stepIn(made: Progress, id: string): StepProgress {
  const found = made.steps.find((one) => one.step.id === id);
  if (found === undefined) throw new Error(`no step ${id}`);
  return found;
}
