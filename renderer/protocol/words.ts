import i18next from 'i18next';
import { assertNever } from '#core/domain/brand.ts';
import type { Recording } from '#core/domain/recording.ts';
import type { Missing, Task } from '#core/protocol/tasks.ts';

const nameOf = ({ title, originalName }: Recording): string => title || originalName;
const nameIn = (clips: readonly Recording[], id: string): string => {
  const found = clips.find((clip) => clip.id === id);
  return found === undefined ? '' : nameOf(found);
};

/** What a step lacks, in one line; null where its instruction says it already. The clip is named where the visit has several. */
export function missingInWords(missing: Missing, clips: readonly Recording[]): string | null {
  const on = (what: string, id: string): string =>
    clips.length < 2 ? what : i18next.t('protocol:missing.on', { what, clip: nameIn(clips, id) });
  switch (missing.kind) {
    case 'tick':
      return null;
    case 'clip':
      return i18next.t(`protocol:noClip.${missing.view}`);
    case 'words':
      return i18next.t(`protocol:missing.words.${missing.field}`);
    case 'standing':
      return on(i18next.t('protocol:missing.standing', { side: sideInWords(missing.side) }), missing.recordingId);
    case 'fact': {
      const { have, need } = missing;
      return on(
        i18next.t(`protocol:missing.${missing.fact}`, { have: have === null ? '' : figure(have), need: need === null ? '' : figure(need) }),
        missing.recordingId,
      );
    }
    case 'events': {
      const { event, have, need, side } = missing;
      return on(i18next.t(`protocol:missing.events.${event}`, { have, need, side: sideInWords(side) }), missing.recordingId);
    }
    case 'landmarks': {
      const { moment, have, need, side } = missing;
      return on(i18next.t(`protocol:missing.landmarks.${moment}`, { have, need, side: sideInWords(side) }), missing.recordingId);
    }
    default:
      return assertNever(missing);
  }
}

const sideInWords = (side: 'left' | 'right'): string => i18next.t(`protocol:sides.${side}`);
const figure = (value: number): string => String(Number(value.toFixed(1)));

/** Where to look for what comes next, or why that cannot be told; null where there is nothing to look for. */
export function whereInWords(task: Task): string | null {
  if (task.kind !== 'mark' && task.kind !== 'point') return null;
  if (task.kind === 'point' && task.where === null) return i18next.t('protocol:where.standing');
  const { where } = task;
  if (where === null) return null;
  if (!where.ok) return i18next.t(`protocol:where.${where.reason}`);
  const { frame } = where;
  if (task.kind === 'point' && task.begun.length > 0)
    return i18next.t('protocol:where.begun', { frame, count: task.begun.length, of: task.plan.names.length });
  return i18next.t(`protocol:where.${where.from}`, { frame });
}

/** What the button of a task does; `open` is the clip on the screen. */
export function taskInWords(task: Exclude<Task, { kind: 'film' }>, open: string, clips: readonly Recording[]): string {
  if ((task.kind === 'mark' || task.kind === 'point' || task.kind === 'calibrate') && task.recordingId !== open) {
    const other = clips.find(({ id }) => id === task.recordingId);
    const clip = other === undefined ? '' : `${i18next.t(`protocol:clipOf.${other.view}`)} (${nameOf(other)})`;
    return i18next.t('protocol:do.other', { clip });
  }
  switch (task.kind) {
    case 'tick':
    case 'ask':
    case 'write':
      return i18next.t(`protocol:do.${task.kind}`);
    case 'calibrate':
      return i18next.t(`protocol:do.calibrate.${task.tool}`);
    case 'mark':
      return task.where?.ok === true ? i18next.t('protocol:do.markAt', { frame: task.where.frame }) : i18next.t('protocol:do.mark');
    case 'point':
      return task.where?.ok === true ? i18next.t('protocol:do.pointAt', { frame: task.where.frame }) : i18next.t('protocol:do.point');
    default:
      return assertNever(task);
  }
}

/** '4:05'. */
export const clockInWords = (seconds: number): string => {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};
