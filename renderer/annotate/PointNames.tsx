import type { Landmarks } from '#core/annotation/landmarks.ts';
import { mirrorPoint } from '#core/annotation/mirror.ts';
import type { View } from '#core/domain/recording.ts';
import { pointInWords } from '../gait/landmarkWords.ts';
import type { Viewport } from '../media/viewport.ts';
import classes from './Annotate.module.css';

type Props = { readonly shape: Landmarks; readonly seenFrom: View; readonly view: Viewport };

/** The names of landmarks beside their points, seen while the set is selected or pointed at. In shown space: letters stay readable in a mirrored picture. */
export function PointNames({ shape, seenFrom, view }: Props) {
  const size = 13 / view.scale;
  return shape.points.map((point, i) => {
    const name = shape.names[i];
    if (name === undefined) return null;
    const { x, y } = view.mirror === null ? point : mirrorPoint(point, view.mirror);
    return (
      <g key={name}>
        <circle cx={x} cy={y} r={11 / view.scale} fill="transparent" />
        <text
          className={classes['pointName']}
          data-point={name}
          x={x - 9 / view.scale}
          y={y + size / 3}
          fontSize={size}
          textAnchor="end"
          strokeWidth={3 / view.scale}
        >
          {pointInWords(name, seenFrom, shape.side)}
        </text>
      </g>
    );
  });
}
