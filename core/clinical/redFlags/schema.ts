import { z } from 'zod';
import { patientId, visitId } from '../../domain/ids.ts';
import { type Block, overrideRefusals } from './block.ts';
import { flagSchema } from './flag.ts';
import { flagEventSchema } from './flagEvent.ts';
import { eventRefusals, type FlagRecord } from './flagStatus.ts';
import { itemIds, type QuestionKey } from './item.ts';
import { answerKeys, questions } from './items.ts';
import type { Letter } from './letter.ts';
import { letterHeadings } from './letterWords.ts';
import { flagLevels, urgencies } from './level.ts';
import { limitScopes, modules } from './module.ts';
import { overrideSchema } from './override.ts';
import { rescreenReasons } from './rescreen.ts';
import type { ScreenState } from './screenState.ts';

/** The state of the red flags as it crosses a boundary. */
const [action, acknowledged, referral, outcome, cleared] = flagEventSchema.options;
const item = z.enum(itemIds);
const keys = z.array(z.enum(answerKeys)).readonly();
const questionKeys = questions.map(({ key }) => key);
const question = z.custom<QuestionKey>((key) => questionKeys.some((known) => known === key), 'There is no such question.');

export const flagRecordSchema = z.object({
  flag: flagSchema,
  action: action.nullable(),
  acknowledged: acknowledged.nullable(),
  referral: z.object({ made: referral, outcome: outcome.nullable() }).nullable(),
  closed: z.union([cleared, outcome]).nullable(),
  refused: z.array(z.object({ event: flagEventSchema, why: z.enum(eventRefusals) })).readonly(),
}) satisfies z.ZodType<FlagRecord>;

const blockSchema = z.object({
  module: z.enum(modules),
  item,
  level: z.enum(flagLevels),
  cause: z.enum(['flag', 'unknown', 'not-asked']),
  answers: keys,
  scope: z.enum(limitScopes).nullable(),
  lift: z.enum(['record-the-action', 'override', 'override-with-physician-order']),
  override: overrideSchema.nullable(),
}) satisfies z.ZodType<Block>;

const raisedSchema = z.object({
  item,
  level: z.enum(flagLevels),
  urgency: z.enum(urgencies),
  open: z.array(flagRecordSchema).readonly(),
  draft: flagSchema.omit({ id: true }).nullable(),
  because: keys,
  aggravating: keys,
});

export const screenStateSchema = z.object({
  level: z.enum(flagLevels).nullable(),
  raised: z.array(raisedSchema).readonly(),
  fullScreen: z.array(item).readonly(),
  unresolved: z
    .array(z.object({ item, couldBe: z.enum(flagLevels), questions: keys, because: z.enum(['unknown', 'not-asked']) }))
    .readonly(),
  unasked: z.array(question).readonly(),
  modules: z
    .array(z.object({ module: z.enum(modules), verdict: z.enum(['open', 'limited', 'blocked']), because: z.array(blockSchema).readonly() }))
    .readonly(),
  refusedOverrides: z.array(z.object({ override: overrideSchema, why: z.enum(overrideRefusals) })).readonly(),
  refusedOutcomes: z.array(z.object({ event: flagEventSchema, why: z.enum(eventRefusals) })).readonly(),
  openReferrals: z.array(z.object({ record: flagRecordSchema, to: z.string(), outcomeDue: z.iso.date(), overdue: z.boolean() })).readonly(),
  toRefer: z.array(item).readonly(),
  toAcknowledge: z.array(item).readonly(),
  rescreen: z.object({
    due: z.boolean(),
    set: z.enum(['intake', 're-screen']),
    because: z.array(z.enum(rescreenReasons)).readonly(),
  }),
}) satisfies z.ZodType<ScreenState>;

/** What is to be known of red flags before anything is done to a patient. */
export const safetySchema = z.object({
  patientId,
  /** The visit that is looked at; null where the patient as a whole is. */
  visitId: visitId.nullable(),
  /** The screening of that visit; null: it has none yet. */
  screeningId: z.string().nullable(),
  state: screenStateSchema,
  /** Every flag there was, the closed ones too, oldest first. */
  flags: z.array(flagRecordSchema).readonly(),
});
export interface Safety extends z.infer<typeof safetySchema> {}

const headings = Object.keys(letterHeadings) as (keyof typeof letterHeadings)[];
export const letterSchema = z.object({
  urgency: z.enum(urgencies),
  flags: z.array(item).readonly(),
  sections: z.array(z.object({ key: z.enum(headings), heading: z.string(), sentences: z.array(z.string()).readonly() })).readonly(),
}) satisfies z.ZodType<Letter>;
