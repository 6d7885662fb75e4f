import type { FrameNo } from '../../domain/frameIndex.ts';
import type { RecordId, RecordingId } from '../../domain/ids.ts';
import type { Px } from '../../domain/units.ts';
import { adding, changing, duplicated, moved, pasted, removing, withHandle } from '../edits.ts';
import { stacked, strengthAt } from '../fade.ts';
import { add, distance, snapTo45, sub } from '../geometry.ts';
import type { Patch } from '../patch.ts';
import type { Shape } from '../records.ts';
import { type Draft, isCalibrationTool, type LandmarkPlan, type PlacingTool, type ShapeDefaults, shapeFrom } from './draft.ts';
import { handlesOf, hitTest } from './hit.ts';
import * as placing from './placing.ts';
import { crossOnNext, nextLandmark, obstacleToPointing, placeOfNext, settled, withoutNext } from './pointing.ts';

export { nextLandmark } from './pointing.ts';

export type Tool = 'select' | PlacingTool;

/** A drag with the select tool: the shape as it was and as it is now; committed at release. */
type Drag = { readonly before: Shape; readonly now: Shape; readonly handle: number | null; readonly start: Px };

/** What the hand holds and points at. None of it is part of the document or of undo. */
export type Editor = {
  readonly tool: Tool;
  readonly placing: placing.PlacingState;
  readonly drag: Drag | null;
  readonly selected: RecordId | null;
  /** The handle that the arrow keys move; null for the whole shape. */
  readonly handle: number | null;
  /** Where the keyboard points while placing; null until an arrow key is used. */
  readonly keyCursor: Px | null;
  /** What the landmarks tool is to point at; null for every other tool. */
  readonly landmarks: LandmarkPlan | null;
  /** The frame that the landmarks lie on: all of a set are pointed at on one. Null until it is known, by the first point or beforehand. */
  readonly pointingOn: FrameNo | null;
};
export const newEditor: Editor = {
  tool: 'select',
  placing: placing.idle,
  drag: null,
  selected: null,
  handle: null,
  keyCursor: null,
  landmarks: null,
  pointingOn: null,
};

/** What the hand works on. */
export type Desk = {
  readonly recordingId: RecordingId;
  readonly frame: FrameNo;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
  readonly defaults: Omit<ShapeDefaults, 'landmarks'>;
  readonly newId: () => RecordId;
};

export type EditWord = 'add' | 'move' | 'remove' | 'replace' | 'cut' | 'paste' | 'duplicate';
/** One step for undo; `kind` is what it was done to, for its words. */
export type Edit = { readonly word: EditWord; readonly kind: Shape['kind']; readonly patch: Patch };

export type EditorEvent =
  | ({ readonly type: 'down' | 'move' | 'up' } & placing.Press)
  | { readonly type: 'finish' | 'cancel' | 'delete' | 'duplicate' | 'next-handle' }
  | { readonly type: 'nudge'; readonly by: Px }
  | { readonly type: 'place'; readonly slop: number; readonly constrain: boolean }
  | { readonly type: 'paste'; readonly shape: Shape }
  | { readonly type: 'tool'; readonly tool: Exclude<Tool, 'landmarks'> }
  /** `byKeys`: the cross stands ready for the first landmark. `on`: the frame they lie on, where it is not this one yet. */
  | { readonly type: 'landmarks'; readonly plan: LandmarkPlan; readonly byKeys?: boolean; readonly on?: FrameNo }
  /** The landmark that is next cannot be seen: it is left out. */
  | { readonly type: 'skip' }
  | { readonly type: 'select'; readonly id: RecordId | null };

/** `calibrate`: a finished calibration drawing whose known size has to be asked for. `track`: where the point to follow was put. */
export type Outcome = {
  readonly editor: Editor;
  readonly edit: Edit | null;
  readonly calibrate: Draft | null;
  readonly track: Px | null;
};

const rest = (editor: Editor): Outcome => ({ editor, edit: null, calibrate: null, track: null });
const one = (editor: Editor, word: EditWord, kind: Shape['kind'], patch: Patch): Outcome => ({
  editor,
  edit: { word, kind, patch },
  calibrate: null,
  track: null,
});

/** Shapes that can be seen on the desk's frame, lowest first. */
export const visibleShapes = ({ shapes, frame }: Pick<Desk, 'shapes' | 'frame'>): readonly Shape[] =>
  stacked(shapes.filter((shape) => strengthAt(shape, frame) > 0));

/** The shape in hand as it looks now, a drag under way included; null when nothing is selected or it is not on this frame. */
export const selectedShape = (editor: Editor, desk: Pick<Desk, 'shapes' | 'frame'>): Shape | null =>
  editor.drag?.now ?? visibleShapes(desk).find((shape) => shape.id === editor.selected) ?? null;

