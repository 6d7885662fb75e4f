import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shiftOf } from '#core/compare/arrange.ts';
import type { ComparisonLayout } from '#core/domain/comparison.ts';
import { useActions } from '../../ui/keymap/useActions.ts';
import { movingActions } from './actions.ts';
import classes from './Compare.module.css';
import type { LayoutControl } from './useLayout.ts';

type Props = {
  readonly layout: ComparisonLayout;
  readonly control: LayoutControl;
  /** Of the lower clip. */
  readonly picture: { readonly width: number; readonly height: number };
  /** Screen pixels for a pixel of the lower clip. */
  readonly scale: number;
};

type Drag = { readonly id: number; readonly x: number; readonly y: number; readonly shift: ComparisonLayout['shift'] };

/** Lies over the picture while the upper clip of an overlay is moved: the hand drags it, arrow keys nudge it by pixels of the screen. */
export function MoveUpper({ layout, control, picture, scale }: Props) {
  const { t } = useTranslation('compare');
  const drag = useRef<Drag | null>(null);
  const by = (left: number, top: number) => shiftOf(picture, scale, left, top);
  const nudge = (left: number, top: number) => () => control.nudge(by(left, top));
  useActions(movingActions, {
    'compare.moveLeft': nudge(-1, 0),
    'compare.moveRight': nudge(1, 0),
    'compare.moveUp': nudge(0, -1),
    'compare.moveDown': nudge(0, 1),
    'compare.moveFarLeft': nudge(-10, 0),
    'compare.moveFarRight': nudge(10, 0),
    'compare.moveFarUp': nudge(0, -10),
    'compare.moveFarDown': nudge(0, 10),
    'compare.moveDone': () => {
      if (drag.current === null) control.setMoving(false);
      else control.putBack();
      drag.current = null;
    },
  });
  const down = (event: PointerEvent) => {
    // Other buttons pan.
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { id: event.pointerId, x: event.clientX, y: event.clientY, shift: layout.shift };
  };
  const move = (event: PointerEvent) => {
    const from = drag.current;
    if (from === null || from.id !== event.pointerId) return;
    event.stopPropagation();
    control.drag(from.shift, by(event.clientX - from.x, event.clientY - from.y));
  };
  const up = (event: PointerEvent) => {
    const from = drag.current;
    if (from === null || from.id !== event.pointerId) return;
    drag.current = null;
    if (event.type === 'pointerup') control.drop(from.shift, by(event.clientX - from.x, event.clientY - from.y));
    else control.putBack();
  };
  return (
    <div
      className={classes['mover']}
      role="application"
      aria-label={t('move.area')}
      data-testid="mover"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
    />
  );
}
