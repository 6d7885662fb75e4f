import { z } from 'zod';
import { frameNo } from '../domain/frameIndex.ts';
import { recordId, recordingId, visitId } from '../domain/ids.ts';
import type { Px } from '../domain/units.ts';

/** Frame-space point; may lie outside the picture, never NaN or infinite. */
const px: z.ZodType<Px> = z.object({ x: z.number().min(-1e5).max(1e5), y: z.number().min(-1e5).max(1e5) }).readonly();
const points = (min: number, max: number) => z.array(px).min(min).max(max).readonly();

export const sides = ['left', 'right'] as const;
export const joints = ['ankle', 'knee', 'hip', 'pelvis', 'trunk', 'foot', 'tibia', 'rearfoot', 'head', 'elbow', 'shoulder'] as const;
export const planes = ['sagittal', 'frontal', 'transverse'] as const;
/** Which way counts as positive, in the clinic's words. */
export const conventions = [
  'flexion-positive',
  'dorsiflexion-positive',
  'adduction-positive',
  'eversion-positive',
  'forward-lean-positive',
  'swing-side-lower-positive',
  'unsigned',
] as const;

/** What a measured shape stands for, where the clinician says so. */
export const anatomySchema = z.object({
  joint: z.enum(joints).nullable(),
  side: z.enum(sides).nullable(),
  plane: z.enum(planes).nullable(),
  convention: z.enum(conventions),
});
export type Anatomy = z.infer<typeof anatomySchema>;

export const styleSchema = z.object({
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  /** Stroke width in frame pixels of a picture 1000 pixels high, so that it looks the same on any clip. */
  width: z.number().min(0.5).max(40),
  opacity: z.number().min(0.05).max(1),
  /** Text height in the same unit as `width`. */
  textSize: z.number().min(6).max(200),
});
export type Style = z.infer<typeof styleSchema>;

const common = {
  type: z.literal('shape'),
  id: recordId,
  recordingId,
  version: z.literal(1),
  /** First and last frame on which the shape is shown at full strength; equal for a single frame. */
  from: frameNo,
  to: frameNo,
  /** Frames over which it fades in before `from` and out after `to`; 0 for none. */
  fadeFrames: z.int().min(0).max(10000),
  style: styleSchema,
  label: z.string().max(200),
  locked: z.boolean().default(false),
};
const anatomy = anatomySchema.nullable();
const shape = <K extends string, S extends z.ZodRawShape>(kind: K, fields: S) =>
  z.object({ ...common, kind: z.literal(kind), ...fields }).readonly();

/** When in a stride landmarks are put on a leg; `flight`: pelvis highest; `swing`: heel turned furthest; `standing`: the runner stands still. */
export const moments = ['initial-contact', 'midstance', 'toe-off', 'flight', 'swing', 'standing'] as const;
export type Moment = (typeof moments)[number];

/** Points of the body that are pointed at. `heel` and `toe`: two points of the sole, or two whose line is parallel to it (heel marker, fifth metatarsal head). */
export const bodyPoints = ['shoulder', 'hip', 'knee', 'ankle', 'heel', 'toe', 'psis-left', 'psis-right'] as const;
export type BodyPoint = (typeof bodyPoints)[number];

/** Every drawing a clip can carry. Only handles are stored; numbers are always derived from them. */
export const shapeSchema = z
  .discriminatedUnion('kind', [
    shape('line', { points: points(2, 2) }),
    /** The head is at the second point. */
    shape('arrow', { points: points(2, 2) }),
    shape('polyline', { points: points(2, 500), closed: z.boolean().default(false) }),
    shape('freehand', { points: points(2, 5000) }),
    /** Opposite corners. */
    shape('rectangle', { points: points(2, 2) }),
    /** Opposite corners of the bounding box. */
    shape('ellipse', { points: points(2, 2) }),
    shape('point', { points: points(1, 1), anatomy }),
    shape('text', { points: points(1, 1), text: z.string().min(1).max(2000) }),
    shape('distance', { points: points(2, 2), anatomy }),
    /** Vertex first, then the two arms. */
    shape('angle', { points: points(3, 3), reading: z.enum(['interior', 'reflex', 'supplement']), anatomy }),
    /** Distal point first, then proximal: the segment from foot towards head. */
    shape('angle-vertical', { points: points(2, 2), anatomy }),
    shape('angle-horizontal', { points: points(2, 2), anatomy }),
    /** Two free lines: points 0 to 1 and 2 to 3. */
    shape('angle-lines', { points: points(4, 4), reading: z.enum(['acute', 'obtuse', 'directed']), anatomy }),
    /** Vertex, end of the fixed arm, end of the movable arm; marks every 45 degrees. */
    shape('goniometer', { points: points(3, 3), reading: z.enum(['interior', 'reflex', 'supplement']), anatomy }),
    /** Where the read-out stands; an open interval has `to` null. */
    shape('stopwatch', {
      points: points(1, 1),
      intervals: z
        .array(z.object({ from: frameNo, to: frameNo.nullable(), label: z.string().max(60).default('') }).readonly())
        .max(200)
        .readonly(),
    }),
    /** Opposite corners. */
    shape('grid', { points: points(2, 2), columns: z.int().min(1).max(50), rows: z.int().min(1).max(50) }),
    /** Centre and a point on the rim; everything outside is dimmed. */
    shape('spotlight', { points: points(2, 2) }),
    /** Landmarks of one of the runner's legs on one frame, named one for one; from behind at midstance `side` is the leg that stands. */
    shape('landmarks', {
      points: points(1, bodyPoints.length),
      names: z.array(z.enum(bodyPoints)).min(1).max(bodyPoints.length).readonly(),
      moment: z.enum(moments),
      side: z.enum(sides),
    }),
  ])
  .refine((s) => s.from <= s.to, { message: 'a shape ends before it begins' })
  .refine((s) => s.kind !== 'landmarks' || (s.names.length === s.points.length && new Set(s.names).size === s.names.length), {
    message: 'landmarks are named one for one',
  })
  .refine((s) => s.kind !== 'landmarks' || s.from === s.to, { message: 'landmarks belong to one frame' });
