import { useLayoutEffect, useRef } from 'react';
import type { Px } from '#core/domain/units.ts';
import type { Area } from '../media/viewport.ts';
import classes from './Player.module.css';

const size = 168;
/** At least so many times the clip’s pixels, and always larger than the picture is shown. */
const leastMagnification = 4;

type Props = {
  readonly source: HTMLCanvasElement;
  /** How large the picture is shown, in CSS pixels for each pixel of the clip. */
  readonly scale: number;
  readonly mirrored: boolean;
  /** The picture's own CSS filter: the loupe shows what the picture shows. */
  readonly filter: string;
  readonly at: Px;
  readonly left: number;
  readonly top: number;
  readonly area: Area;
};

/** What lies under the pointer, magnified, with a cross on the very point. Stands beside the pointer, never under it. */
export function Loupe({ source, scale, mirrored, filter, at, left, top, area }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false });
    if (!context) return;
    const shown = size / Math.max(leastMagnification, scale * 2);
    context.imageSmoothingEnabled = false;
    context.fillStyle = '#000';
    context.fillRect(0, 0, size, size);
    context.filter = filter;
    if (mirrored) context.setTransform(-1, 0, 0, 1, size, 0);
    context.drawImage(source, at.x - shown / 2, at.y - shown / 2, shown, shown, 0, 0, size, size);
    context.resetTransform();
    context.filter = 'none';
    context.strokeStyle = '#ffd400';
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(size / 2 + 0.5, 0);
    context.lineTo(size / 2 + 0.5, size / 2 - 6);
    context.moveTo(size / 2 + 0.5, size / 2 + 6);
    context.lineTo(size / 2 + 0.5, size);
    context.moveTo(0, size / 2 + 0.5);
    context.lineTo(size / 2 - 6, size / 2 + 0.5);
    context.moveTo(size / 2 + 6, size / 2 + 0.5);
    context.lineTo(size, size / 2 + 0.5);
    context.stroke();
  });
  const x = left + 28 + size > area.width ? left - 28 - size : left + 28;
  const y = Math.min(Math.max(8, top - size / 2), Math.max(8, area.height - size - 8));
  return (
    <canvas
      ref={canvas}
      width={size}
      height={size}
      data-testid="loupe"
      className={classes['loupe']}
      style={{ left: x, top: y }}
      aria-hidden
    />
  );
}
