import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { StepProgress } from '#core/protocol/progress.ts';
import type { ListedRun } from '#core/protocol/run.ts';
import type { Task } from '#core/protocol/tasks.ts';
import type { Annotation } from '../annotate/useAnnotation.ts';
import type { GaitMarks, KindChoice } from '../gait/useGaitMarks.ts';
import { arrivalAt, arriveAt, forgetArrival } from './arrival.ts';
import type { OpenClip } from './useFacts.ts';

/** The review screen, as far as a protocol puts its hand on it. */
export type LeadHost = OpenClip & {
  readonly annotation: Annotation;
  readonly gait: GaitMarks;
  /** Shows the lane of gait events and its keys. */
  readonly onGait: () => void;
  readonly onGo: (frame: GaitMarks['frame']) => void;
};

/** A task on a clip: its clip may have to be opened first. */
type ClipTask = Extract<Task, { readonly kind: 'mark' | 'point' | 'calibrate' }>;
export const isClipTask = (task: Task | null): task is ClipTask =>
  task !== null && (task.kind === 'mark' || task.kind === 'point' || task.kind === 'calibrate');

/** What makes a task another one, so that it is gone to by itself: for events only the step, because marking goes on from event to event by its own keys. */
const placeOf = ({ step, task }: StepProgress): string =>
  task?.kind === 'point' ? `${step.id} ${task.plan.side} ${task.where?.ok === true ? task.where.frame : 'here'}` : step.id;

const kindsAs = (kinds: readonly string[]): KindChoice =>
  kinds.every((kind) => kind === 'initial-contact')
    ? 'contacts'
    : kinds.every((kind) => kind === 'initial-contact' || kind === 'toe-off')
      ? 'phases'
      : 'all';

/**
 * Goes to the right frame with the right tool, and on by itself as the record shows that the next of a step is done, until the tool is put away or another clip is
 * needed. Gives what takes up the present step.
 */
export function useLead(host: LeadHost, run: ListedRun | null, present: StepProgress | null): (task: ClipTask) => void {
  const [, go] = useLocation();
  const { recording, annotation, gait } = host;
  const followed = useRef<string | null>(null);
  const ledTo = useRef<string | null>(null);

  const perform = (task: ClipTask, step: StepProgress): void => {
    followed.current = step.step.id;
    ledTo.current = placeOf(step);
    if (task.kind === 'calibrate') {
      annotation.chooseTool(task.tool);
      return;
    }
    if (task.where?.ok === true) host.onGo(task.where.frame);
    if (task.kind === 'point') annotation.pointAt(task.plan);
    else {
      const [only, other] = task.sides;
      gait.chooseKinds(kindsAs(task.kinds));
      gait.chooseFeet(only !== undefined && other === undefined ? only : 'both');
      host.onGait();
    }
  };

  const lead = (task: ClipTask): void => {
    if (run === null || present === null) return;
    if (task.recordingId === recording.id) {
      perform(task, present);
      return;
    }
    arriveAt({ runId: run.id, stepId: present.step.id, recordingId: task.recordingId });
    const frame = task.kind !== 'calibrate' && task.where?.ok === true ? `/${task.where.frame}` : '';
    go(`/recordings/${task.recordingId}${frame}`);
  };

  // The landmarks tool put away without having made anything: nobody wants to be led on. What was made is selected.
  const { tool } = annotation;
  const before = useRef(tool);
  const madeNone = annotation.editor.selected === null;
  useEffect(() => {
    if (before.current === 'landmarks' && tool !== 'landmarks' && madeNone) followed.current = null;
    before.current = tool;
  }, [tool, madeNone]);

  const place = present === null ? null : placeOf(present);
  const onward = useRef<() => void>(() => {});
  useEffect(() => {
    onward.current = () => {
      if (run === null || present === null) return;
      const { task, step } = present;
      const here = isClipTask(task) && task.recordingId === recording.id;
      const arrival = arrivalAt(recording.id);
      forgetArrival();
      if (arrival !== null) {
        if (arrival.runId === run.id && arrival.stepId === step.id && here) perform(task, present);
        return;
      }
      if (followed.current === null || ledTo.current === placeOf(present)) return;
      // A calibration is drawn for a step of its own; what comes after it is taken up by hand.
      if (here && task.kind !== 'calibrate') perform(task, present);
      else followed.current = null;
    };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another place leads on
  useEffect(() => onward.current(), [place, run?.id]);
  return lead;
}