export type Shape = z.infer<typeof shapeSchema>;
export type ShapeKind = Shape['kind'];
/** The kinds that measure something. */
export const measuringKinds = [
  'distance',
  'angle',
  'goniometer',
  'angle-vertical',
  'angle-horizontal',
  'angle-lines',
  'stopwatch',
] as const satisfies readonly ShapeKind[];
export type MeasuringKind = (typeof measuringKinds)[number];
export type ShapeOf<K extends ShapeKind> = Extract<Shape, { kind: K }>;

export const keyImagePresets = [
  'initial-contact-left',
  'initial-contact-right',
  'midstance-left',
  'midstance-right',
  'toe-off-left',
  'toe-off-right',
] as const;

/** A frame worth keeping: it goes to the report with the annotation that lives on it. At most one per frame. */
export const keyImageSchema = z
  .object({
    type: z.literal('key-image'),
    id: recordId,
    recordingId,
    frame: frameNo,
    preset: z.enum(keyImagePresets).nullable(),
    title: z.string().max(200),
    comment: z.string().max(4000),
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
    inReport: z.boolean(),
  })
  .readonly();
export type KeyImage = z.infer<typeof keyImageSchema>;

/** In and out bound the loop; origin is the clip's time zero. At most one of each per recording. */
export const markSchema = z
  .object({ type: z.literal('mark'), id: recordId, recordingId, kind: z.enum(['in', 'out', 'origin']), frame: frameNo })
  .readonly();
export type Mark = z.infer<typeof markSchema>;

const calibrationCommon = {
  type: z.literal('calibration'),
  id: recordId,
  visitId,
  /** Where it was drawn. */
  recordingId,
  frame: frameNo,
  /** Recordings of the visit with the same camera position share it; empty: only `recordingId`. */
  cameraPosition: z.string().max(100),
};
/** At most one scale (line or plane) and one vertical per camera position; the application refuses a second. */
export const calibrationSchema = z.discriminatedUnion('kind', [
  /** Two ends of an object of known length. */
  z.object({ ...calibrationCommon, kind: z.literal('line'), points: points(2, 2), lengthMm: z.number().positive().max(100000) }).readonly(),
  /** Four corners of a known rectangle, clockwise from the top left; width along 0 to 1, height along 1 to 2. */
  z
    .object({
      ...calibrationCommon,
      kind: z.literal('plane'),
      points: points(4, 4),
      widthMm: z.number().positive().max(100000),
      heightMm: z.number().positive().max(100000),
    })
    .readonly(),
  /** A line known to be vertical in the room, lower end first: gives the camera's roll. */
  z.object({ ...calibrationCommon, kind: z.literal('vertical'), points: points(2, 2) }).readonly(),
]);
export type Calibration = z.infer<typeof calibrationSchema>;

/** Why a path ends where it does; `cancelled` and `met-placed` are no doubt of the program's. */
export const pathEnds = [
  'low-match',
  'ambiguous',
  'edge',
  'jump',
  'no-structure',
  'gap',
  'end-of-clip',
  'met-placed',
  'cancelled',
] as const;
export type PathEnd = (typeof pathEnds)[number];

/**
 * Where the point is on one frame: x and y in frame pixels; the match's score, 0 to 1, null where a hand placed it; how often the point was learned anew since it
 * last looked as it did where a hand put it.
 */
const trackPlace = z
  .tuple([z.number().min(-1e5).max(1e5), z.number().min(-1e5).max(1e5), z.number().min(-1).max(1.001).nullable(), z.int().min(0).max(1e5)])
  .readonly();
export type TrackPlace = z.infer<typeof trackPlace>;

/** A point followed from frame to frame. */
export const trackSchema = z
  .object({
    type: z.literal('track'),
    id: recordId,
    recordingId,
    version: z.literal(1),
    name: z.string().max(60),
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
    /** Half the width of the square that is looked for, in frame pixels. */
    radius: z.int().min(3).max(120),
    /** Frames of the path that are shown behind the point. */
    trail: z.int().min(0).max(100000),
    from: frameNo,
    /** Frame by frame from `from` on; null where it is not known. The first and the last are known. */
    places: z.array(trackPlace.nullable()).min(1).max(50000).readonly(),
    /** Why it was not followed further, before the first place and after the last; null where nobody tried. */
    ends: z.object({ before: z.enum(pathEnds).nullable(), after: z.enum(pathEnds).nullable() }).readonly(),
  })
  .readonly()
  .refine(({ places }) => places[0] !== null && places.at(-1) !== null, { message: 'a path begins and ends with a known place' });
export type Track = z.infer<typeof trackSchema>;

export const gaitKinds = ['initial-contact', 'foot-flat', 'midstance', 'heel-off', 'toe-off'] as const;

/** An event of one of the runner's feet, at the frame that shows it first. At most one of a kind and side per frame. */
export const gaitEventSchema = z
  .object({ type: z.literal('gait-event'), id: recordId, recordingId, side: z.enum(sides), event: z.enum(gaitKinds), frame: frameNo })
  .readonly();
export type GaitEvent = z.infer<typeof gaitEventSchema>;

/** One record of a recording's review document. */
export const reviewRecordSchema = z.union([shapeSchema, keyImageSchema, markSchema, calibrationSchema, trackSchema, gaitEventSchema]);
export type ReviewRecord = z.infer<typeof reviewRecordSchema>;
