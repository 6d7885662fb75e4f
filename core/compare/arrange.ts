import type { ComparisonLayout } from '../domain/comparison.ts';

/** A clip's picture as far as its place matters; `mmPerPixel` from its calibration, null without one. */
export type ComparedPicture = {
  readonly width: number;
  readonly height: number;
  readonly mirrored: boolean;
  readonly mmPerPixel: number | null;
};

export type Size = { readonly width: number; readonly height: number };
export type Box = Size & { readonly left: number; readonly top: number };

/**
 * What all panes look at together: 1 shows every picture whole. `centre` is what lies in the middle, from the picture's middle to the right and down
 * as it is shown, in millimetres where every clip is calibrated, else in heights of the picture.
 */
export type LinkedView = { readonly zoom: number; readonly centre: { readonly x: number; readonly y: number } };

export const wholeView: LinkedView = { zoom: 1, centre: { x: 0, y: 0 } };

/** Where a picture is: its box in the area, and within the box how large a pixel of the clip is and where the picture's top left corner as shown lies. */
export type Placed = {
  readonly box: Box;
  readonly scale: number;
  readonly offset: { readonly left: number; readonly top: number };
};

/** Pixels of the picture that make one unit of a linked view. */
export const pixelsPerUnit = (pictures: readonly ComparedPicture[]): readonly number[] =>
  isCalibrated(pictures) ? pictures.map(({ mmPerPixel }) => 1 / (mmPerPixel ?? 1)) : pictures.map(({ height }) => height);

/** Every clip has a scale: the same length is then as long in each. */
export const isCalibrated = (pictures: readonly ComparedPicture[]): boolean =>
  pictures.every(({ mmPerPixel }) => mmPerPixel !== null && mmPerPixel > 0);

/** The boxes of so many panes: beside each other, under each other, or all the same one. `gap` lies between them. */
export function boxesOf(count: number, area: Size, arrangement: ComparisonLayout['arrangement'], gap: number): readonly Box[] {
  const places = Array.from({ length: count }, (_, at) => at);
  const share = (length: number): number => Math.max(0, (length - gap * (count - 1)) / count);
  switch (arrangement) {
    case 'overlay':
      return places.map(() => ({ left: 0, top: 0, ...area }));
    case 'side-by-side': {
      const width = share(area.width);
      return places.map((at) => ({ left: at * (width + gap), top: 0, width, height: area.height }));
    }
    case 'stacked': {
      const height = share(area.height);
      return places.map((at) => ({ left: 0, top: at * (height + gap), width: area.width, height }));
    }
  }
}

/** Screen pixels for one unit of a linked view at zoom 1: the most at which every picture is whole in its box. */
export function unitScale(pictures: readonly ComparedPicture[], boxes: readonly Size[]): number {
  const units = pixelsPerUnit(pictures);
  const most = pictures.map(({ width, height }, i) => {
    const box = boxes[i] ?? { width: 0, height: 0 };
    return Math.min(box.width / width, box.height / height) * (units[i] ?? 1);
  });
  return Math.max(1e-6, Math.min(...most));
}

/** Where every picture of an area lies when zoom and pan are linked, `gap` between the boxes. */
export const arrange = (
  pictures: readonly ComparedPicture[],
  area: Size,
  layout: Pick<ComparisonLayout, 'arrangement' | 'shift'>,
  view: LinkedView = wholeView,
  gap = 0,
): readonly Placed[] => place(pictures, boxesOf(pictures.length, area, layout.arrangement, gap), layout, view);

/** Where every picture lies in its box when zoom and pan are linked. As many boxes as pictures. */
export function place(
  pictures: readonly ComparedPicture[],
  boxes: readonly Box[],
  { arrangement, shift }: Pick<ComparisonLayout, 'arrangement' | 'shift'>,
  { zoom, centre }: LinkedView,
): readonly Placed[] {
  const units = pixelsPerUnit(pictures);
  const perUnit = unitScale(pictures, boxes) * zoom;
  const scales = units.map((unit) => perUnit / unit);
  const [lower] = pictures;
  const moved = arrangement === 'overlay' ? (lower?.height ?? 0) * (scales[0] ?? 0) : 0;
  return pictures.map(({ width, height }, i) => {
    const box = boxes[i] ?? { left: 0, top: 0, width: 0, height: 0 };
    const scale = scales[i] ?? 1;
    const by = i === 0 ? 0 : moved;
    return {
      box,
      scale,
      offset: {
        left: box.width / 2 - (width / 2) * scale - centre.x * perUnit + shift.x * by,
        top: box.height / 2 - (height / 2) * scale - centre.y * perUnit + shift.y * by,
      },
    };
  });
}
