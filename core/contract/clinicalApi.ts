import { z } from 'zod';
import { answerOf } from '../clinical/answer.ts';
import { type PairingEffect, pairingEffectSchema } from '../clinical/causeAndEffect/schema.ts';
import { clinicianSchema, line, longText, sha256Hex } from '../clinical/entry.ts';
import { type Form, type FormDetails, type FormDetailsInput, formDetailsSchema, formId, formKinds, formSchema } from '../clinical/form.ts';
import { episodeId, episodeSchema } from '../clinical/intake/episode.ts';
import { amendmentSchema } from '../clinical/notes/note.ts';
import { instrumentIds } from '../clinical/outcomes/definition.ts';
import { sheetSchema } from '../clinical/printed/sheet.ts';
import { type RedFlagDeed, redFlagDeedSchema, type SafetyDeed, safetyDeedSchema } from '../clinical/redFlags/deed.ts';
import { itemIds } from '../clinical/redFlags/item.ts';
import { letterSchema, type Safety, safetySchema } from '../clinical/redFlags/schema.ts';
import { type VisitSigning, visitSigningSchema } from '../clinical/signed.ts';
import { bodySide } from '../clinical/site.ts';
import { courseSummarySchema, storedCourseSchema, storedEpisodeSchema } from '../clinical/stored.ts';
import { courseId, shockwaveCourseSchema } from '../clinical/treatment/shockwaveCourse.ts';
import { tapingTechniques } from '../clinical/treatment/tapingTechnique.ts';
import { patientId, uploadId, visitId } from '../domain/ids.ts';
import { method } from './method.ts';

/** By name: written out, their types are longer than the compiler takes. */
const form: z.ZodType<Form> = formSchema;
const details: z.ZodType<FormDetails, FormDetailsInput> = formDetailsSchema;
const safety: z.ZodType<Safety> = safetySchema;
const safetyDeed: z.ZodType<SafetyDeed, z.input<typeof safetyDeedSchema>> = safetyDeedSchema;
const redFlagDeed: z.ZodType<RedFlagDeed> = redFlagDeedSchema;
const signing: z.ZodType<VisitSigning> = visitSigningSchema;
const effect: z.ZodType<PairingEffect> = pairingEffectSchema;

const ofEpisode = z.object({ id: episodeId });
const ofCourse = z.object({ id: courseId });
const ofForm = z.object({ id: formId });
const ofVisit = z.object({ id: visitId });

/** What a letter is to be about, and what the clinician adds. */
const letterWish = z.object({
  visitId,
  items: z.array(z.enum(itemIds)).min(1),
  by: clinicianSchema,
  to: line.nullable(),
  vitals: answerOf(longText),
  medicines: answerOf(z.array(line).max(100)),
  hypothesis: answerOf(longText),
  question: answerOf(longText),
  advice: answerOf(longText),
  safetyNet: answerOf(longText),
  outcomeDue: z.iso.date().nullable(),
});

/** A made PDF to fetch through media id `output-<id>`, and what to call it. */
const printed = z.object({ outputId: z.string(), fileName: z.string() });

