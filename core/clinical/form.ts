import { z } from 'zod';
import type { Brand } from '../domain/brand.ts';
import { patientId, visitId } from '../domain/ids.ts';
import { yesNoAnswer } from './answer.ts';
import { pairingDraftSchema } from './causeAndEffect/draft.ts';
import { formDerivedSchema } from './formDerivedSchema.ts';
import { episodeId } from './intake/episode.ts';
import { intakeSchema } from './intake/intake.ts';
import { soapSchema } from './notes/note.ts';
import { outcomeEntrySchema } from './outcomes/record.ts';
import { screeningSchema } from './redFlags/screening.ts';
import { ruleResultSchema } from './ruleResult.ts';
import { ruleDecisionSchema } from './treatment/decision.ts';
import { manualReleaseSchema } from './treatment/manualRelease.ts';
import { courseId } from './treatment/shockwaveCourse.ts';
import { shockwaveDeviceId, shockwaveDeviceSchema } from './treatment/shockwaveDevice.ts';
import { shockwaveSessionSchema } from './treatment/shockwaveSession.ts';
import { shockwaveConditions } from './treatment/shockwaveTable.ts';
import { tapingSchema } from './treatment/taping.ts';

/** What is filled in at a visit. */
export const formKinds = ['intake', 'red-flags', 'outcome', 'shockwave', 'taping', 'manual-release', 'note', 'cause-and-effect'] as const;
export type FormKind = (typeof formKinds)[number];

/** A visit has at most one of each of these. */
export const singleKinds: readonly FormKind[] = ['intake', 'red-flags', 'note'];

export type FormId = Brand<string, 'FormId'>;
export const formId = z.uuid().transform((id) => id as FormId);

/** What the clinician decided where a rule was broken. */
const decisions = z.array(ruleDecisionSchema).max(500);

const intakeDetails = z.strictObject({ kind: z.literal('intake'), intake: intakeSchema });
/** The screening's id is the form's, its time that of the form's beginning. */
const redFlagsDetails = z.strictObject({ kind: z.literal('red-flags'), screening: screeningSchema });
const outcomeDetails = z.strictObject({
  kind: z.literal('outcome'),
  entry: outcomeEntrySchema,
  /** When it is to be measured again; null where nobody said. */
  retestDue: z.iso.date().nullable(),
  decisions,
});
const shockwaveDetails = z.strictObject({
  kind: z.literal('shockwave'),
  courseId,
  /** The device as it was set up in the clinic when the session was last written. */
  device: z.strictObject({ id: shockwaveDeviceId, facts: shockwaveDeviceSchema }),
  session: shockwaveSessionSchema,
  /** The course's contraindications, looked at again at this session. */
  contraindications: z.partialRecord(z.enum(shockwaveConditions), yesNoAnswer),
  decisions,
});
const tapingDetails = z.strictObject({ kind: z.literal('taping'), taping: tapingSchema, decisions });
const manualReleaseDetails = z.strictObject({ kind: z.literal('manual-release'), session: manualReleaseSchema, decisions });
const noteDetails = z.strictObject({ kind: z.literal('note'), content: soapSchema });
const causeAndEffectDetails = z.strictObject({ kind: z.literal('cause-and-effect'), pairing: pairingDraftSchema });

/* By name: written out in every declaration that leads to them, these types take the compiler most of its time. */
interface IntakeDetails extends z.infer<typeof intakeDetails> {}
interface RedFlagsDetails extends z.infer<typeof redFlagsDetails> {}
interface OutcomeDetails extends z.infer<typeof outcomeDetails> {}
interface ShockwaveDetails extends z.infer<typeof shockwaveDetails> {}
interface TapingDetails extends z.infer<typeof tapingDetails> {}
interface ManualReleaseDetails extends z.infer<typeof manualReleaseDetails> {}
interface NoteDetails extends z.infer<typeof noteDetails> {}
interface CauseAndEffectDetails extends z.infer<typeof causeAndEffectDetails> {}
interface IntakeInput extends z.input<typeof intakeDetails> {}
interface RedFlagsInput extends z.input<typeof redFlagsDetails> {}
interface OutcomeInput extends z.input<typeof outcomeDetails> {}
interface ShockwaveInput extends z.input<typeof shockwaveDetails> {}
interface TapingInput extends z.input<typeof tapingDetails> {}
interface ManualReleaseInput extends z.input<typeof manualReleaseDetails> {}
interface NoteInput extends z.input<typeof noteDetails> {}
interface CauseAndEffectInput extends z.input<typeof causeAndEffectDetails> {}
export type FormDetails =
  | IntakeDetails
  | RedFlagsDetails
  | OutcomeDetails
  | ShockwaveDetails
  | TapingDetails
  | ManualReleaseDetails
  | NoteDetails
  | CauseAndEffectDetails;
export type FormDetailsInput =
  | IntakeInput
  | RedFlagsInput
  | OutcomeInput
  | ShockwaveInput
  | TapingInput
  | ManualReleaseInput
  | NoteInput
  | CauseAndEffectInput;

/** What a form of each kind holds, as far as it is filled in: a half-filled one is valid. */
export const formDetailsSchema: z.ZodType<FormDetails, FormDetailsInput> = z.discriminatedUnion('kind', [
  intakeDetails,
  redFlagsDetails,
  outcomeDetails,
  shockwaveDetails,
  tapingDetails,
  manualReleaseDetails,
  noteDetails,
  causeAndEffectDetails,
]);
export type DetailsOf<K extends FormKind> = Extract<FormDetails, { kind: K }>;

/** What the rules in force said when the form was last written, and the rules that still stand in the way. */
export const formJudgementSchema = z.strictObject({
  results: z.array(ruleResultSchema).max(500),
  unsettled: z.array(ruleResultSchema.shape.ruleId).max(500),
});
export type FormJudgement = z.infer<typeof formJudgementSchema>;

/** One form of one visit. */
export const formSchema = z.object({
  id: formId,
  kind: z.enum(formKinds),
  patientId,
  visitId,
  /** The problem it belongs to; null for none. */
  episodeId: episodeId.nullable(),
  /** Rises with every change; an update names the revision it was made from. */
  revision: z.int().positive(),
  details: formDetailsSchema,
  judgement: formJudgementSchema,
  derived: formDerivedSchema,
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  updatedAt: z.iso.datetime(),
  /** Its visit is signed: it is amended, not changed. */
  locked: z.boolean(),
  removedAt: z.iso.datetime().nullable(),
});
export interface Form extends z.infer<typeof formSchema> {}

/** A form whose details are known to be of one kind. */
export type FormOf<K extends FormKind> = Form & { readonly kind: K; readonly details: DetailsOf<K> };
export const isKind = <K extends FormKind>(form: Form, kind: K): form is FormOf<K> => form.details.kind === kind;