/** Pure: the hand's next state, and at most one edit of the document. */
export function handle(editor: Editor, desk: Desk, event: EditorEvent): Outcome {
  switch (event.type) {
    case 'tool':
      return rest({
        ...newEditor,
        tool: event.tool,
        selected: event.tool === 'select' ? editor.selected : null,
        keyCursor: editor.keyCursor,
      });
    case 'landmarks': {
      const held: Editor = { ...newEditor, tool: 'landmarks', landmarks: event.plan, pointingOn: event.on ?? null };
      return rest(event.byKeys === true ? { ...held, keyCursor: startOf(held, desk) } : held);
    }
    case 'skip':
      return skipped(editor, desk);
    case 'select':
      return rest({ ...editor, selected: event.id, handle: null, drag: null });
    case 'cancel':
      return rest(cancelled(editor));
    case 'down':
    case 'move':
    case 'up':
      if (editor.tool === 'select') return selecting(editor, desk, event);
      if (obstacleToPointing(editor, desk) !== null) return rest(editor);
      return placed(event.type === 'down' ? { ...editor, keyCursor: null } : editor, editor.tool, desk, event);
    case 'finish':
      if (editor.tool === 'select' || obstacleToPointing(editor, desk) !== null) return rest(editor);
      return after(editor, editor.tool, desk, placing.finish(editor.tool, editor.placing));
    case 'place': {
      if (editor.tool === 'select' || obstacleToPointing(editor, desk) !== null) return rest(editor);
      const at = editor.keyCursor ?? startOf(editor, desk);
      const last = editor.placing.name === 'placing' ? editor.placing.points.at(-1) : undefined;
      // The same place twice is the keyboard's double click.
      if (editor.tool === 'polyline' && last !== undefined && distance(last, at) < 1e-6)
        return after(editor, editor.tool, desk, placing.finish(editor.tool, editor.placing));
      const press = { at, constrain: event.constrain, slop: event.slop };
      // By keyboard a stroke begins with the first press and follows the arrow keys until the second.
      if (editor.tool === 'freehand')
        return editor.placing.name === 'stroking'
          ? after({ ...editor, keyCursor: at }, editor.tool, desk, placing.finish(editor.tool, editor.placing))
          : placed({ ...editor, keyCursor: at }, editor.tool, desk, { type: 'down', ...press });
      const down = placed({ ...editor, keyCursor: at }, editor.tool, desk, { type: 'down', ...press });
      if (down.edit || down.calibrate || down.track) return down;
      const up = placed(down.editor, editor.tool, desk, { type: 'up', ...press });
      const put = { ...up, edit: down.edit ?? up.edit, calibrate: down.calibrate ?? up.calibrate, track: down.track ?? up.track };
      return { ...put, editor: { ...put.editor, ...crossOnNext(put.editor, desk) } };
    }
    case 'nudge':
      return nudged(editor, desk, event.by);
    case 'next-handle': {
      const shape = selectedShape(editor, desk);
      const count = shape === null ? 0 : handlesOf(shape).length;
      const next = editor.handle === null ? 0 : editor.handle + 1;
      return rest({ ...editor, handle: next < count ? next : null });
    }
    case 'delete': {
      const shape = selectedShape(editor, desk);
      if (shape === null || shape.locked) return rest(editor);
      return one({ ...editor, selected: null, handle: null, drag: null }, 'remove', shape.kind, removing(editor.drag?.before ?? shape));
    }
    case 'duplicate': {
      const shape = selectedShape(editor, desk);
      if (shape === null || shape.kind === 'landmarks') return rest(editor);
      const copy = duplicated(shape, desk.newId(), desk.height);
      return one({ ...editor, selected: copy.id, handle: null, drag: null }, 'duplicate', copy.kind, adding(copy));
    }
    case 'paste': {
      // Landmarks that nobody pointed at on this picture would be a measurement made up.
      if (event.shape.kind === 'landmarks') return rest(editor);
      const copy = pasted(event.shape, desk.newId(), desk.recordingId, desk.frame, desk.frames);
      return one({ ...newEditor, selected: copy.id, keyCursor: editor.keyCursor }, 'paste', copy.kind, adding(copy));
    }
  }
}

/** Esc: first what is under way, then the selection or the tool. */
function cancelled(editor: Editor): Editor {
  if (editor.drag !== null) return { ...editor, drag: null };
  if (editor.tool !== 'select' && editor.placing.name !== 'idle')
    return { ...editor, placing: placing.cancel(editor.tool, editor.placing).state, pointingOn: null };
  return editor.tool === 'select' ? { ...editor, selected: null, handle: null } : { ...newEditor, keyCursor: null };
}

