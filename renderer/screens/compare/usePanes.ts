import { useCallback, useMemo, useRef } from 'react';
import type { RecordingId } from '#core/domain/ids.ts';
import type { PaneHandle } from './ComparePane.tsx';
import type { Added } from './useAddClip.ts';
import type { ComparisonDocument } from './useComparison.ts';

/** What was changed: the comparison itself, or the drawings and marks of a clip, wherever it stands by now. */
type Step = 'comparison' | RecordingId;

/** What outlives the panes while a clip is opened that was added, or that undo brings back. */
export type CompareMemory = { done: readonly Step[]; undone: readonly Step[]; added: Added | null };

export const emptyMemory = (): CompareMemory => ({ done: [], undone: [], added: null });

/** The open panes, and one undo over all of their clips and the comparison itself, in the order in which things were done. */
export type Panes = {
  readonly keep: (position: number, handle: PaneHandle | null) => void;
  readonly at: (position: number) => PaneHandle | null;
  readonly edited: (step: Step) => void;
  readonly undo: () => void;
  readonly redo: () => void;
};

/** Beyond what was done on this screen, undo goes on with the edits of the chosen clip. */
export function usePanes(document: ComparisonDocument, chosen: number, memory: CompareMemory): Panes {
  const handles = useRef<(PaneHandle | null)[]>([]);
  const now = useRef({ document, chosen });
  now.current = { document, chosen };
  const keep = useCallback((position: number, handle: PaneHandle | null) => {
    handles.current[position] = handle;
  }, []);
  return useMemo(() => {
    const at = (position: number): PaneHandle | null => handles.current[position] ?? null;
    const take = (from: 'done' | 'undone', to: 'done' | 'undone', way: 'undo' | 'redo'): void => {
      const comparison = now.current.document[way];
      // Steps of the comparison are gone where another window changed it.
      const steps = comparison === null ? memory[from].filter((step) => step !== 'comparison') : memory[from];
      const step = steps.at(-1);
      if (step === 'comparison') comparison?.();
      else {
        const handle = step === undefined ? at(now.current.chosen) : handles.current.find((each) => each?.recordingId === step);
        // Its clip is still being opened: nothing is undone, least of all something else.
        if (!handle) return;
        void handle.document[way]();
      }
      memory[from] = steps.slice(0, -1);
      if (step !== undefined) memory[to] = [...memory[to], step];
    };
    return {
      keep,
      at,
      edited: (step) => {
        memory.done = [...memory.done, step];
        memory.undone = [];
      },
      undo: () => take('done', 'undone', 'undo'),
      redo: () => take('undone', 'done', 'redo'),
    };
  }, [keep, memory]);
}
