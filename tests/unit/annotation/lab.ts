import { spanOf } from '#core/annotation/edits.ts';
import type { Scene } from '#core/annotation/measure.ts';
import { applyPatch, inverse, type Patch } from '#core/annotation/patch.ts';
import { type Calibration, calibrationSchema, type Shape, type Style, shapeSchema } from '#core/annotation/records.ts';
import type { Draft } from '#core/annotation/tools/draft.ts';
import { type Desk, type EditorEvent, handle, newEditor, type Tool } from '#core/annotation/tools/editor.ts';
import { previewOf } from '#core/annotation/tools/placing.ts';
import { type FrameNo, toFrameNo } from '#core/domain/frameIndex.ts';
import { recordId, recordingId, visitId } from '#core/domain/ids.ts';
import type { CaptureRate } from '#core/domain/recording.ts';
import type { Px } from '#core/domain/units.ts';

export const idNumber = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
export const clip = recordingId.parse(idNumber(0xc1));
export const visit = visitId.parse(idNumber(0xf1));
export const style: Style = { colour: '#ffd43b', width: 3, opacity: 1, textSize: 24 };

export const rate = (part: Partial<CaptureRate> = {}): CaptureRate => ({
  framesPerSecond: 240,
  slowdown: 8,
  source: 'clinician',
  confirmed: true,
  reason: '',
  ...part,
});

/** 240 frames/s in a 30 frames/s file, 100 frames, not calibrated, 1920 by 1080. */
export const scene = (part: Partial<Scene> = {}): Scene => ({
  index: { ticks: Array.from({ length: 100 }, (_, i) => i * 20), ticksPerSecond: 600 },
  captureRate: rate(),
  calibrations: [],
  width: 1920,
  height: 1080,
  ...part,
});

/** A shape on frame 0 with its points and whatever else the kind needs. */
export const shape = (kind: Shape['kind'], points: readonly (readonly [number, number])[], more: object = {}): Shape =>
  shapeSchema.parse({
    type: 'shape',
    id: idNumber(1),
    recordingId: clip,
    version: 1,
    from: 0,
    to: 0,
    fadeFrames: 0,
    style,
    label: '',
    kind,
    points: points.map(([x, y]) => ({ x, y })),
    anatomy: null,
    reading: kind === 'angle-lines' ? 'acute' : 'interior',
    intervals: [],
    columns: 4,
    rows: 4,
    text: 'text',
    ...more,
  });

export const calibration = (kind: Calibration['kind'], points: readonly (readonly [number, number])[], more: object = {}): Calibration =>
  calibrationSchema.parse({
    type: 'calibration',
    id: idNumber(2),
    visitId: visit,
    recordingId: clip,
    frame: 0,
    cameraPosition: '',
    kind,
    points: points.map(([x, y]) => ({ x, y })),
    ...more,
  });

const keys: Readonly<Record<string, EditorEvent>> = {
  Escape: { type: 'cancel' },
  Delete: { type: 'delete' },
  Tab: { type: 'next-handle' },
  'Ctrl+D': { type: 'duplicate' },
  DoubleClick: { type: 'finish' },
  Enter: { type: 'place', slop: 5, constrain: false },
  ArrowRight: { type: 'nudge', by: { x: 1, y: 0 } },
  ArrowDown: { type: 'nudge', by: { x: 0, y: 1 } },
  'Alt+ArrowRight': { type: 'nudge', by: { x: 0.1, y: 0 } },
};

/** A clip on the desk and a hand over it: gestures in, shapes out. Each edit is one step for undo. */
export function annotationLab(first: readonly Shape[] = []) {
  let editor = newEditor;
  let shapes = first;
  let frame: FrameNo = toFrameNo(0);
  let ids = 100;
  const done: Patch[] = [];
  const calibrated: Draft[] = [];
  const followed: Px[] = [];
  const apply = (patch: Patch) => {
    shapes = applyPatch(shapes, patch).filter((record) => record.type === 'shape');
  };
  const send = (event: EditorEvent) => {
    const desk: Desk = {
      recordingId: clip,
      frame,
      frames: 100,
      width: 1920,
      height: 1080,
      shapes,
      defaults: { style, span: spanOf('this-frame', frame, 100), anatomy: null, text: 'text' },
      newId: () => recordId.parse(idNumber(ids++)),
    };
    const outcome = handle(editor, desk, event);
    editor = outcome.editor;
    if (outcome.calibrate) calibrated.push(outcome.calibrate);
    if (outcome.track) followed.push(outcome.track);
    if (!outcome.edit) return;
    apply(outcome.edit.patch);
    done.push(outcome.edit.patch);
  };
  const pointer = (type: 'down' | 'move' | 'up', x: number, y: number, constrain = false) =>
    send({ type, at: { x, y }, constrain, slop: 5 });
  const then = (..._done: readonly unknown[]) => lab;
  const setFrame = (n: number) => {
    frame = toFrameNo(n);
  };
  const lab = {
    use: (tool: Exclude<Tool, 'landmarks'>) => then(send({ type: 'tool', tool })),
    at: (n: number) => then(setFrame(n)),
    down: (x: number, y: number, shift = false) => then(pointer('down', x, y, shift)),
    move: (x: number, y: number, shift = false) => then(pointer('move', x, y, shift)),
    up: (x: number, y: number, shift = false) => then(pointer('up', x, y, shift)),
    click: (x: number, y: number, shift = false) => then(pointer('down', x, y, shift), pointer('up', x, y, shift)),
    press: (...names: readonly string[]) => {
      for (const name of names) {
        const event = keys[name];
        if (event === undefined) throw new Error(`the lab knows no key ${name}`);
        send(event);
      }
      return lab;
    },
    send: (event: EditorEvent) => then(send(event)),
    undo: () => {
      const last = done.pop();
      if (last) apply(inverse(last));
      return lab;
    },
    shapes: () => shapes,
    points: (): readonly Px[] => shapes.at(-1)?.points ?? [],
    calibrated: () => calibrated,
    followed: () => followed,
    editor: () => editor,
    preview: () => (editor.tool === 'select' ? null : previewOf(editor.tool, editor.placing)),
    canUndo: () => done.length > 0,
    steps: () => done.length,
  };
  return lab;
}
