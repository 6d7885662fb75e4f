import { barHeight, type Camera, planeToPx, sceneReferences } from './camera.ts';
import type { FigureView } from './pose.ts';
import { box, type Colour, type Dot, disc, fade, label, newRaster, polygon, type Raster, stroke } from './raster.ts';

const wallTop: Colour = [226, 231, 234];
const wallFoot: Colour = [202, 210, 214];
const floorFar: Colour = [146, 152, 156];
const floorNear: Colour = [116, 122, 127];
const steel: Colour = [72, 79, 86];
const dark: Colour = [43, 48, 54];
const belt: Colour = [58, 63, 68];
const pale: Colour = [244, 246, 247];

/** Paints in metres of the filmed plane. */
const brush = (into: Raster, camera: Camera, view: FigureView) => {
  const at = (across: number, up: number): Dot => planeToPx(camera, view, across, up);
  const m = camera.pxPerMetre;
  return {
    at,
    rect: (across: number, up: number, toAcross: number, toUp: number, colour: Colour, round = 0): void =>
      polygon(into, [at(across, up), at(toAcross, up), at(toAcross, toUp), at(across, toUp)], colour, round * m),
    line: (a: readonly [number, number], b: readonly [number, number], width: number, colour: Colour): void =>
      stroke(into, at(...a), at(...b), width * m, colour),
  };
};

/** All that stands still: room, treadmill, bar of one metre, plumb line. Painted once a clip. */
export function paintRoom(camera: Camera, view: FigureView): Raster {
  const into = newRaster(camera.width, camera.height);
  const { at, rect, line } = brush(into, camera, view);
  fade(into, 0, camera.height, wallTop, wallFoot);
  const far = 20;
  for (let across = -4; across <= 4; across += 1) line([across + 0.3, -0.05], [across + 0.3, 4], 0.006, [208, 214, 218]);
  line([-far, 0.95], [far, 0.95], 0.006, [208, 214, 218]);
  rect(-far, -0.02, far, 0.05, [184, 191, 196]);
  polygon(into, [at(-far, -0.02), at(far, -0.02), at(far, -far), at(-far, -far)], floorFar);
  polygon(into, [at(-far, -0.14), at(far, -0.14), at(far, -far), at(-far, -far)], floorNear);
  if (view === 'side') treadmillFromSide(rect, line);
  else treadmillFromBehind(rect, line);
  scaleBar(into, camera, view);
  plumbLine(into, camera, view);
  return into;
}

type Brush = ReturnType<typeof brush>;

function treadmillFromSide(rect: Brush['rect'], line: Brush['line']): void {
  rect(-0.98, -0.2, 1, -0.25, [98, 104, 109], 0.01);
  line([0.86, -0.02], [1.0, 1.08], 0.06, steel);
  line([0.98, 1.02], [0.5, 0.98], 0.04, steel);
  rect(0.93, 1.04, 1.06, 1.26, dark, 0.02);
  rect(-1.0, -0.19, 1.0, -0.045, steel, 0.025);
  rect(-0.98, -0.018, 0.98, -0.004, belt, 0.004);
}

function treadmillFromBehind(rect: Brush['rect'], line: Brush['line']): void {
  line([-0.44, -0.02], [-0.44, 1.1], 0.05, steel);
  line([0.44, -0.02], [0.44, 1.1], 0.05, steel);
  line([-0.44, 1.0], [0.44, 1.0], 0.035, steel);
  rect(-0.3, 1.02, 0.3, 1.24, dark, 0.02);
  rect(-0.72, -0.19, 0.72, -0.03, steel, 0.025);
  rect(-0.34, -0.07, 0.34, -0.003, belt, 0.003);
}

function scaleBar(into: Raster, camera: Camera, view: FigureView): void {
  const { rect, at } = brush(into, camera, view);
  rect(-0.505, barHeight - 0.022, 0.505, barHeight + 0.022, dark);
  for (let part = 0; part < 10; part++)
    rect(-0.5 + part / 10, barHeight - 0.017, -0.4 + part / 10, barHeight + 0.017, part % 2 === 0 ? [250, 208, 44] : [24, 26, 28]);
  const end = [at(-0.62, barHeight), at(0.62, barHeight)].toSorted((a, b) => b.x - a.x)[0] as Dot;
  const size = Math.max(1, camera.pxPerMetre * 0.007);
  label(into, { x: end.x - 9 * size, y: end.y - 3.5 * size }, '1 m', size, pale);
}

function plumbLine(into: Raster, camera: Camera, view: FigureView): void {
  const { plumb } = sceneReferences(camera, view);
  const m = camera.pxPerMetre;
  stroke(into, plumb[0], plumb[1], Math.max(2, 0.007 * m), [193, 39, 45]);
  disc(into, plumb[0], 0.028 * m, [150, 108, 40], 0.5);
  disc(into, plumb[1], 0.014 * m, dark);
}

/** The belt's marks at `travelled` metres: the one part of the treadmill that moves. */
export function paintBelt(into: Raster, camera: Camera, view: FigureView, travelled: number): void {
  const { rect } = brush(into, camera, view);
  const spacing = 0.25;
  const moved = travelled % spacing;
  if (view === 'side') {
    for (let mark = -0.95; mark < 0.95 + spacing; mark += spacing) {
      const across = mark - moved;
      if (across > -0.95 && across < 0.93) rect(across, -0.017, across + 0.045, -0.004, pale);
    }
    return;
  }
  // From behind the marks come over the roller and go down.
  const down = (moved / spacing) * 0.075;
  if (down < 0.055) rect(-0.3, -0.012 - down, 0.3, -0.004 - down, pale);
}

/** The frame's number in black on white at the top left, for eyes. */
export function paintFrameNumber(into: Raster, frame: number): void {
  polygon(into, box(12, 12, 100, 34), [255, 255, 255]);
  label(into, { x: 18, y: 18 }, String(frame).padStart(5, '0'), 3, [0, 0, 0]);
}
