import { Ellipse, G, Path, Svg, Text } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import { fontFamily } from './theme.ts';
import type { Vector } from './vector.ts';

type Size = { readonly width: number; readonly height: number };

/** The annotation of a frame as vectors, filling `box` (points) with frame space `frame` (pixels). Placed over the picture. */
export function drawingOver(frame: Size, box: Size, vectors: readonly Vector[]): ReactElement | null {
  if (vectors.length === 0) return null;
  return createElement(
    Svg,
    {
      viewBox: `0 0 ${frame.width} ${frame.height}`,
      width: box.width,
      height: box.height,
      style: { position: 'absolute', left: 0, top: 0, width: box.width, height: box.height },
    },
    ...vectors.map(drawn),
  );
}

/** Vectors in points, standing where it is put. */
export const drawing = ({ width, height }: Size, vectors: readonly Vector[]): ReactElement =>
  createElement(Svg, { viewBox: `0 0 ${width} ${height}`, width, height, style: { width, height } }, ...vectors.map(drawn));

function drawn(vector: Vector, key: number): ReactElement {
  if (vector.kind === 'text') return letters(vector, key);
  const paint = {
    key,
    stroke: vector.stroke ?? 'none',
    strokeWidth: vector.strokeWidth,
    strokeLineCap: 'round' as const,
    strokeLineJoin: 'round' as const,
    fill: vector.fill ?? 'none',
    opacity: vector.opacity,
    ...(vector.dash.length > 0 ? { strokeDasharray: vector.dash.join(' ') } : {}),
  };
  return vector.kind === 'path'
    ? createElement(Path, { ...paint, d: vector.d, fillRule: 'evenodd' })
    : createElement(Ellipse, { ...paint, cx: vector.cx, cy: vector.cy, rx: vector.rx, ry: vector.ry });
}

function letters(vector: Extract<Vector, { kind: 'text' }>, key: number): ReactElement {
  const style = { fontFamily, fontSize: vector.size };
  const at = { x: vector.x, y: vector.y, textAnchor: vector.anchor, opacity: vector.opacity, style };
  return createElement(G, { key }, createElement(Text, { ...at, fill: vector.colour } as never, vector.text));
}
