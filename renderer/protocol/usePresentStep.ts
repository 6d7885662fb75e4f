import { useState } from 'react';
import type { Progress, StepProgress } from '#core/protocol/progress.ts';

export type PresentStep = { readonly present: StepProgress | null; readonly choose: (stepId: string | null) => void };

/**
 * The step in view: the chosen one, else the first that is open. A step that was chosen while it was open gives way to the next one as soon as it is done; one that was
 * chosen done stays. `first`: the step to begin with.
 */
export function usePresentStep(progress: Progress | null, first: string | null): PresentStep {
  const [chosen, setChosen] = useState(first === null ? null : { id: first, wasOpen: true });
  const find = (id: string): StepProgress | null => progress?.steps.find(({ step }) => step.id === id) ?? null;
  const choose = (id: string | null): void => setChosen(id === null ? null : { id, wasOpen: find(id)?.status === 'open' });
  if (progress === null) return { present: null, choose };
  const held = chosen === null ? null : find(chosen.id);
  if (held === null || chosen === null) return { present: progress.next, choose };
  if (!chosen.wasOpen || held.status === 'open') return { present: held, choose };
  const after = progress.steps.slice(progress.steps.indexOf(held) + 1).find(({ status }) => status === 'open');
  return { present: after ?? progress.next, choose };
}
