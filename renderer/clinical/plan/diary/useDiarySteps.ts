import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiaryDay } from '#core/plan/diary.ts';
import { say } from '../../../ui/notify.tsx';
import { type DiaryStep, type DiarySteps, noSteps, stillSays, withDiaryStep } from './diarySteps.ts';
import type { DayDraft } from './useWeekDiary.ts';

/** A day of the grid, whose changes can be undone. */
export type DayDiary = Omit<DayDraft, 'edit'> & {
  /** Changes the day; it is written after a pause. `key` names the field; `emptied` that an answer was taken out. */
  readonly edit: (key: string, change: Partial<DiaryDay>, emptied?: boolean) => void;
};

export type DiaryUndo = {
  readonly diary: readonly DayDiary[];
  /** Null where there is nothing to undo, or to do again. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** Another field: what is typed now is a step of its own. */
  readonly close: () => void;
};

/** Undo and redo of a week of the diary, as long as it is shown. What someone else has changed since is left alone. */
export function useDiarySteps(days: readonly DayDraft[], onWent: (step: DiaryStep) => void): DiaryUndo {
  const { t } = useTranslation('plan');
  const [history, setHistory] = useState<DiarySteps>(noSteps);
  const { steps, done } = history;
  const go = (step: DiaryStep, from: Partial<DiaryDay>, to: Partial<DiaryDay>, next: number): void => {
    const day = days.find((one) => one.day === step.day);
    if (day === undefined) return;
    if (!stillSays(day.entry, from)) {
      setHistory({ steps: steps.filter((one) => one !== step), done: Math.min(next, done), open: false });
      say(t('diary.changedSince'));
      return;
    }
    day.edit(to);
    day.draft.flush();
    setHistory({ steps, done: next, open: false });
    onWent(step);
  };
  const [back, forth] = [steps[done - 1], steps[done]];
  return {
    diary: days.map((one) => ({
      ...one,
      edit: (key, change, emptied = false) => {
        setHistory((now) => withDiaryStep(now, one.entry, key, change, emptied));
        one.edit(change);
      },
    })),
    undo: back === undefined ? null : () => go(back, back.after, back.before, done - 1),
    redo: forth === undefined ? null : () => go(forth, forth.before, forth.after, done + 1),
    close: () => setHistory((now) => (now.open ? { ...now, open: false } : now)),
  };
}
