import { useMemo, useState } from 'react';
import { type ComparedPicture, type LinkedView, place, unitScale, wholeView } from '#core/compare/arrange.ts';
import type { ComparisonLayout } from '#core/domain/comparison.ts';
import type { Area } from '../../media/viewport.ts';
import type { ViewControl } from '../../player/useOwnView.ts';

/** One view for all panes, which are equally large: zooming or panning in one does it in all. */
export function useLinkedView(pictures: readonly ComparedPicture[], layout: ComparisonLayout): readonly ViewControl[] {
  const [view, setView] = useState<LinkedView>(wholeView);
  return useMemo(() => {
    const boxesIn = (area: Area) => pictures.map(() => ({ left: 0, top: 0, ...area }));
    return pictures.map((picture, i): ViewControl => {
      const perUnit = (area: Area, { zoom }: LinkedView): number => unitScale(pictures, boxesIn(area)) * zoom;
      return {
        viewIn: (area) => {
          const placed = place(pictures, boxesIn(area), layout, view)[i];
          const mirror = picture.mirrored ? picture.width : null;
          return placed === undefined
            ? { scale: 1, offset: { left: 0, top: 0 }, mirror }
            : { scale: placed.scale || 1, offset: placed.offset, mirror };
        },
        zoom: (area, about, factor) =>
          setView((now) => {
            const zoom = Math.min(64, Math.max(0.2, now.zoom * factor));
            const away = { x: about.left - area.width / 2, y: about.top - area.height / 2 };
            const [before, after] = [perUnit(area, now), perUnit(area, { ...now, zoom })];
            return {
              zoom,
              centre: { x: now.centre.x + away.x / before - away.x / after, y: now.centre.y + away.y / before - away.y / after },
            };
          }),
        pan: (area, left, top) =>
          setView((now) => {
            const scale = perUnit(area, now);
            return { ...now, centre: { x: now.centre.x - left / scale, y: now.centre.y - top / scale } };
          }),
        fit: () => setView(wholeView),
      };
    });
  }, [pictures, layout, view]);
}
