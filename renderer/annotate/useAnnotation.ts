import i18next from 'i18next';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type DrawingWords, drawShape } from '#core/annotation/drawing.ts';
import { changing, spanOf } from '#core/annotation/edits.ts';
import { stacked } from '#core/annotation/fade.ts';
import type { Scene } from '#core/annotation/measure.ts';
import type { Patch } from '#core/annotation/patch.ts';
import type { DrawCommand } from '#core/annotation/pen.ts';
import type { Calibration, Shape, Style, Track } from '#core/annotation/records.ts';
import { sceneOf } from '#core/annotation/scene.ts';
import type { Draft, LandmarkPlan } from '#core/annotation/tools/draft.ts';
import {
  type Desk,
  type Editor,
  type EditorEvent,
  handle,
  newEditor,
  selectedShape,
  type Tool,
  visibleShapes,
} from '#core/annotation/tools/editor.ts';
import type { FrameIndex, FrameNo } from '#core/domain/frameIndex.ts';
import { recordId } from '#core/domain/ids.ts';
import type { Recording } from '#core/domain/recording.ts';
import type { Px } from '#core/domain/units.ts';
import { drawTrack } from '#core/tracking/drawTrack.ts';
import { say } from '../ui/notify.tsx';
import type { PaletteTool } from './actions.ts';
import { drawingWords, type LengthUnit } from './words.ts';

/** What the host screen gives. `edit` shows an edit at once and resolves when the record holds it (false: it was refused, and said so). */
export type AnnotationHost = {
  readonly recording: Recording;
  readonly index: FrameIndex;
  readonly frame: FrameNo;
  readonly shapes: readonly Shape[];
  readonly calibrations: readonly Calibration[];
  readonly edit: (label: string, patch: Patch) => Promise<boolean>;
  readonly lengthUnit: LengthUnit;
  /** Points followed from frame to frame, drawn with the shapes on stills. */
  readonly tracks: readonly Track[];
  /** The point to follow was put here on this frame. */
  readonly onTrack: (at: Px) => void;
  /** The picture is shown left for right: arrow keys follow what is seen. */
  readonly mirrored?: boolean;
};

export type Annotation = {
  readonly host: AnnotationHost;
  readonly scene: Scene;
  readonly words: DrawingWords;
  readonly editor: Editor;
  /** Shapes on the frame as they look now, a drag under way included. */
  readonly visible: readonly Shape[];
  readonly selected: Shape | null;
  readonly tool: Tool;
  readonly chooseTool: (tool: PaletteTool) => void;
  /** Takes up the landmarks tool for what is to be pointed at. `byKeys`: the cross stands ready. `on`: their frame, where it is not shown yet. */
  readonly pointAt: (plan: LandmarkPlan, how?: { readonly byKeys?: boolean; readonly on?: FrameNo }) => void;
  readonly send: (event: EditorEvent) => void;
  /** Replaces the selected shape: one step for undo. */
  readonly change: (after: Shape) => void;
  readonly style: Style;
  readonly setStyle: (style: Style) => void;
  /** A finished calibration drawing that waits for its known size. */
  readonly pending: Draft | null;
  readonly setPending: (draft: Draft | null) => void;
  /** Arrow keys move the selected shape's points. */
  readonly adjusting: boolean;
  readonly setAdjusting: (adjusting: boolean) => void;
  readonly copy: (cut: boolean) => void;
  readonly paste: () => void;
  /** Everything drawn over `frame`, for stills: `paintShapes(context, annotation.drawing(frame))`. */
  readonly drawing: (frame: FrameNo) => readonly DrawCommand[];
};

const firstStyle: Style = { colour: '#ffd43b', width: 3, opacity: 1, textSize: 24 };

/** Kept between clips while the program runs. */
let clipboard: Shape | null = null;
let lastStyle: Style = firstStyle;

/** The hand over one clip. Everything it commits goes through `host.edit`, one patch a gesture. */
export function useAnnotation(host: AnnotationHost): Annotation {
  const { recording, index, frame, shapes, calibrations, lengthUnit } = host;
  const [editor, setEditor] = useState<Editor>(newEditor);
  const [style, keepStyle] = useState<Style>(lastStyle);
  const [pending, setPending] = useState<Draft | null>(null);
  const [adjusting, setAdjusting] = useState(false);

  const desk: Desk = {
    recordingId: recording.id,
    frame,
    frames: recording.frames,
    width: recording.width,
    height: recording.height,
    shapes,
    defaults: { style, span: spanOf('this-frame', frame, recording.frames), anatomy: null, text: i18next.t('annotate:tools.text') },
    newId: () => recordId.parse(crypto.randomUUID()),
  };
  const now = useRef({ editor, desk, host });
  useEffect(() => {
    now.current = { editor, desk, host };
  });

  const send = useCallback((event: EditorEvent) => {
    const { editor: before, desk: on, host: to } = now.current;
    const outcome = handle(before, on, event);
    // The next event may come before the next render: it must see this one's outcome.
    now.current = { ...now.current, editor: outcome.editor };
    setEditor(outcome.editor);
    if (outcome.calibrate) setPending(outcome.calibrate);
    if (outcome.track) to.onTrack(outcome.track);
    if (event.type === 'cancel' || event.type === 'tool' || event.type === 'down') setAdjusting(false);
    if (outcome.edit) {
      const { word, kind, patch } = outcome.edit;
      void to.edit(i18next.t(`annotate:edits.${word}`, { what: i18next.t(`annotate:tools.${kind}`).toLowerCase() }), patch);
    }
  }, []);

  const scene = useMemo<Scene>(() => sceneOf(recording, index, calibrations), [index, recording, calibrations]);
  const words = useMemo(() => drawingWords(lengthUnit, recording.captureRate), [lengthUnit, recording.captureRate]);
  const selected = selectedShape(editor, desk);
  const dragged = editor.drag?.now;
  const visible = visibleShapes(desk).map((shape) => (shape.id === dragged?.id ? dragged : shape));

  const change = (after: Shape) => {
    const before = shapes.find((shape) => shape.id === after.id);
    if (before === undefined) return;
    void host.edit(
      i18next.t('annotate:edits.change', { what: i18next.t(`annotate:tools.${after.kind}`).toLowerCase() }),
      changing(before, after),
    );
  };
  return {
    host,
    scene,
    words,
    editor,
    visible,
    selected,
    tool: editor.tool,
    chooseTool: (tool) => send({ type: 'tool', tool }),
    pointAt: (plan, how = {}) => send({ type: 'landmarks', plan, ...how }),
    send,
    change,
    style,
    setStyle: (next) => {
      lastStyle = next;
      keepStyle(next);
    },
    pending,
    setPending,
    adjusting: adjusting && selected !== null,
    setAdjusting,
    copy: (cut) => {
      if (selected === null) return;
      if (selected.kind === 'landmarks') {
        say(i18next.t('landmarks:notCopied'));
        return;
      }
      clipboard = selected;
      if (cut) send({ type: 'delete' });
    },
    paste: () => {
      if (clipboard !== null) send({ type: 'paste', shape: clipboard });
    },
    drawing: (on) => [
      ...stacked(shapes).flatMap((shape) => drawShape(shape, scene, on, words)),
      ...host.tracks.flatMap((track) => drawTrack(track, on, recording.height)),
    ],
  };
}
