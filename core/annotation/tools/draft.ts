import { assertNever } from '../../domain/brand.ts';
import type { FrameNo } from '../../domain/frameIndex.ts';
import type { RecordId, RecordingId } from '../../domain/ids.ts';
import type { Px } from '../../domain/units.ts';
import { type Anatomy, type BodyPoint, bodyPoints, type Moment, type Shape, type ShapeKind, type Style } from '../records.ts';

/** What a tool makes: a drawing, or a calibration whose known sizes are asked for afterwards. */
export const calibrationTools = ['calibration-line', 'calibration-plane', 'vertical-reference'] as const;
export type CalibrationTool = (typeof calibrationTools)[number];
/** `track` puts the point that is followed from frame to frame. */
export type PlacingTool = ShapeKind | CalibrationTool | 'track';

/** Points placed so far by a tool; never part of the document. */
export type Draft = { readonly tool: PlacingTool; readonly points: readonly Px[]; readonly closed: boolean };

/** How many points each tool takes; the first number finishes it, an open end waits for Enter or a double click. */
export const pointsOf: Readonly<Record<PlacingTool, { readonly least: number; readonly most: number }>> = {
  line: { least: 2, most: 2 },
  arrow: { least: 2, most: 2 },
  polyline: { least: 2, most: 500 },
  freehand: { least: 2, most: 5000 },
  rectangle: { least: 2, most: 2 },
  ellipse: { least: 2, most: 2 },
  point: { least: 1, most: 1 },
  text: { least: 1, most: 1 },
  distance: { least: 2, most: 2 },
  angle: { least: 3, most: 3 },
  'angle-vertical': { least: 2, most: 2 },
  'angle-horizontal': { least: 2, most: 2 },
  'angle-lines': { least: 4, most: 4 },
  goniometer: { least: 3, most: 3 },
  stopwatch: { least: 1, most: 1 },
  grid: { least: 2, most: 2 },
  spotlight: { least: 2, most: 2 },
  landmarks: { least: 1, most: bodyPoints.length },
  'calibration-line': { least: 2, most: 2 },
  'calibration-plane': { least: 4, most: 4 },
  'vertical-reference': { least: 2, most: 2 },
  track: { least: 1, most: 1 },
};

export const isCalibrationTool = (tool: PlacingTool): tool is CalibrationTool => calibrationTools.some((name) => name === tool);

/** Which landmarks are put next, in the order of pointing. */
export type LandmarkPlan = {
  readonly names: readonly BodyPoint[];
  readonly moment: Moment;
  readonly side: NonNullable<Anatomy['side']>;
};

/** What the next shape begins with; the clinician's last choices. */
export type ShapeDefaults = {
  readonly style: Style;
  readonly span: { readonly from: FrameNo; readonly to: FrameNo; readonly fadeFrames: number };
  readonly anatomy: Anatomy | null;
  readonly text: string;
  /** Null where nothing is to be pointed at: then the tool makes nothing. */
  readonly landmarks: LandmarkPlan | null;
};

/** The shape that a finished draft stands for. Throws for the draft of a calibration or of a followed point: those are no shapes. */
export function shapeFrom(draft: Draft, id: RecordId, recordingId: RecordingId, frame: FrameNo, defaults: ShapeDefaults): Shape {
  const { style, span, anatomy, text, landmarks } = defaults;
  const common = { type: 'shape', id, recordingId, version: 1, ...span, style, label: '', locked: false, points: draft.points } as const;
  const kind = draft.tool;
  if (isCalibrationTool(kind) || kind === 'track') throw new Error(`${kind} makes no shape`);
  switch (kind) {
    case 'line':
    case 'arrow':
    case 'freehand':
    case 'rectangle':
    case 'ellipse':
    case 'spotlight':
      return { ...common, kind };
    case 'polyline':
      return { ...common, kind, closed: draft.closed };
    case 'point':
    case 'distance':
    case 'angle-vertical':
    case 'angle-horizontal':
      return { ...common, kind, anatomy };
    case 'angle':
    case 'goniometer':
      return { ...common, kind, anatomy, reading: 'interior' };
    case 'angle-lines':
      return { ...common, kind, anatomy, reading: 'acute' };
    case 'text':
      return { ...common, kind, text };
    case 'stopwatch':
      return { ...common, kind, intervals: [{ from: frame, to: null, label: '' }] };
    case 'grid':
      return { ...common, kind, columns: 4, rows: 4 };
    case 'landmarks': {
      if (landmarks === null) throw new Error('landmarks without a plan');
      const { names, moment, side } = landmarks;
      return { ...common, kind, from: frame, to: frame, fadeFrames: 0, names: names.slice(0, draft.points.length), moment, side };
    }
    default:
      return assertNever(kind);
  }
}