/** What is filled in, judged and signed. */
export const clinicalApi = {
  /** Not removed, newest first. Closing and opening again are updates. */
  'episodes.list': method(z.object({ patientId }), z.array(storedEpisodeSchema)),
  'episodes.create': method(z.object({ patientId, details: episodeSchema }), storedEpisodeSchema),
  'episodes.update': method(z.object({ id: episodeId, revision: z.int(), details: episodeSchema }), storedEpisodeSchema),
  'episodes.remove': method(ofEpisode, storedEpisodeSchema),
  'episodes.restore': method(ofEpisode, storedEpisodeSchema),

  /** Courses of shockwave, newest first, with what their sessions add up to. */
  'courses.list': method(z.object({ patientId }), z.array(courseSummarySchema)),
  'courses.create': method(
    z.object({ patientId, episodeId: episodeId.nullable().default(null), details: shockwaveCourseSchema }),
    storedCourseSchema,
  ),
  'courses.update': method(z.object({ id: courseId, revision: z.int(), details: shockwaveCourseSchema }), storedCourseSchema),
  'courses.remove': method(ofCourse, storedCourseSchema),
  'courses.restore': method(ofCourse, storedCourseSchema),

  /** Oldest first; the removed ones instead where `removed` says so. */
  'forms.ofVisit': method(z.object({ visitId, removed: z.boolean().default(false) }), z.array(form)),
  /** Of visits that are there, newest first. */
  'forms.ofPatient': method(
    z.object({ patientId, kinds: z.array(z.enum(formKinds)).min(1), limit: z.int().min(1).max(1000).default(200) }),
    z.array(form),
  ),
  'forms.get': method(ofForm, form),
  /**
   * Begins a form, empty or as the patient's last of its kind. `carried` are the places that came along, `askAgain` those that are to be asked anew, with what was there.
   * Fails with 'blocked' where a red flag forbids it, 'duplicate' where the visit has its one already, 'signed' once the visit is.
   */
  'forms.start': method(
    z.object({
      visitId,
      episodeId: episodeId.nullable().default(null),
      kind: z.enum(formKinds),
      from: z.enum(['empty', 'last']),
      /** For an outcome measure. */
      instrument: z.enum(instrumentIds).nullable().default(null),
      /** For a taping. */
      technique: z.enum(tapingTechniques).nullable().default(null),
      /** For a session of shockwave. */
      courseId: courseId.nullable().default(null),
      /** Else the episode's. */
      side: bodySide.nullable().default(null),
      /** Who does it; else the clinician of the settings. */
      by: clinicianSchema.nullable().default(null),
    }),
    z.object({
      form,
      carried: z.array(z.string()),
      askAgain: z.array(z.object({ path: z.string(), was: z.unknown() })),
    }),
  ),
  /** Writes through; a half-filled form is valid. The rules judge it again. Fails with 'conflict' when `revision` is not the present one. */
  'forms.update': method(
    z.object({
      id: formId,
      revision: z.int(),
      details,
      /** Moves it to another episode of the patient, or to none; left out, it stays. */
      episodeId: episodeId.nullable().optional(),
    }),
    form,
  ),
  /**
   * Keeps an uploaded PNG with a taping, to be named in its `photos`; read through media id `photo-<formId>-<sha256>`. Fails with 'invalid-input' for another kind of form
   * or file, 'too-large' over 64 MB, 'signed' once the visit is.
   */
  'forms.keepPhoto': method(z.object({ id: formId, uploadId }), z.object({ sha256: sha256Hex })),
  'forms.remove': method(ofForm, form),
  'forms.restore': method(ofForm, form),
  /** What the intervention of a cause-and-effect form did. */
  'forms.effect': method(ofForm, effect),
  /**
   * A form on paper, to fetch through media id `output-<id>`: `sheet` as the page words it, headed and closed by what the record knows of it. Fails with 'conflict' when `revision` is
   * not the present one.
   */
  'forms.print': method(z.object({ id: formId, revision: z.int(), sheet: sheetSchema }), printed),

  /** Flags, blocks with why, questions without an answer, open referrals: of the patient as a whole, or as they stand at a visit. */
  'safety.ofPatient': method(z.object({ patientId }), safety),
  'safety.ofVisit': method(z.object({ visitId }), safety),
  /** Adds a deed at a visit; nothing is written where it would change nothing. `by` and the time are the clinician's, never later than now. */
  'safety.record': method(z.object({ visitId, details: safetyDeed }), safety),
  /** The draft of a referral letter, made of what is recorded and nothing else; what is not known is said to be so. Nothing is kept. */
  'safety.letter': method(letterWish, letterSchema),
  /**
   * The same draft as pages, through media id `output-<id>`. Fails with 'consent-missing' where the patient refused or withdrew that a physician is told, unless it is an emergency.
   */
  'safety.printLetter': method(letterWish, printed),
  /** All that was done about red flags, oldest first. */
  'safety.deeds': method(z.object({ patientId }), z.array(redFlagDeed)),

  'visits.signing': method(ofVisit, signing),
  /** Fails with 'conflict' when `sha256` is not that of what would be signed now, and with 'blocked' while something stands in the way. */
  'visits.sign': method(z.object({ id: visitId, by: clinicianSchema, sha256: sha256Hex }), signing),
  /** Adds a dated amendment below a signed visit. `after` is the number of amendments that were read. */
  'visits.amend': method(
    z.object({
      id: visitId,
      by: clinicianSchema,
      text: amendmentSchema.shape.text,
      reason: amendmentSchema.shape.reason,
      after: z.int().nonnegative(),
    }),
    signing,
  ),
} as const;
