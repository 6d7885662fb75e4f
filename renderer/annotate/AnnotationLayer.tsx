import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { drawCalibration, drawShape } from '#core/annotation/drawing.ts';
import { mirrorCommands } from '#core/annotation/mirror.ts';
import type { DrawCommand } from '#core/annotation/pen.ts';
import type { Shape } from '#core/annotation/records.ts';
import { isCalibrationTool, pointsOf, shapeFrom } from '#core/annotation/tools/draft.ts';
import { handlesOf, hitTest } from '#core/annotation/tools/hit.ts';
import { previewOf } from '#core/annotation/tools/placing.ts';
import { obstacleToPointing } from '#core/annotation/tools/pointing.ts';
import { recordId } from '#core/domain/ids.ts';
import type { Px } from '#core/domain/units.ts';
import { type Area, frameTransform, shownTransform, toFrame, type Viewport } from '../media/viewport.ts';
import classes from './Annotate.module.css';
import { Commands } from './Commands.tsx';
import { calibrationInWords } from './calibrationWords.ts';
import { PointNames } from './PointNames.tsx';
import type { Annotation } from './useAnnotation.ts';

type Props = { readonly annotation: Annotation; readonly view: Viewport; readonly area: Area };

const nobody = recordId.parse('00000000-0000-4000-8000-000000000000');

/** How near counts as touching, in CSS pixels. */
const reachOf = (event: PointerEvent): number => (event.pointerType === 'touch' ? 22 : 11);

/** The drawings over the picture, and the hand that makes them. Presses that concern no drawing go on to the stage (pan, scrub). */
export function AnnotationLayer({ annotation, view, area }: Props) {
  const { t } = useTranslation('annotate');
  const { editor, scene, words, host, tool, send, visible, selected, pending } = annotation;
  const layer = useRef<SVGSVGElement>(null);
  const held = useRef<number | null>(null);

  const press = (event: PointerEvent) => {
    const box = layer.current?.getBoundingClientRect();
    const at = toFrame(view, { left: event.clientX - (box?.left ?? 0), top: event.clientY - (box?.top ?? 0) });
    return { at, constrain: event.shiftKey, slop: reachOf(event) / view.scale };
  };
  const down = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || event.altKey) return;
    const now = press(event);
    if (tool === 'select' && hitTest(visible, now.at, now.slop, editor.selected) === null) {
      if (editor.selected !== null) send({ type: 'select', id: null });
      return;
    }
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    held.current = event.pointerId;
    send({ type: 'down', ...now });
  };
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (held.current === null ? editor.placing.name !== 'idle' && editor.keyCursor === null : held.current === event.pointerId)
      send({ type: 'move', ...press(event) });
  };
  const up = (event: PointerEvent<SVGSVGElement>) => {
    if (held.current !== event.pointerId) return;
    held.current = null;
    send({ type: 'up', ...press(event) });
  };
  const lost = (event: PointerEvent<SVGSVGElement>) => {
    if (held.current !== event.pointerId) return;
    held.current = null;
    send({ type: 'cancel' });
  };

  // Landmarks that were begun on another frame have no place on this one.
  const elsewhere = obstacleToPointing(editor, host) === 'other-frame';
  const draft = tool === 'select' || elsewhere ? null : previewOf(tool, editor.placing);
  const preview = shapeOfPreview(annotation);
  const points = draft?.points ?? pending?.points ?? [];
  const here = host.calibrations.filter((c) => c.recordingId === host.recording.id && c.frame === host.frame);
  const shown = (commands: readonly DrawCommand[]) => (view.mirror === null ? commands : mirrorCommands(commands, view.mirror));
  const showCalibrations = tool !== 'select' && isCalibrationTool(tool);
  return (
    <svg
      ref={layer}
      className={classes['layer']}
      data-testid="annotation"
      data-placing={tool === 'select' ? undefined : tool}
      width={area.width}
      height={area.height}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={lost}
      onDoubleClick={() => send({ type: 'finish' })}
    >
      <title>{t('layer')}</title>
      <g transform={shownTransform(view)}>
        {visible.map((shape) => (
          <g key={shape.id} className={classes['shape']} data-shape={shape.kind} data-selected={shape.id === selected?.id || undefined}>
            <Commands commands={shown(drawShape(shape, scene, host.frame, words))} />
            {shape.kind === 'landmarks' && <PointNames shape={shape} seenFrom={host.recording.view} view={view} />}
          </g>
        ))}
        {(showCalibrations || here.length > 0) &&
          (showCalibrations ? host.calibrations.filter((c) => c.recordingId === host.recording.id) : here).map((calibration) => (
            <g key={calibration.id} data-calibration={calibration.kind}>
              <Commands commands={shown(drawCalibration(calibration, scene, calibrationInWords(calibration, host.lengthUnit)))} />
            </g>
          ))}
        {preview !== null && <Commands commands={shown(drawShape(preview, scene, host.frame, words))} />}
      </g>
      <g transform={frameTransform(view)}>
        {preview === null && points.length > 1 && <Trace points={points} scale={view.scale} />}
        {points.map((p, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in the row.
          <Handle key={i} at={p} scale={view.scale} active={false} />
        ))}
        {selected !== null &&
          !selected.locked &&
          handlesOf(selected).map((p, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a handle is its place in the row.
            <Handle key={i} at={p} scale={view.scale} active={editor.handle === i} />
          ))}
        {editor.keyCursor !== null && !elsewhere && <Cross at={editor.keyCursor} scale={view.scale} />}
      </g>
    </svg>
  );
}

/** The shape as it would be if the point under the cursor were placed; null until the tool has all its points. */
function shapeOfPreview({ editor, tool, host, style }: Annotation): Shape | null {
  if (tool === 'select' || isCalibrationTool(tool) || obstacleToPointing(editor, host) === 'other-frame') return null;
  const draft = previewOf(tool, editor.placing);
  if (draft === null || draft.points.length < pointsOf[tool].least) return null;
  const { frame } = host;
  const defaults = { style, span: { from: frame, to: frame, fadeFrames: 0 }, anatomy: null, text: ' ', landmarks: editor.landmarks };
  return shapeFrom(draft, nobody, host.recording.id, frame, defaults);
}

function Trace({ points, scale }: { readonly points: readonly Px[]; readonly scale: number }) {
  const d = points.map(({ x, y }) => `${x},${y}`).join(' ');
  return (
    <>
      <polyline points={d} fill="none" stroke="#101418" strokeWidth={4 / scale} opacity={0.6} />
      <polyline points={d} fill="none" stroke="#ffd43b" strokeWidth={2 / scale} />
    </>
  );
}

function Handle({ at, scale, active }: { readonly at: Px; readonly scale: number; readonly active: boolean }) {
  return (
    <circle className={classes['handle']} data-active={active || undefined} cx={at.x} cy={at.y} r={5 / scale} strokeWidth={1.5 / scale} />
  );
}

function Cross({ at, scale }: { readonly at: Px; readonly scale: number }) {
  const r = 14 / scale;
  const d = `M${at.x - r} ${at.y}H${at.x + r}M${at.x} ${at.y - r}V${at.y + r}`;
  return (
    <g data-testid="key-cursor">
      <path d={d} stroke="#101418" strokeWidth={4 / scale} />
      <path d={d} stroke="#ffd43b" strokeWidth={1.5 / scale} />
    </g>
  );
}
