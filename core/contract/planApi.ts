import { z } from 'zod';
import { type Clinician, clinicianSchema } from '../clinical/entry.ts';
import { episodeId } from '../clinical/intake/episode.ts';
import { patientId, visitId } from '../domain/ids.ts';
import { slug } from '../plan/amount.ts';
import { planDeedSchema } from '../plan/deed.ts';
import { type DiaryDay, diaryDaySchema } from '../plan/diary.ts';
import { planStepSchema } from '../plan/draft.ts';
import { programmeListSchema } from '../plan/listing.ts';
import { optionSchema, type StepOption } from '../plan/options.ts';
import { planId } from '../plan/plan.ts';
import { type RunEntry, runEntrySchema } from '../plan/running/run.ts';
import { type ShoeEntry, shoeEntrySchema } from '../plan/running/shoes.ts';
import { plannedDaySchema, planStandingSchema } from '../plan/standing.ts';
import { loggedSpanSchema, storedDaySchema, storedPlanSchema, storedRunSchema, storedShoeSchema } from '../plan/stored.ts';
import { type Suggestion, suggestionSchema } from '../plan/suggestion.ts';
import { advices } from '../plan/suggestionRules.ts';
import { type PlanVersion, planVersionSchema } from '../plan/version.ts';
import { protocolIdSchema } from '../protocol/protocol.ts';
import { method, none } from './method.ts';

/** By name: written out, their types are longer than the compiler takes. */
const version: z.ZodType<PlanVersion> = planVersionSchema;
const suggestion: z.ZodType<Suggestion, z.input<typeof suggestionSchema>> = suggestionSchema;
const option: z.ZodType<StepOption, StepOption> = optionSchema;
const diaryEntry: z.ZodType<DiaryDay, z.input<typeof diaryDaySchema>> = diaryDaySchema;
const runEntry: z.ZodType<RunEntry, z.input<typeof runEntrySchema>> = runEntrySchema;
const shoeEntry: z.ZodType<ShoeEntry, z.input<typeof shoeEntrySchema>> = shoeEntrySchema;
const clinician: z.ZodType<Clinician, z.input<typeof clinicianSchema>> = clinicianSchema;

const day = z.iso.date();
const revision = z.int().positive();
/** 0 while nothing is kept yet. */
const revisionOrNone = z.int().nonnegative();
const ofPlan = z.object({ id: planId });
/** A change of a plan at a visit, of the revision that was seen. */
const atVisit = ofPlan.extend({ visitId, revision });
const runsSchema = z.object({ runs: z.array(storedRunSchema).readonly(), logged: z.array(loggedSpanSchema).readonly() });

/** The loading plan, the diary, running load and shoes. */
export const planApi = {
  /** The programmes that a plan can begin as, and what is wrong with files that cannot be used. */
  'programmes.list': method(none, programmeListSchema),

  /** Not removed, newest first, each with its latest version whole. */
  'plans.list': method(z.object({ patientId }), z.array(storedPlanSchema).readonly()),
  'plans.get': method(ofPlan, storedPlanSchema),
  'plans.version': method(ofPlan.extend({ number: z.int().min(1) }), version),
  /** What is asked for on each day, both ends included; each day as the version that holds on it asks. */
  'plans.expected': method(ofPlan.extend({ from: day, to: day }), z.array(plannedDaySchema).readonly()),
  /** Phase, criteria and suggestion as of today. */
  'plans.standing': method(ofPlan, planStandingSchema),
  /** What was decided on suggestions and judged of criteria, oldest first. */
  'plans.deeds': method(ofPlan, z.array(planDeedSchema).readonly()),
  /** Takes a programme for a problem of the patient. Fails with 'blocked' where a red flag forbids it, 'duplicate' where a plan of the programme goes on, 'signed' once the visit is. */
  'plans.start': method(
    z.object({
      visitId,
      episodeId,
      programmeId: protocolIdSchema,
      /** Where to begin; null for the first phase. */
      phaseId: slug.nullable().default(null),
      startsOn: day,
    }),
    storedPlanSchema,
  ),
  /**
   * Changes a plan: within the version that was begun at this visit today, else in a new version. Steps of one key become one. Fails with 'conflict' when `revision` is not the
   * present one or what is changed is not as the patch found it, and with 'blocked' where more is asked of the patient while a red flag forbids it.
   */
  'plans.edit': method(atVisit.extend({ step: planStepSchema }), storedPlanSchema),
  /** Takes back the last change of the version that is worked on at this visit; fails with 'not-found' where there is none. */
  'plans.undo': method(atVisit, storedPlanSchema),
  'plans.redo': method(atVisit, storedPlanSchema),
  /** Says why the version that is worked on at this visit was made. */
  'plans.explain': method(atVisit.extend({ why: z.string().trim().max(2000) }), storedPlanSchema),
  /**
   * Keeps what the clinician makes of the suggestion that was `seen`, and makes the step in a new version where one is chosen that the plan can take. Fails with 'conflict' where the
   * suggestion is another by now, and with 'invalid-input' where it is done otherwise without a reason.
   */
  'plans.decide': method(
    atVisit.extend({
      seen: suggestion,
      chosen: z.enum(advices).exclude(['none']),
      option: option.nullable().default(null),
      reason: z.string().trim().max(4000).default(''),
      by: clinician,
    }),
    storedPlanSchema,
  ),
  /** Judges a criterion that nothing measures. */
  'plans.judge': method(
    ofPlan.extend({ visitId, phaseId: slug, criterionId: slug, met: z.boolean(), by: clinician }),
    z.array(planDeedSchema).readonly(),
  ),
  /** Fails with 'signed' once a version of it is: end it instead. */
  'plans.remove': method(ofPlan, storedPlanSchema),
  'plans.restore': method(ofPlan, storedPlanSchema),

  /** What was entered, both ends included, the earliest first; days of which nothing was entered are not there. */
  'diary.days': method(z.object({ episodeId, from: day, to: day }), z.array(storedDaySchema).readonly()),
  /** Writes a day through. Fails with 'conflict' when `revision` is not the present one. */
  'diary.setDay': method(z.object({ episodeId, revision: revisionOrNone, details: diaryEntry }), storedDaySchema),

  /** Runs that are not removed, the earliest first, and the days of which every run is entered. */
  'runs.list': method(z.object({ patientId }), runsSchema),
  'runs.create': method(z.object({ patientId, details: runEntry }), storedRunSchema),
  'runs.update': method(z.object({ id: z.uuid(), revision, details: runEntry }), storedRunSchema),
  'runs.remove': method(z.object({ id: z.uuid() }), storedRunSchema),
  'runs.restore': method(z.object({ id: z.uuid() }), storedRunSchema),
  /** Says that every run of some days is entered, or takes it back for them. */
  'runs.setLogged': method(z.object({ patientId, from: day, to: day, logged: z.boolean() }), runsSchema),

  /** Not removed, newest first. */
  'shoes.list': method(z.object({ patientId }), z.array(storedShoeSchema).readonly()),
  'shoes.create': method(z.object({ patientId, details: shoeEntry }), storedShoeSchema),
  'shoes.update': method(z.object({ id: z.uuid(), revision, details: shoeEntry }), storedShoeSchema),
  /** Fails with 'conflict' where a run was done in it: retire it instead. */
  'shoes.remove': method(z.object({ id: z.uuid() }), storedShoeSchema),
  'shoes.restore': method(z.object({ id: z.uuid() }), storedShoeSchema),
} as const;
