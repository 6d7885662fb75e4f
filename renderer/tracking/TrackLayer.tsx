import { type PointerEvent, useRef, useState } from 'react';
import { mirrorCommands } from '#core/annotation/mirror.ts';
import type { Track } from '#core/annotation/records.ts';
import type { Px } from '#core/domain/units.ts';
import { drawTrack } from '#core/tracking/drawTrack.ts';
import { pointOn } from '#core/tracking/path.ts';
import { Commands } from '../annotate/Commands.tsx';
import { type Area, frameTransform, shownTransform, toFrame, type Viewport } from '../media/viewport.ts';
import classes from './Tracking.module.css';
import type { Tracks } from './useTracks.ts';

type Props = {
  readonly tracks: Tracks;
  readonly view: Viewport;
  readonly area: Area;
  /** Points can be taken hold of: no tool is in hand. */
  readonly held: boolean;
};

/** Paths over the picture, and the points of the present frame, which can be dragged to where they should be. */
export function TrackLayer({ tracks, view, area, held }: Props) {
  const { shown, selected, running, host } = tracks;
  const frame = running?.frame ?? host.frame;
  const [drag, setDrag] = useState<{ readonly id: string; readonly at: Px } | null>(null);
  const layer = useRef<SVGSVGElement>(null);
  const under = (event: PointerEvent): Px => {
    const box = layer.current?.getBoundingClientRect();
    return toFrame(view, { left: event.clientX - (box?.left ?? 0), top: event.clientY - (box?.top ?? 0) });
  };
  return (
    <svg ref={layer} className={classes['layer']} data-testid="tracks" width={area.width} height={area.height} aria-hidden>
      <g transform={shownTransform(view)}>
        {shown.map((track) => {
          const commands = drawTrack(track, frame, host.recording.height);
          return (
            <g key={track.id} data-track={track.name}>
              <Commands commands={view.mirror === null ? commands : mirrorCommands(commands, view.mirror)} />
            </g>
          );
        })}
      </g>
      <g transform={frameTransform(view)}>
        {running === null &&
          shown.map((track) => {
            const at = drag?.id === track.id ? drag.at : pointOn(track, frame);
            if (at === null) return null;
            const chosen = track.id === selected?.id;
            return (
              <g key={track.id}>
                {chosen && <Square track={track} at={at} scale={view.scale} />}
                {held && (
                  <circle
                    className={classes['grip']}
                    data-grip={track.name}
                    cx={at.x}
                    cy={at.y}
                    r={11 / view.scale}
                    onPointerDown={(event) => {
                      if (event.button !== 0 || event.altKey) return;
                      event.stopPropagation();
                      event.currentTarget.setPointerCapture(event.pointerId);
                      tracks.select(track.id);
                      setDrag({ id: track.id, at });
                    }}
                    onPointerMove={(event) => {
                      if (drag?.id === track.id) setDrag({ id: track.id, at: under(event) });
                    }}
                    onPointerUp={(event) => {
                      const before = pointOn(track, frame);
                      const to = under(event);
                      setDrag(null);
                      if (drag !== null && before !== null && Math.hypot(to.x - before.x, to.y - before.y) * view.scale > 2)
                        tracks.move(track, to);
                    }}
                    onPointerCancel={() => setDrag(null)}
                  />
                )}
              </g>
            );
          })}
      </g>
    </svg>
  );
}

/** What is looked for, to its size. */
function Square({ track, at, scale }: { readonly track: Track; readonly at: Px; readonly scale: number }) {
  const side = 2 * track.radius + 1;
  const box = { x: at.x - side / 2, y: at.y - side / 2, width: side, height: side, fill: 'none' };
  return (
    <>
      <rect {...box} stroke="#101418" strokeWidth={3.5 / scale} opacity={0.6} />
      <rect {...box} stroke={track.colour} strokeWidth={1.5 / scale} />
    </>
  );
}
