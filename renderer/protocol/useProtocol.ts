import { type RefObject, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { assertNever } from '#core/domain/brand.ts';
import type { Recording } from '#core/domain/recording.ts';
import { type Progress, progress, type StepProgress } from '#core/protocol/progress.ts';
import type { ListedRun } from '#core/protocol/run.ts';
import { useActions } from '../ui/keymap/useActions.ts';
import { protocolActions } from './actions.ts';
import { arrivalAt } from './arrival.ts';
import { showProtocol, useProtocolShown } from './shown.ts';
import { useFacts } from './useFacts.ts';
import { isClipTask, type LeadHost, useLead } from './useLead.ts';
import { usePresentStep } from './usePresentStep.ts';
import { type Change, useRuns } from './useRuns.ts';
import { useWorkedSeconds } from './useWorkedSeconds.ts';

export type Guide = {
  readonly shown: boolean;
  readonly toggle: () => void;
  readonly recording: Recording;
  /** Clips of the visit; empty while they are being read. */
  readonly clips: readonly Recording[];
  /** Those of the visit, the one under way first; null while they are being read. */
  readonly runs: readonly ListedRun[] | null;
  readonly thrown: unknown;
  readonly run: ListedRun | null;
  readonly progress: Progress | null;
  readonly present: StepProgress | null;
  readonly choose: (stepId: string | null) => void;
  readonly open: (protocolId: string) => void;
  /** Seconds worked on it. */
  readonly seconds: number;
  /** Does what the present step asks for next, or puts the focus where it is answered. */
  readonly perform: () => void;
  readonly change: (by: Change) => void;
  readonly skip: (stepId: string, reason: string | null) => void;
  readonly tick: (stepId: string, ticked: boolean) => void;
  /** The reason for leaving out the present step is being typed. */
  readonly skipping: boolean;
  readonly askSkip: (asked: boolean) => void;
  /** Where the present step is answered in the panel. */
  readonly answer: RefObject<HTMLDivElement | null>;
};

/** The guided protocol beside a clip: reads and counts only while its panel is shown. */
export function useProtocol(host: LeadHost): Guide {
  const { recording } = host;
  const { visitId } = recording;
  const [, go] = useLocation();
  const shown = useProtocolShown();
  const { runs, thrown, open, change } = useRuns(visitId, shown);
  const run = runs?.[0] ?? null;
  const read = useFacts(host, shown && run !== null);
  const [skippingStep, setSkipping] = useState<string | null>(null);
  const answer = useRef<HTMLDivElement | null>(null);
  const { protocol, state } = run ?? {};
  const made = useMemo(
    () => (protocol === undefined || state === undefined || read.facts === null ? null : progress(protocol, read.facts, state)),
    [protocol, state, read.facts],
  );
  const { present, choose } = usePresentStep(made, arrivalAt(recording.id)?.stepId ?? null);
  const lead = useLead(host, shown ? run : null, shown ? present : null);
  const changeRun = (by: Change): void => {
    if (run !== null) change(run, by);
  };
  const held = useWorkedSeconds(shown && run !== null, (more) => changeRun((now) => ({ ...now, seconds: now.seconds + more })));
  const clips = read.facts?.clips.map((clip) => clip.recording) ?? [];

  const tick = (stepId: string, ticked: boolean): void =>
    changeRun((now) => {
      const others = now.ticks.filter((id) => id !== stepId);
      return { ...now, ticks: ticked ? [...others, stepId] : others };
    });
  /** Of several clips of a view the one that is worked on from now on: marks on another must not change it. */
  const holdTo = (id: string): void => {
    const clip = clips.find((one) => one.id === id);
    if (clip === undefined || clips.filter(({ view }) => view === clip.view).length < 2 || state?.clips[clip.view] === clip.id) return;
    changeRun((now) => ({ ...now, clips: { ...now.clips, [clip.view]: clip.id } }));
  };
  const perform = (): void => {
    const task = present?.task ?? null;
    if (present === null || task === null) return;
    if (isClipTask(task)) {
      holdTo(task.recordingId);
      lead(task);
      return;
    }
    switch (task.kind) {
      case 'tick':
        tick(present.step.id, true);
        return;
      case 'film':
      case 'ask': {
        const asked = task.kind === 'ask' && task.fact === 'capture-rate' ? `[data-rate-question="${task.recordingId}"] button` : null;
        const there =
          asked === null ? answer.current?.querySelector<HTMLElement>('input, a, button') : document.querySelector<HTMLElement>(asked);
        there?.focus();
        return;
      }
      case 'write':
        go(`/visits/${visitId}`);
        return;
      default:
        assertNever(task);
    }
  };
  const skipping = present !== null && skippingStep === present.step.id;
  const askSkip = (asked: boolean): void => setSkipping(asked && present !== null ? present.step.id : null);
  const toggle = (): void => showProtocol(!shown);
  const busy = host.annotation.editor.placing.name !== 'idle';
  useActions(protocolActions, {
    'protocol.open': toggle,
    // Between two points of a drawing the key would throw the first ones away.
    'protocol.do': shown && present?.task && !busy ? perform : undefined,
    'protocol.skip': shown && present?.status === 'open' ? () => askSkip(true) : undefined,
  });
  return {
    shown,
    toggle,
    recording,
    clips,
    runs,
    thrown: thrown ?? read.thrown,
    run,
    progress: made,
    present,
    choose,
    open: (protocolId) => void open(protocolId).then(() => choose(null)),
    seconds: (state?.seconds ?? 0) + held,
    perform,
    change: changeRun,
    skip: (stepId, reason) => {
      changeRun((now) => {
        const { [stepId]: _, ...others } = now.skips;
        return { ...now, skips: reason === null ? others : { ...others, [stepId]: reason } };
      });
      setSkipping(null);
    },
    tick,
    skipping,
    askSkip,
    answer,
  };
}
