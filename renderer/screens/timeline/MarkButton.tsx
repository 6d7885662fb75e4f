import type { KeyboardEvent } from 'react';
import type { Mark } from '#core/timeline/laneLayout.ts';
import type { Primitive } from '#core/timeline/picture.ts';
import { Drawing } from './Drawing.tsx';
import classes from './Timeline.module.css';

type MarkProps = {
  readonly mark: Mark;
  readonly drawn: readonly Primitive[];
  readonly label: string;
  /** The one that Tab goes to. */
  readonly isStop: boolean;
  readonly onPress: (mark: Mark) => void;
  readonly onSeen: (mark: Mark | null) => void;
  readonly onFocus: (mark: Mark) => void;
  readonly onBlur: () => void;
  readonly onKey: (mark: Mark, event: KeyboardEvent) => void;
};

const room = 3;

/** A mark that is pointed at, gone to and pressed. */
export function MarkButton({ mark, drawn, label, isStop, onPress, onSeen, onFocus, onBlur, onKey }: MarkProps) {
  const { box, items } = mark;
  const goes = items.length > 1 || items[0].source !== null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is one of three, a link or a button where a press does something
    <g
      role={items.length > 1 ? 'button' : goes ? 'link' : 'img'}
      tabIndex={isStop ? 0 : -1}
      aria-label={label}
      data-mark={mark.id}
      data-goes={goes}
      className={classes['mark']}
      onClick={() => onPress(mark)}
      onPointerEnter={() => onSeen(mark)}
      onPointerLeave={() => onSeen(null)}
      onFocus={() => onFocus(mark)}
      onBlur={onBlur}
      onKeyDown={(event) => onKey(mark, event)}
    >
      <rect x={box.x} y={box.y} width={box.width} height={box.height} fill="transparent" />
      <Drawing of={drawn} />
      <rect
        className={classes['ring']}
        x={box.x - room}
        y={box.y - room}
        width={box.width + 2 * room}
        height={box.height + 2 * room}
        rx={5}
      />
    </g>
  );
}
