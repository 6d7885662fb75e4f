import type { Px } from '#core/domain/units.ts';

/** A point in CSS pixels relative to the top left corner of the picture area. */
export type ScreenPoint = { readonly left: number; readonly top: number };

/**
 * How frame space lies on the screen: screen = offset + scale * frame, the picture's corner as it is shown at `offset`. `mirror` is the picture's
 * width where it is shown left for right, else null.
 */
export type Viewport = { readonly scale: number; readonly offset: ScreenPoint; readonly mirror: number | null };

export function toFrame({ scale, offset, mirror }: Viewport, s: ScreenPoint): Px {
  const x = (s.left - offset.left) / scale;
  return { x: mirror === null ? x : mirror - x, y: (s.top - offset.top) / scale };
}

export type Area = { readonly width: number; readonly height: number };

/** The whole picture, centred, as large as it fits. An empty area gives scale 1. */
export function fitted(picture: Area, area: Area): Viewport {
  const scale = picture.width > 0 && picture.height > 0 ? Math.min(area.width / picture.width, area.height / picture.height) || 1 : 1;
  return {
    scale,
    offset: { left: (area.width - picture.width * scale) / 2, top: (area.height - picture.height * scale) / 2 },
    mirror: null,
  };
}

/** Zooms so that the frame point under `about` stays where it is. Scale is held between 0.02 and 64. */
export function zoomAbout(view: Viewport, about: ScreenPoint, factor: number): Viewport {
  const scale = Math.min(64, Math.max(0.02, view.scale * factor));
  const k = scale / view.scale;
  const offset = { left: about.left - (about.left - view.offset.left) * k, top: about.top - (about.top - view.offset.top) * k };
  return { ...view, scale, offset };
}

export const panBy = (view: Viewport, left: number, top: number): Viewport => ({
  ...view,
  offset: { left: view.offset.left + left, top: view.offset.top + top },
});

/** The view as an SVG transform for what is drawn in frame space; letters in it would be mirrored with the picture. */
export const frameTransform = ({ scale, offset, mirror }: Viewport): string =>
  mirror === null
    ? `translate(${offset.left} ${offset.top}) scale(${scale})`
    : `translate(${offset.left + scale * mirror} ${offset.top}) scale(${-scale} ${scale})`;

/** The view as an SVG transform for drawings that were mirrored themselves, letters readable. */
export const shownTransform = ({ scale, offset }: Viewport): string => `translate(${offset.left} ${offset.top}) scale(${scale})`;
