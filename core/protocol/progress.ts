import { assertNever } from '../domain/brand.ts';
import { type ProtocolFacts, type SeenClip, seen } from './facts.ts';
import type { Protocol } from './protocol.ts';
import type { RunState, RunSummary } from './run.ts';
import type { Step } from './step.ts';
import { type Asked, askedOf, type Missing, type Task } from './tasks.ts';

export type StepProgress = {
  readonly step: Step;
  readonly status: 'done' | 'open' | 'skipped';
  /** 0 to 1. */
  readonly share: number;
  /** What it lacks, in parts that can be counted; empty when done. */
  readonly missing: readonly Missing[];
  /** What to do next for it; null when done. */
  readonly task: Task | null;
  /** Why it is left out; null when it is not. */
  readonly skipReason: string | null;
};

export type Progress = {
  readonly steps: readonly StepProgress[];
  /** The first step that is neither done nor left out. */
  readonly next: StepProgress | null;
  readonly done: number;
  readonly skipped: number;
  /** 0 to 1 of the steps that are not left out; 1 where all are. */
  readonly share: number;
  /** Every step is done or left out. */
  readonly complete: boolean;
};

/** How far a protocol has come: derived from the record each time, and from `state` only where the record cannot tell. A skipped step that is done counts as done. */
export function progress(protocol: Protocol, facts: ProtocolFacts, state: RunState): Progress {
  const clips = facts.clips.map(seen);
  const steps = protocol.steps.map((step) => ofStep(step, { protocol, clips, notes: facts.notes, state }));
  const counted = steps.filter(({ status }) => status !== 'skipped');
  return {
    steps,
    next: steps.find(({ status }) => status === 'open') ?? null,
    done: steps.filter(({ status }) => status === 'done').length,
    skipped: steps.length - counted.length,
    share: counted.length === 0 ? 1 : counted.reduce((sum, { share }) => sum + share, 0) / counted.length,
    complete: steps.every(({ status }) => status !== 'open'),
  };
}

type Under = {
  readonly protocol: Protocol;
  readonly clips: readonly SeenClip[];
  readonly notes: ProtocolFacts['notes'];
  readonly state: RunState;
};

function ofStep(step: Step, under: Under): StepProgress {
  const { parts, task }: Asked = askedOf(step, under);
  const need = parts.reduce((sum, part) => sum + part.need, 0);
  const have = parts.reduce((sum, part) => sum + part.have, 0);
  const missing = parts.filter((part) => part.have < part.need).flatMap((part) => part.missing);
  const skipReason = under.state.skips[step.id] ?? null;
  const done = have >= need;
  return {
    step,
    status: done ? 'done' : skipReason === null ? 'open' : 'skipped',
    share: done ? 1 : have / need,
    missing,
    task: done ? null : task,
    skipReason,
  };
}

/** The same in short, for lists. */
export function summaryOf(made: Progress): RunSummary {
  const { next } = made;
  return {
    done: made.done,
    skipped: made.skipped,
    total: made.steps.length,
    share: made.share,
    complete: made.complete,
    next: next === null ? null : { stepId: next.step.id, ...addressOf(next.task) },
  };
}

/** The clip and frame that a task is done on; null where it is done elsewhere or on any frame. */
export function addressOf(task: Task | null): Pick<NonNullable<RunSummary['next']>, 'recordingId' | 'frame'> {
  if (task === null) return { recordingId: null, frame: null };
  switch (task.kind) {
    case 'mark':
    case 'point':
      return { recordingId: task.recordingId, frame: task.where?.ok === true ? task.where.frame : null };
    case 'calibrate':
    case 'ask':
      return { recordingId: task.recordingId, frame: null };
    case 'tick':
    case 'film':
    case 'write':
      return { recordingId: null, frame: null };
    default:
      return assertNever(task);
  }
}
