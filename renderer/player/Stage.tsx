import {
  type CSSProperties,
  type ReactNode,
  type PointerEvent as ReactPointerEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Px } from '#core/domain/units.ts';
import type { FrameEngine } from '../media/engine.ts';
import { type Area, toFrame, type Viewport } from '../media/viewport.ts';
import { Loupe } from './Loupe.tsx';
import classes from './Player.module.css';
import type { ViewControl } from './useOwnView.ts';
import { wheelSteps } from './wheelSteps.ts';

/** How the picture is shown; never changes the clip. Both 1 for as filmed. */
export type Adjustment = { readonly brightness: number; readonly contrast: number };

export type StageHandle = { readonly zoom: (factor: number) => void; readonly fit: () => void };

type Props = {
  readonly engine: FrameEngine;
  readonly picture: Area;
  readonly adjustment: Adjustment;
  readonly control: ViewControl;
  /** Frames on or back, by wheel or by dragging with Alt. */
  readonly onStep: (by: number) => void;
  /** Name of the picture for those who do not see it; the clip's picture without. */
  readonly label?: string;
  /** How the canvas lies over what is below it. */
  readonly look?: CSSProperties;
  /** How the whole stage is cut: what is cut away lets presses through. */
  readonly cut?: CSSProperties;
  /** A tool is in hand: a double click is its own. */
  readonly placing: boolean;
  /** Magnifies what is under the pointer, while points are being placed. */
  readonly loupe: boolean;
  readonly onHandle: (handle: StageHandle) => void;
  readonly children: (view: Viewport, area: Area) => ReactNode;
};

/** The picture: exact frames on a canvas, zoomed and panned, with whatever is drawn over it. */
export function Stage({
  engine,
  picture,
  adjustment,
  control,
  onStep,
  label,
  look = {},
  cut = {},
  placing,
  loupe,
  onHandle,
  children,
}: Props) {
  const { t } = useTranslation('review');
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [area, setArea] = useState<Area>({ width: 0, height: 0 });
  const [pointer, setPointer] = useState<{ readonly at: Px; readonly left: number; readonly top: number } | null>(null);
  const drag = useRef<{ readonly id: number; readonly x: number; readonly y: number; readonly scrub: boolean } | null>(null);
  const view = control.viewIn(area);
  const filter =
    adjustment.brightness === 1 && adjustment.contrast === 1
      ? 'none'
      : `brightness(${adjustment.brightness}) contrast(${adjustment.contrast})`;

  useLayoutEffect(() => (canvas.current === null ? undefined : engine.attach(canvas.current)), [engine]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setArea({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const centre = { left: area.width / 2, top: area.height / 2 };
    onHandle({ zoom: (factor) => control.zoom(area, centre, factor), fit: control.fit });
  }, [area, onHandle, control]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const steps = wheelSteps();
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey) {
        const { left, top } = element.getBoundingClientRect();
        const about = { left: event.clientX - left, top: event.clientY - top };
        control.zoom(area, about, event.deltaY < 0 ? 1.15 : 1 / 1.15);
      } else {
        const by = steps(event);
        if (by !== 0) onStep(by);
      }
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [area, control, onStep]);
  useEffect(() => {
    const element = box.current;
    if (element === null || placing) return;
    const maximise = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || target.closest('[data-shape]') === null) control.fit();
    };
    element.addEventListener('dblclick', maximise);
    return () => element.removeEventListener('dblclick', maximise);
  }, [placing, control]);

  const place = (event: ReactPointerEvent) => {
    const rect = event.currentTarget.getBoundingClientRect();
    return { left: event.clientX - rect.left, top: event.clientY - rect.top };
  };
  const down = (event: ReactPointerEvent) => {
    if (event.button > 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { id: event.pointerId, x: event.clientX, y: event.clientY, scrub: event.altKey };
  };
  const move = (event: ReactPointerEvent) => {
    const at = place(event);
    setPointer({ at: toFrame(view, at), ...at });
    const from = drag.current;
    if (from === null || from.id !== event.pointerId) return;
    const moved = { x: event.clientX - from.x, y: event.clientY - from.y };
    if (from.scrub) {
      const frames = Math.trunc(moved.x / 6);
      if (frames === 0) return;
      drag.current = { ...from, x: from.x + frames * 6 };
      onStep(frames);
      return;
    }
    drag.current = { ...from, x: event.clientX, y: event.clientY };
    control.pan(area, moved.x, moved.y);
  };
  const up = (event: ReactPointerEvent) => {
    if (drag.current?.id === event.pointerId) drag.current = null;
  };

  return (
    <div
      ref={box}
      className={classes['stage']}
      style={cut}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onPointerLeave={() => setPointer(null)}
    >
      <canvas
        ref={canvas}
        role="img"
        aria-label={label ?? t('picture')}
        data-testid="picture"
        className={classes['picture']}
        style={{
          width: picture.width,
          height: picture.height,
          transform: `translate(${view.offset.left + (view.mirror ?? 0) * view.scale}px, ${view.offset.top}px) scale(${view.mirror === null ? view.scale : -view.scale}, ${view.scale})`,
          imageRendering: view.scale >= 3 ? 'pixelated' : 'auto',
          filter,
          ...look,
        }}
      />
      {children(view, area)}
      {loupe && pointer !== null && canvas.current !== null && (
        <Loupe
          source={canvas.current}
          scale={view.scale}
          mirrored={view.mirror !== null}
          filter={filter}
          at={pointer.at}
          left={pointer.left}
          top={pointer.top}
          area={area}
        />
      )}
    </div>
  );
}
