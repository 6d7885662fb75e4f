import { useCallback, useMemo, useRef } from 'react';
import type { PaneHandle } from './ComparePane.tsx';
import type { ComparisonDocument } from './useComparison.ts';

type Step = 'comparison' | number;

/** The open panes, and one undo over all of their clips and the comparison itself, in the order in which things were done. */
export type Panes = {
  readonly keep: (position: number, handle: PaneHandle | null) => void;
  readonly at: (position: number) => PaneHandle | null;
  readonly edited: (step: Step) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

/** Beyond what was done on this screen, undo goes on with the edits of the chosen clip. */
export function usePanes(document: ComparisonDocument, chosen: number): Panes {
  const handles = useRef<(PaneHandle | null)[]>([]);
  const done = useRef<Step[]>([]);
  const undone = useRef<Step[]>([]);
  const now = useRef({ document, chosen });
  now.current = { document, chosen };
  const keep = useCallback((position: number, handle: PaneHandle | null) => {
    handles.current[position] = handle;
  }, []);
  return useMemo(() => {
    const at = (position: number): PaneHandle | null => handles.current[position] ?? null;
    const take = (from: Step[], to: Step[], way: 'undo' | 'redo'): void => {
      const step = from.pop() ?? now.current.chosen;
      if (step === 'comparison') now.current.document[way]?.();
      else void at(step)?.document[way]();
      to.push(step);
    };
    return {
      keep,
      at,
      edited: (step) => {
        done.current.push(step);
        undone.current = [];
      },
      undo: () => take(done.current, undone.current, 'undo'),
      redo: () => take(undone.current, done.current, 'redo'),
    };
  }, [keep]);
}
