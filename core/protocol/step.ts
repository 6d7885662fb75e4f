import { z } from 'zod';
import { gaitKinds, type moments } from '../annotation/records.ts';
import type { View } from '../domain/recording.ts';
import { certainties } from '../domain/source.ts';
import { type KinematicMetric, kinematicMetrics } from '../gait/definition.ts';
import { legIsHidden } from '../gait/ofPoses.ts';
import { isLessStanding, metricsFrom, pointsAt } from '../gait/poses.ts';

/** From where a step's clip is filmed: `side` is either side, and both where both were filmed; `any` every clip of the protocol. */
export const stepViews = ['any', 'side', 'side-left', 'side-right', 'rear', 'front'] as const;
export type StepView = (typeof stepViews)[number];

/** Views of clips that a step's view means. */
export const viewsMeant = (view: Exclude<StepView, 'any'>): readonly View[] => (view === 'side' ? ['side-left', 'side-right'] : [view]);

/** `near`: from the side the leg nearer to the camera, the only one that is seen in full. */
export const legChoices = ['near', 'both'] as const;
/** When in a stride a `landmarks` step points; standing still is a step of its own. */
export const strideMoments = [
  'initial-contact',
  'midstance',
  'toe-off',
  'flight',
  'swing',
] as const satisfies readonly (typeof moments)[number][];
export type StrideMoment = (typeof strideMoments)[number];
export const noteFields = ['reason', 'findings', 'advice'] as const;

export const stepIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'Use lower-case letters, digits and hyphens, at most 60, a letter or digit first.');

/** What the record itself can tell, so that nobody ticks it. `least`: in frames per second of the runner's time, or in seconds of it. */
export const factSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('capture-rate') }),
  z.strictObject({ kind: z.literal('frames-per-second'), least: z.number().min(1).max(2000) }),
  z.strictObject({ kind: z.literal('seconds-filmed'), least: z.number().min(0.5).max(600) }),
  z.strictObject({ kind: z.literal('belt-speed') }),
  z.strictObject({ kind: z.literal('shoe') }),
  z.strictObject({ kind: z.literal('scale') }),
  z.strictObject({ kind: z.literal('vertical') }),
]);
export type Fact = z.infer<typeof factSchema>;
export const factKinds = [
  'capture-rate',
  'frames-per-second',
  'seconds-filmed',
  'belt-speed',
  'shoe',
  'scale',
  'vertical',
] as const satisfies readonly Fact['kind'][];

const words = (most: number, ask: string) => z.string().trim().min(1, ask).max(most, `Use at most ${most} characters.`);
const count = z.int().min(1, 'At least 1.').max(50, 'At most 50.');

const common = {
  /** Names the step within its protocol; what was ticked or skipped is kept under it. */
  id: stepIdSchema,
  view: z.enum(stepViews),
  instruction: words(300, 'Say what to do.'),
  /** Why it is asked for, and how sure that is. */
  why: z.strictObject({ words: words(500, 'Say why, with the source.'), certainty: z.enum(certainties) }),
};
const someMetrics = z.array(z.enum(kinematicMetrics)).min(1, 'Choose at least one metric.').max(kinematicMetrics.length).readonly();
const step = <K extends string, S extends z.ZodRawShape>(kind: K, fields: S) =>
  z.strictObject({ ...common, kind: z.literal(kind), ...fields }).readonly();

const plainStepSchema = z.discriminatedUnion('kind', [
  /** Ticked by hand, or by itself where `fact` says what the record must tell. */
  step('check', { fact: factSchema.nullable() }),
  /** A clip of the view must be in the visit. */
  step('film', {}),
  /** Events of so many whole strides of each leg. */
  step('events', {
    kinds: z.array(z.enum(gaitKinds)).min(1, 'Choose at least one event.').max(gaitKinds.length).readonly(),
    legs: z.enum(legChoices),
    strides: count,
  }),
  /** Landmarks of so many steps of each leg, as the metrics need them at the moment. */
  step('landmarks', { moment: z.enum(strideMoments), legs: z.enum(legChoices), steps: count, metrics: someMetrics }),
  /** Landmarks of the runner standing still, once a leg; what they measure is taken off the same angle in running. */
  step('standing', { legs: z.enum(legChoices), metrics: someMetrics }),
  /** Something is written in the visit's notes. */
  step('note', { field: z.enum(noteFields) }),
]);

/** One step of a protocol, its parts in agreement with each other. */
export const stepSchema = plainStepSchema.superRefine((given, context) => {
  for (const { path, message } of disagreements(given)) context.addIssue({ code: 'custom', path: [path], message });
});
export type Step = z.infer<typeof stepSchema>;
export type StepKind = Step['kind'];
export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;
export const stepKinds = ['check', 'film', 'events', 'landmarks', 'standing', 'note'] as const satisfies readonly StepKind[];

type Disagreement = { readonly path: string; readonly message: string };

export const isFromSide = (view: StepView): boolean => view === 'side' || view === 'side-left' || view === 'side-right';

function disagreements(given: z.infer<typeof plainStepSchema>): readonly Disagreement[] {
  if (given.kind === 'check') return [];
  if (given.kind === 'note') return [];
  const found: Disagreement[] = [];
  if (given.view === 'any') found.push({ path: 'view', message: 'Say from where: this step works on clips of one view.' });
  if (given.kind === 'film') return found;
  const fromSide = isFromSide(given.view);
  if (given.legs === 'near' && !fromSide) found.push({ path: 'legs', message: 'Only a view from the side has a near leg: choose both.' });
  if (given.kind === 'events') return hasTwice(given.kinds) ? [...found, { path: 'kinds', message: 'An event is named twice.' }] : found;
  if (hasTwice(given.metrics)) found.push({ path: 'metrics', message: 'A metric is named twice.' });
  if (given.view !== 'any') found.push(...misplaced(given, given.metrics, fromSide));
  return found;
}

const hasTwice = (values: readonly string[]): boolean => new Set(values).size < values.length;

function misplaced(
  {
    kind,
    legs,
    ...rest
  }: { readonly kind: 'landmarks' | 'standing'; readonly legs: (typeof legChoices)[number]; readonly moment?: StrideMoment },
  metrics: readonly KinematicMetric[],
  fromSide: boolean,
): readonly Disagreement[] {
  const listed = (wrong: readonly KinematicMetric[], why: string): readonly Disagreement[] =>
    wrong.length === 0 ? [] : [{ path: 'metrics', message: `${wrong.join(', ')}: ${why}` }];
  const seen = metricsFrom(fromSide ? 'side' : 'rear');
  const moment = kind === 'standing' ? 'standing' : rest.moment;
  const there = metrics.filter((metric) => seen.includes(metric));
  return [
    ...listed(
      metrics.filter((metric) => !seen.includes(metric)),
      'not measured from this view.',
    ),
    ...listed(
      there.filter((metric) =>
        kind === 'standing' ? !isLessStanding(metric) : moment !== undefined && pointsAt(moment, [metric]).length === 0,
      ),
      kind === 'standing' ? 'has no standing angle to take off.' : 'needs no landmark at this moment.',
    ),
    ...listed(
      legs === 'both' && fromSide ? there.filter((metric) => legIsHidden(metric, 'side-left', 'right')) : [],
      'the far leg is hidden at times, choose the near leg.',
    ),
  ];
}
