import { useMemo, useState } from 'react';
import { type Area, fitted, panBy, type ScreenPoint, type Viewport, zoomAbout } from '../media/viewport.ts';

/** Who decides how a picture lies on its stage: the stage alone, or several stages together. */
export type ViewControl = {
  readonly viewIn: (area: Area) => Viewport;
  readonly zoom: (area: Area, about: ScreenPoint, factor: number) => void;
  readonly pan: (area: Area, left: number, top: number) => void;
  /** Back to the whole picture. */
  readonly fit: () => void;
};

/** A view of one picture's own; fitted, it follows the window. */
export function useOwnView(picture: Area, mirrored = false): ViewControl {
  const [own, setOwn] = useState<Viewport | null>(null);
  return useMemo(() => {
    const whole = (area: Area): Viewport => ({ ...fitted(picture, area), mirror: mirrored ? picture.width : null });
    return {
      viewIn: (area) => (own === null ? whole(area) : { ...own, mirror: mirrored ? picture.width : null }),
      zoom: (area, about, factor) => setOwn((now) => zoomAbout(now ?? whole(area), about, factor)),
      pan: (area, left, top) => setOwn((now) => panBy(now ?? whole(area), left, top)),
      fit: () => setOwn(null),
    };
  }, [own, picture, mirrored]);
}
