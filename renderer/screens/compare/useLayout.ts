import { useRef, useState } from 'react';
import { type ComparedPicture, shifted, shiftSwapped } from '#core/compare/arrange.ts';
import type { ComparisonContent, ComparisonLayout } from '#core/domain/comparison.ts';
import type { ComparisonDocument } from './useComparison.ts';

type Given = {
  readonly document: ComparisonDocument;
  readonly pictures: readonly ComparedPicture[];
  readonly change: (content: ComparisonContent) => void;
};

/** Presses of an arrow key that follow each other within this time are one step for undo. */
const together = 800;

/** How the clips stand to each other, and the ways to change it; a drag is one step for undo. */
export function useLayout({ document, pictures, change }: Given) {
  const { content } = document;
  const { layout, panes } = content;
  const before = useRef<ComparisonContent | null>(null);
  const moved = useRef<{ readonly content: ComparisonContent; readonly at: number } | null>(null);
  const [handTool, setHandTool] = useState(false);
  const overlay = layout.arrangement === 'overlay';

  const set = (next: ComparisonLayout): void => {
    // What was only shown while dragging is no step of its own: undo goes back to before the drag.
    if (before.current !== null) document.show(before.current);
    before.current = null;
    change({ ...content, layout: next });
  };
  const show = (next: ComparisonLayout): void => {
    before.current ??= content;
    document.show({ ...content, layout: next });
  };
  return {
    set,
    show,
    /** The upper clip of an overlay follows the hand and the arrow keys. */
    moving: handTool && overlay,
    setMoving: (on: boolean): void => {
      setHandTool(on);
      if (on && !overlay) set({ ...layout, arrangement: 'overlay' });
    },
    /** While dragging; `from` is where it was taken. */
    drag: (from: ComparisonLayout['shift'], by: ComparisonLayout['shift']): void => show({ ...layout, shift: shifted(from, by) }),
    /** Where the drag ends; nothing where it never began. */
    drop: (from: ComparisonLayout['shift'], by: ComparisonLayout['shift']): void => {
      if (before.current !== null) set({ ...layout, shift: shifted(from, by) });
    },
    /** The drag is given up. */
    putBack: (): void => {
      if (before.current !== null) document.show(before.current);
      before.current = null;
    },
    /** By arrow keys: presses after each other are one step. */
    nudge: (by: ComparisonLayout['shift']): void => {
      if (before.current !== null) return;
      const next = { ...content, layout: { ...layout, shift: shifted(layout.shift, by) } };
      const now = performance.now();
      if (moved.current?.content === content && now - moved.current.at < together) document.amend(next);
      else change(next);
      moved.current = { content: next, at: now };
    },
    backInPlace: overlay && (layout.shift.x !== 0 || layout.shift.y !== 0) ? () => set({ ...layout, shift: { x: 0, y: 0 } }) : null,
    moreOpaque: (by: number): void => set({ ...layout, opacity: Math.min(1, Math.max(0, layout.opacity + by)) }),
    /** Two clips change places; what lies on what in an overlay of two stays. */
    swap: (a: number, b: number): void => {
      const [one, other] = [panes[a], panes[b]];
      if (one === undefined || other === undefined) return;
      const shift = panes.length === 2 ? shiftSwapped(pictures, layout.shift) : layout.shift;
      change({
        ...content,
        layout: { ...layout, shift },
        panes: panes.map((pane, i) => (i === a ? other : i === b ? one : pane)),
      });
    },
  };
}

export type LayoutControl = ReturnType<typeof useLayout>;
