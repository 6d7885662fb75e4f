import { z } from 'zod';
import { FailureError } from '../contract/failure.ts';
import type { Brand } from '../domain/brand.ts';
import { clinicianSource, slug, words } from './amount.ts';
import { type Baseline, baselineSchema } from './baseline.ts';
import { contentFields, disagreementsIn } from './content.ts';
import { type CutOffs, cutOffsSchema, silbernagelCutOffs } from './cutOffs.ts';
import { exerciseSchema, type PlanSide } from './exercise.ts';
import type { Phase } from './phase.ts';
import type { Programme } from './programme.ts';

export type PlanId = Brand<string, 'PlanId'>;
export const planId = z.uuid().transform((id) => id as PlanId);
const day = z.iso.date();

export const involvedSides = ['left', 'right', 'bilateral'] as const;
export type InvolvedSide = (typeof involvedSides)[number];

/** What of a plan is not its exercises and phases. */
export const headerFields = {
  name: words(80, 'Name the plan.'),
  /** The leg or legs with the problem. */
  side: z.enum(involvedSides),
  /** The problem is at the insertion: heels should not go below level. */
  insertional: z.boolean(),
  startsOn: day,
  /** Last day; null while it goes on. */
  endsOn: day.nullable(),
  goals: z.string().max(20000),
  /** Which phase began when, in order of the days; days to come are booked. */
  course: z
    .array(z.strictObject({ phaseId: slug, from: day }).readonly())
    .min(1)
    .max(400)
    .readonly(),
  cutOffs: cutOffsSchema,
  baseline: baselineSchema,
  sources: contentFields.sources,
  neverBelowLevel: contentFields.neverBelowLevel,
  ladder: contentFields.ladder,
  evidence: contentFields.evidence,
};

/** A programme taken for a patient and changed as the clinician likes; one version of it. */
export const planSchema = z
  .strictObject({
    schema: z.literal(1),
    id: planId,
    /** What it was taken from. */
    programme: z.strictObject({ id: slug, version: z.int().min(1), name: z.string().min(1).max(80) }).readonly(),
    ...headerFields,
    exercises: z.array(exerciseSchema).max(60).readonly(),
    phases: contentFields.phases,
  })
  .readonly()
  .superRefine((plan, context) => {
    const wrong = (path: readonly (string | number)[], message: string) => context.addIssue({ code: 'custom', path: [...path], message });
    for (const { path, message } of disagreementsIn(plan)) wrong(path, message);
    if (!Object.hasOwn(plan.sources, clinicianSource))
      wrong(['sources', clinicianSource], 'The source of what the clinician sets is gone.');
    if (plan.endsOn !== null && plan.endsOn < plan.startsOn) wrong(['endsOn'], 'The plan ends before it begins.');
    for (const [i, { phaseId, from }] of plan.course.entries()) {
      const before = plan.course[i - 1];
      if (!plan.phases.some(({ id }) => id === phaseId))
        wrong(['course', i, 'phaseId'], `The plan has been in phase ${phaseId}, which is not there.`);
      if (before !== undefined && before.from >= from) wrong(['course', i, 'from'], 'A phase begins after the one before it.');
    }
    if (plan.course[0]?.from !== plan.startsOn) wrong(['course', 0, 'from'], 'The first phase begins with the plan.');
  });
export type Plan = z.infer<typeof planSchema>;

/** What is decided when a programme is taken for a patient. `phaseId`: where to begin; the first phase where it is null. */
export type Taking = {
  readonly id: PlanId;
  readonly side: InvolvedSide;
  readonly insertional: boolean;
  readonly startsOn: string;
  readonly phaseId: string | null;
  readonly baseline: Baseline;
  readonly cutOffs?: CutOffs;
};

/** The leg that works where a programme says the involved one; of both, each. */
export const legOf = (side: InvolvedSide): PlanSide => (side === 'bilateral' ? 'each-leg' : side);

/** The plan that a programme begins as. Throws `invalid-input` for a phase that the programme does not have, and for a day that is none. */
export function planFrom(programme: Programme, { id, side, insertional, startsOn, phaseId, baseline, cutOffs }: Taking): Plan {
  const first = phaseId === null ? programme.phases[0] : programme.phases.find((phase) => phase.id === phaseId);
  if (first === undefined)
    throw new FailureError('invalid-input', `${programme.name} has no phase ${phaseId}.`, 'Choose a phase of the programme to begin with.');
  const { sources, neverBelowLevel, ladder, evidence, exercises, phases } = programme;
  const plan: Plan = {
    schema: 1,
    id,
    programme: { id: programme.id, version: programme.version, name: programme.name },
    name: programme.name,
    side,
    insertional,
    startsOn,
    endsOn: null,
    goals: '',
    course: [{ phaseId: first.id, from: startsOn }],
    cutOffs: cutOffs ?? silbernagelCutOffs,
    baseline,
    sources: { ...sources, [clinicianSource]: { words: 'set by the clinician for this patient', certainty: 'own-default' } },
    neverBelowLevel,
    ladder,
    evidence,
    exercises: exercises.map((exercise) => ({ ...exercise, side: exercise.side === 'involved' ? legOf(side) : exercise.side })),
    phases,
  };
  return checkedPlan(plan);
}

/** The plan as it is, where it is one. Throws `invalid-input` with the first thing that is wrong with it. */
export function checkedPlan(plan: Plan): Plan {
  const parsed = planSchema.safeParse(plan);
  if (parsed.success) return plan;
  const issue = parsed.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? 'plan' : issue.path.map(String).join('.');
  throw new FailureError('invalid-input', issue?.message ?? 'This is not a plan.', `Change ${where} of the plan.`, {
    fields: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.map(String).join('.'), message])),
  });
}

export type PhaseNow = {
  readonly phase: Phase;
  /** Day on which it began. */
  readonly since: string;
  /** Its place in the plan, from 0. */
  readonly index: number;
};

/** The phase on a day; null before the plan begins and after it has ended. */
export function phaseOn(plan: Plan, on: string): PhaseNow | null {
  if (on < plan.startsOn || (plan.endsOn !== null && on > plan.endsOn)) return null;
  const begun = plan.course.findLast(({ from }) => from <= on);
  const index = plan.phases.findIndex(({ id }) => id === begun?.phaseId);
  const phase = plan.phases[index];
  return begun === undefined || phase === undefined ? null : { phase, since: begun.from, index };
}
