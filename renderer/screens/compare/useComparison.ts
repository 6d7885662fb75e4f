import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Comparison, ComparisonContent } from '#core/domain/comparison.ts';
import { call } from '../../link.ts';
import { readKey } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';

/** A comparison as it is on screen, and the ways to change it. */
export type ComparisonDocument = {
  readonly content: ComparisonContent;
  /** On screen only, while something is being dragged. */
  readonly show: (content: ComparisonContent) => void;
  /** Kept at once; one step for undo. */
  readonly change: (content: ComparisonContent) => void;
  /** Kept at once, as part of the step before. */
  readonly amend: (content: ComparisonContent) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
};

type Steps = { readonly done: readonly ComparisonContent[]; readonly undone: readonly ComparisonContent[] };

/** Edits show at once and are written one after another; a failed write is told and what is stored is shown again. Undo reaches back to when the screen was opened. */
export function useComparison(stored: Comparison): ComparisonDocument {
  const client = useQueryClient();
  const { id } = stored;
  const [content, setContent] = useState(stored.content);
  const [steps, setSteps] = useState<Steps>({ done: [], undone: [] });
  const kept = useRef({ content: stored.content, revision: stored.revision });
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef(0);
  const latest = useRef(stored.content);

  // Changed in another window.
  useEffect(() => {
    if (waiting.current > 0 || stored.revision <= kept.current.revision) return;
    kept.current = { content: stored.content, revision: stored.revision };
    setContent(stored.content);
    setSteps({ done: [], undone: [] });
  }, [stored]);

  const readAgain = useCallback(async () => {
    const present = await call('comparisons.get', { id });
    kept.current = { content: present.content, revision: present.revision };
    setContent(present.content);
    setSteps({ done: [], undone: [] });
  }, [id]);
  const write = useCallback(
    (next: ComparisonContent) => {
      kept.current = { ...kept.current, content: next };
      latest.current = next;
      setContent(next);
      waiting.current += 1;
      queue.current = queue.current.then(async () => {
        try {
          // A later change is waiting and holds this one: edits in quick succession are written once.
          if (latest.current !== next) return;
          const written = await call('comparisons.update', { id, revision: kept.current.revision, content: next });
          // Made while what is stored was read again: it is on screen and kept after all.
          if (latest.current === next && kept.current.content !== next) setContent(next);
          kept.current = { content: latest.current, revision: written.revision };
          if (waiting.current === 1) client.setQueryData(readKey('comparisons.get', { id }), written);
        } catch (thrown) {
          reportFailure(thrown);
          // Without an answer what is on screen stays, and the next change is written with it.
          await readAgain().catch(reportFailure);
        } finally {
          waiting.current -= 1;
        }
      });
    },
    [client, id, readAgain],
  );
  const change = useCallback(
    (next: ComparisonContent) => {
      const before = kept.current.content;
      setSteps(({ done }) => ({ done: [...done.slice(-200), before], undone: [] }));
      write(next);
    },
    [write],
  );
  return useMemo(() => {
    const before = steps.done.at(-1);
    const after = steps.undone.at(-1);
    return {
      content,
      show: setContent,
      change,
      amend: write,
      undo:
        before === undefined
          ? null
          : () => {
              const now = kept.current.content;
              setSteps({ done: steps.done.slice(0, -1), undone: [...steps.undone, now] });
              write(before);
            },
      redo:
        after === undefined
          ? null
          : () => {
              const now = kept.current.content;
              setSteps({ done: [...steps.done, now], undone: steps.undone.slice(0, -1) });
              write(after);
            },
    };
  }, [content, steps, change, write]);
}
