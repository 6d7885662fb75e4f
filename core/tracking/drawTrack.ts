import { add } from '../annotation/geometry.ts';
import { type DrawCommand, dotAt, line, type Pen, path, plate, polygon, rimmed } from '../annotation/pen.ts';
import type { Track } from '../annotation/records.ts';
import type { FrameNo } from '../domain/frameIndex.ts';
import type { Px } from '../domain/units.ts';
import { lastFrameOf, pointOn } from './path.ts';

/** In how many steps the trail fades away. */
const fadingSteps = 8;

/**
 * A path as it looks on `frame` of a picture `height` pixels high: the way the point came, fading with its age, and the point with its name. Nothing before the
 * path begins, and nothing once its trail has passed.
 */
export function drawTrack(track: Track, frame: FrameNo, height: number): readonly DrawCommand[] {
  if (frame < track.from || frame - track.trail > lastFrameOf(track)) return [];
  const k = height / 1000;
  const pen: Pen = { style: { colour: track.colour, width: 3, opacity: 1, textSize: 20 }, opacity: 1, k };
  const here = pointOn(track, frame);
  return rimmed([...trail(track, frame, pen), ...(here === null ? [] : mark(pen, here, track.name))], k);
}

/** Older pieces are fainter; where the point was not known the line is broken. */
function trail(track: Track, frame: FrameNo, pen: Pen): readonly DrawCommand[] {
  const oldest = Math.max(track.from, frame - track.trail);
  const piece = Math.max(1, Math.ceil(track.trail / fadingSteps));
  const commands: DrawCommand[] = [];
  for (let to = Math.min(frame, lastFrameOf(track)); to > oldest; to -= piece - ((frame - to) % piece)) {
    const from = Math.max(oldest, to - (piece - ((frame - to) % piece)));
    const opacity = 1 - (0.85 * (frame - to)) / Math.max(1, track.trail);
    for (const run of knownRuns(track, from, to)) commands.push(path({ ...pen, opacity }, polygon(run, false)));
  }
  return commands;
}

function knownRuns(track: Track, from: number, to: number): readonly (readonly Px[])[] {
  const runs: Px[][] = [[]];
  for (let frame = from; frame <= to; frame++) {
    const point = pointOn(track, frame);
    if (point === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 1);
}

function mark(pen: Pen, p: Px, name: string): readonly DrawCommand[] {
  const r = 9 * pen.k;
  const gap = 3 * pen.k;
  return [
    line(pen, { x: p.x - r, y: p.y }, { x: p.x - gap, y: p.y }),
    line(pen, { x: p.x + gap, y: p.y }, { x: p.x + r, y: p.y }),
    line(pen, { x: p.x, y: p.y - r }, { x: p.x, y: p.y - gap }),
    line(pen, { x: p.x, y: p.y + gap }, { x: p.x, y: p.y + r }),
    dotAt(pen, p, 0.4),
    ...plate(pen, add(p, { x: 14 * pen.k, y: 0 }), name),
  ];
}