/** Where the keyboard points first: where the landmark that is next lay on the last step, else the picture's middle. */
const startOf = (editor: Editor, desk: Desk): Px => placeOfNext(editor, desk) ?? { x: desk.width / 2, y: desk.height / 2 };

const steps = { down: placing.down, move: placing.move, up: placing.up } as const;

function placed(editor: Editor, tool: PlacingTool, desk: Desk, event: { readonly type: 'down' | 'move' | 'up' } & placing.Press): Outcome {
  const press = editor.landmarks === null ? event : { ...event, most: editor.landmarks.names.length };
  return after(editor, tool, desk, steps[event.type](tool, editor.placing, press));
}

/** Without the landmark that is next; the last one left out ends the pointing with what was pointed at, or without anything. */
function skipped(editor: Editor, desk: Desk): Outcome {
  if (nextLandmark(editor) === null || obstacleToPointing(editor, desk) !== null) return rest(editor);
  const left: Editor = { ...editor, ...withoutNext(editor) };
  if (nextLandmark(left) !== null) return rest(editor.keyCursor === null ? left : { ...left, ...crossOnNext(left, desk) });
  return left.placing.name === 'idle' ? rest(newEditor) : after(left, 'landmarks', desk, placing.finish('landmarks', left.placing));
}

function after(editor: Editor, tool: PlacingTool, desk: Desk, step: placing.PlacingStep): Outcome {
  const begun = tool === 'landmarks' && step.state.name === 'placing';
  const next = { ...editor, placing: step.state, pointingOn: begun ? desk.frame : editor.pointingOn };
  if (step.made === null) return rest(next);
  if (isCalibrationTool(tool)) return { ...rest({ ...newEditor }), calibrate: step.made };
  if (tool === 'track') return { ...rest(next), track: step.made.points[0] ?? null };
  const shape = shapeFrom(step.made, desk.newId(), desk.recordingId, desk.frame, { ...desk.defaults, landmarks: editor.landmarks });
  if (shape.kind === 'landmarks') {
    const { word, patch, id } = settled(shape, desk.shapes);
    return one({ ...newEditor, selected: id }, word, shape.kind, patch);
  }
  return one({ ...next, selected: shape.id, handle: null }, 'add', shape.kind, adding(shape));
}

function selecting(editor: Editor, desk: Desk, event: { readonly type: 'down' | 'move' | 'up' } & placing.Press): Outcome {
  const { drag } = editor;
  if (event.type === 'down') {
    const hit = hitTest(visibleShapes(desk), event.at, event.slop, editor.selected);
    if (hit === null) return rest({ ...editor, selected: null, handle: null });
    const held = { ...editor, selected: hit.shape.id, handle: hit.handle };
    return rest(hit.shape.locked ? held : { ...held, drag: { before: hit.shape, now: hit.shape, handle: hit.handle, start: event.at } });
  }
  if (drag === null) return rest(editor);
  if (event.type === 'move') return rest({ ...editor, drag: { ...drag, now: dragged(drag, event) } });
  const done = { ...editor, drag: null };
  const now = dragged(drag, event);
  const still = now.points.every((p, i) => distance(p, drag.before.points[i] ?? p) < 1e-9);
  return still ? rest(done) : one(done, 'move', now.kind, changing(drag.before, now));
}

/** A handle keeps its distance to the pointer, so that taking hold of it beside its middle does not move it. */
function dragged({ before, handle: index, start }: Drag, { at, constrain }: placing.Press): Shape {
  const by = sub(at, start);
  const handleAt = index === null ? undefined : before.points[index];
  if (index === null || handleAt === undefined) return moved(before, constrain ? sub(snapTo45(start, at), start) : by);
  return withHandle(before, index, add(handleAt, by), constrain);
}

function nudged(editor: Editor, desk: Desk, by: Px): Outcome {
  if (editor.tool !== 'select') {
    const at = add(editor.keyCursor ?? startOf(editor, desk), by);
    const keyCursor = { x: Math.min(desk.width, Math.max(0, at.x)), y: Math.min(desk.height, Math.max(0, at.y)) };
    const step = placing.move(editor.tool, editor.placing, { at: keyCursor, constrain: false, slop: 0 });
    return rest({ ...editor, keyCursor, placing: step.state });
  }
  const shape = selectedShape(editor, desk);
  if (shape === null || shape.locked || editor.drag !== null) return rest(editor);
  const handleAt = editor.handle === null ? undefined : shape.points[editor.handle];
  const now = editor.handle === null || handleAt === undefined ? moved(shape, by) : withHandle(shape, editor.handle, add(handleAt, by));
  return one(editor, 'move', now.kind, changing(shape, now));
}
