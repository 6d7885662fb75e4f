import type { Leaving, MayLeave } from '#core/clinical/consent/give.ts';
import { mayLeave } from '#core/clinical/consent/mayLeave.ts';
import type { ConsentGap } from '#core/clinical/consent/standing.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { PatientId, RecordingId } from '#core/domain/ids.ts';
import { clipFactsOf, consentsOfPatient } from '#db/repositories/consents.ts';
import type { AppContext } from '../context.ts';
import { found } from '../written.ts';
import { momentNow } from './day.ts';
import { clinicTable } from './tables.ts';

type Context = Pick<AppContext, 'db' | 'ports'>;
type Way = Pick<Leaving, 'way' | 'purpose'>;
type Refusal = NonNullable<MayLeave['clips'][number]['reason']>;

/** Whether clips may leave the program by a way and for a purpose, as consents stand at this moment. Throws 'not-found' for an unknown clip. */
export function leaveOf(context: Context, recordings: readonly RecordingId[], way: Way): MayLeave {
  const { db } = context;
  const now = momentNow(context);
  const age = clinicTable(db, 'consentAge').value;
  const consents = new Map<PatientId, ReturnType<typeof consentsOfPatient>>();
  const clips = [...new Set(recordings)].map((recordingId) => {
    const clip = found(clipFactsOf(db, recordingId), 'recording');
    const given = consents.get(clip.patientId) ?? consentsOfPatient(db, clip.patientId);
    consents.set(clip.patientId, given);
    const leave = mayLeave(clip, given, way, now, age);
    return { recordingId, may: leave.may, reason: leave.may ? null : leave.reason };
  });
  return { may: clips.every(({ may }) => may), clips };
}

const words: Readonly<Record<Refusal, string>> = {
  'none-given': 'no consent to the use of video is on record',
  refused: 'the use of video was refused',
  withdrawn: 'the consent to the use of video was withdrawn',
  'birth-date-unknown': 'the birth date is not known, so nobody can tell who may consent',
  'guardian-needed': 'a guardian has to consent',
  'child-disagrees': 'the child does not agree',
  'patient-now-of-age': 'the patient has come of age and has to be asked',
  'not-for-this-clip': 'the consent is for other clips',
  'not-for-this-purpose': 'the consent is for another purpose',
} satisfies Record<ConsentGap | 'not-for-this-clip' | 'not-for-this-purpose', string>;

/** Throws 'consent-missing' unless every clip may leave; `fields` say of each that may not why. */
export function refuseLeaving(context: Context, recordings: readonly RecordingId[], way: Way): void {
  const { clips } = leaveOf(context, recordings, way);
  const refused = clips.flatMap(({ recordingId, reason }) => (reason === null ? [] : [{ recordingId, reason }]));
  const [first] = refused;
  if (first === undefined) return;
  throw new FailureError(
    'consent-missing',
    refused.length === 1
      ? `This clip may not leave Soleus: ${words[first.reason]}.`
      : `${refused.length} clips may not leave Soleus. Of the first, ${words[first.reason]}.`,
    'Ask the patient and record the consent to the use of video, or leave the clip out.',
    { fields: Object.fromEntries(refused.map(({ recordingId, reason }) => [recordingId, reason])) },
  );
}
