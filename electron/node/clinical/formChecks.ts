import { existsSync } from 'node:fs';
import { type Form, type FormDetails, singleKinds } from '#core/clinical/form.ts';
import { partOf, withoutFree } from '#core/clinical/formLock.ts';
import { changeOf } from '#core/clinical/notes/afterSigning.ts';
import { canonical, signedContentSchema } from '#core/clinical/signedContent.ts';
import { isSamePhoto, type TapePhoto } from '#core/clinical/treatment/tapePhoto.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import type { Visit } from '#core/domain/patient.ts';
import { courseById } from '#db/repositories/courses.ts';
import { episodeById } from '#db/repositories/episodes.ts';
import { formById, formsOfVisit } from '#db/repositories/forms.ts';
import { recordingById } from '#db/repositories/recordings.ts';
import { signatureOf } from '#db/repositories/signatures.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { ReadDb } from '#db/sql.ts';
import type { AppContext } from '../context.ts';
import { found } from '../written.ts';
import { signedFailure } from './locks.ts';
import { photoFile } from './photoFiles.ts';
import { wordsOf } from './startForm.ts';

type Context = Pick<AppContext, 'db' | 'folders'>;

const foreign = (what: string): FailureError =>
  new FailureError('invalid-input', `${what} is of another patient or visit.`, 'Open the right visit and repeat it there.');

/** An episode that a form may belong to. */
export function checkEpisode(db: ReadDb, id: Form['episodeId'], patient: Form['patientId']): void {
  if (id === null) return;
  const episode = found(episodeById(db, id), 'episode');
  if (episode.patientId !== patient) throw foreign('The episode');
  if (episode.removedAt !== null)
    throw new FailureError('conflict', 'This episode was removed.', 'Bring it back first, or choose another.');
}

/** Throws 'duplicate' where a visit has its one form of a kind already. */
export function refuseSecond(db: ReadDb, { visitId, kind, id }: Pick<Form, 'visitId' | 'kind' | 'id'>): void {
  if (singleKinds.includes(kind) && formsOfVisit(db, visitId).some((form) => form.kind === kind && form.id !== id))
    throw new FailureError('duplicate', `This visit has its ${wordsOf(kind)} already.`, 'Open the one that is there.');
}

const visitOfClip = (db: ReadDb, id: RecordingId): Visit =>
  found(visitById(db, found(recordingById(db, id), 'recording').visitId), 'visit');

/** A picture that comes in has to be there: a frame that the clip has, a still that was kept with this form. One that is there already stays. */
function checkPhotos({ db, folders }: Context, form: Form, photos: readonly TapePhoto[]): void {
  const before = form.details.kind === 'taping' ? form.details.taping.photos : [];
  for (const photo of photos.filter((one) => !before.some((other) => isSamePhoto(one, other)))) {
    if (photo.from === 'camera') {
      if (!existsSync(photoFile(folders, form.id, photo.sha256)))
        throw new FailureError('invalid-input', 'This picture was not kept with this taping.', 'Take it again.');
      continue;
    }
    if (visitOfClip(db, photo.recordingId).patientId !== form.patientId) throw foreign('The clip of the picture');
    const { frames } = found(recordingById(db, photo.recordingId), 'recording');
    if (photo.frame >= frames)
      throw new FailureError(
        'invalid-input',
        `Frame ${photo.frame} is not in this clip of ${frames} frames.`,
        'Choose a frame of the clip.',
      );
  }
}

/** Clips and forms that details point at have to be of the same visit, or at least of the same patient. */
function checkPointers(context: Context, form: Form, details: FormDetails): void {
  const { db } = context;
  const visitOf = (id: RecordingId): Visit => visitOfClip(db, id);
  if (details.kind === 'taping') checkPhotos(context, form, details.taping.photos);
  if (details.kind === 'shockwave' && found(courseById(db, details.courseId), 'course').patientId !== form.patientId)
    throw foreign('The course');
  if (details.kind === 'cause-and-effect') {
    const { visitId, baseline, retest, intervention } = details.pairing;
    if (visitId !== form.visitId) throw foreign('The pairing');
    for (const probe of [baseline, retest]) {
      if (probe?.kind === 'clip' && visitOf(probe.recordingId).id !== form.visitId) throw foreign('A clip of the pairing');
      if (probe?.kind === 'test' && formOfId(db, probe.testId)?.visitId !== form.visitId) throw foreign('A test of the pairing');
    }
    const recordId = intervention?.recordId ?? null;
    if (recordId !== null && formOfId(db, recordId)?.visitId !== form.visitId) throw foreign('The treatment of the pairing');
  }
}

const formOfId = (db: ReadDb, id: string): Form | null => formById(db, id as Form['id']);

/** What never changes in a form, and what it may point at. */
export function checkDetails(context: Context, form: Form, details: FormDetails): void {
  if (details.kind !== form.kind)
    throw new FailureError('invalid-input', `This form is of another kind: ${wordsOf(form.kind)}.`, 'Read the form again.');
  if (details.kind === 'red-flags' && form.details.kind === 'red-flags') {
    const { id, at } = form.details.screening;
    if (details.screening.id !== id || details.screening.at !== at)
      throw new FailureError('invalid-input', 'A screening keeps its id and the time at which it was begun.', 'Read the form again.');
  }
  if (details.kind === 'outcome' && form.details.kind === 'outcome' && details.entry.instrument !== form.details.entry.instrument)
    throw new FailureError('invalid-input', 'This form is of another measure.', 'Begin a form of the measure that is taken.');
  checkPointers(context, form, details);
}

/** Throws 'signed' where a change to a form of a signed visit touches more than what is filled in later by its nature. */
export function refuseLocked(db: ReadDb, form: Form, details: FormDetails, episodeId: Form['episodeId']): void {
  const signature = signatureOf(db, form.visitId);
  if (signature === null || changeOf(partOf[form.kind], 'signed') === 'free') return;
  const signed = signedContentSchema.parse(JSON.parse(signature.contentJson)).forms.find(({ id }) => id === form.id);
  const what = `the ${wordsOf(form.kind)}`;
  if (signed === undefined || episodeId !== form.episodeId) throw signedFailure(what);
  if (canonical(withoutFree(details, signed.details)) !== canonical(signed.details)) throw signedFailure(what);
}

/** Which parts of the details a change touches, by name. */
export function changedParts(before: FormDetails, after: FormDetails): readonly string[] {
  const parts = (details: FormDetails): ReadonlyMap<string, string> => {
    const { kind: _, ...rest } = details;
    return new Map(
      Object.entries(rest).flatMap(([name, value]) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.entries(value).map(([key, part]) => [`${name}.${key}`, canonical(part)] as const)
          : [[name, canonical(value)] as const],
      ),
    );
  };
  const [was, is] = [parts(before), parts(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => was.get(name) !== is.get(name));
}
