import type { Px } from '#core/domain/units.ts';

/** A point in CSS pixels relative to the top left corner of the picture area. */
export type ScreenPoint = { readonly left: number; readonly top: number };

/** How frame space lies on the screen: screen = offset + scale * frame. */
export type Viewport = { readonly scale: number; readonly offset: ScreenPoint };

export const toFrame = (view: Viewport, s: ScreenPoint): Px => ({
  x: (s.left - view.offset.left) / view.scale,
  y: (s.top - view.offset.top) / view.scale,
});

export type Area = { readonly width: number; readonly height: number };

/** The whole picture, centred, as large as it fits. An empty area gives scale 1. */
export function fitted(picture: Area, area: Area): Viewport {
  const scale = picture.width > 0 && picture.height > 0 ? Math.min(area.width / picture.width, area.height / picture.height) || 1 : 1;
  return { scale, offset: { left: (area.width - picture.width * scale) / 2, top: (area.height - picture.height * scale) / 2 } };
}

/** Zooms so that the frame point under `about` stays where it is. Scale is held between 0.02 and 64. */
export function zoomAbout(view: Viewport, about: ScreenPoint, factor: number): Viewport {
  const scale = Math.min(64, Math.max(0.02, view.scale * factor));
  const k = scale / view.scale;
  return { scale, offset: { left: about.left - (about.left - view.offset.left) * k, top: about.top - (about.top - view.offset.top) * k } };
}

export const panBy = (view: Viewport, left: number, top: number): Viewport => ({
  scale: view.scale,
  offset: { left: view.offset.left + left, top: view.offset.top + top },
});
