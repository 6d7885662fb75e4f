import type { Primitive } from '#core/timeline/picture.ts';
import { colourOf } from './palette.ts';

const paint = (tone: Parameters<typeof colourOf>[0] | null): string => (tone === null ? 'none' : colourOf(tone));

/** Lines, areas and words of a chart in the colours of the screen. */
export const Drawing = ({ of }: { readonly of: readonly Primitive[] }) => of.map((one, n) => <One key={keyOf(one, n)} one={one} />);

/** They have no identity of their own: their place in the list is theirs. */
const keyOf = (one: Primitive, n: number): string => `${one.kind}${n}`;

function One({ one }: { readonly one: Primitive }) {
  switch (one.kind) {
    case 'path':
      return (
        <path
          d={one.d}
          style={{ fill: paint(one.fill), stroke: paint(one.stroke) }}
          strokeWidth={one.width}
          strokeDasharray={one.dash.length === 0 ? undefined : one.dash.join(' ')}
        />
      );
    case 'rect':
      return (
        <rect x={one.x} y={one.y} width={one.width} height={one.height} style={{ fill: paint(one.fill), stroke: paint(one.stroke) }} />
      );
    case 'text':
      return (
        <text
          x={one.x}
          y={one.y}
          fontSize={one.size}
          textAnchor={one.anchor}
          fontWeight={one.bold ? 650 : undefined}
          style={{ fill: paint(one.tone) }}
        >
          {one.text}
        </text>
      );
  }
}
