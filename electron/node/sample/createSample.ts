import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PatientId, RecordingId, VisitId } from '#core/domain/ids.ts';
import type { Patient, Visit } from '#core/domain/patient.ts';
import { unknownConditions } from '#core/domain/recording.ts';
import { markDrawn } from '#db/repositories/consents.ts';
import { addPatient, samplePatient, setPatientRemoved } from '#db/repositories/patients.ts';
import { recordingById, setCaptureRate } from '#db/repositories/recordings.ts';
import { applyEdit } from '#db/repositories/review.ts';
import { eraseSample, unfinishedSamples } from '#db/repositories/sample.ts';
import { addVisit } from '#db/repositories/visits.ts';
import type { AppContext } from '../context.ts';
import { importVideo } from '../jobs/importVideo.ts';
import { neededFfmpeg } from '../media/ffmpeg.ts';
import { openStage } from '../media/staging.ts';
import { programmeLibrary } from '../plan/library.ts';
import type { JobContext } from '../ports.ts';
import { found, nowOf, written } from '../written.ts';
import { annotationOf } from './annotation.ts';
import { addSampleRecord, type SampleVisit } from './clinical.ts';
import { filmClip } from './filmClip.ts';
import { sampleProgramme } from './loading.ts';
import { loadRecipe, type SampleClip, type SampleRecipe, shotOf } from './recipe.ts';

/** Ids that the page needs to open it; `existing` is 'yes' where one was there already. */
export type SampleResult = { readonly patientId: PatientId; readonly existing: 'yes' | 'no' };

/**
 * Makes the invented patient, two visits, their clips (filmed here, imported like any other) and what a clinician would have drawn on them. The
 * patient is kept out of every list until the last step; whatever fails before erases it again, and what a kill left is erased by the next start
 * of this.
 */
export async function createSample(context: AppContext, job: JobContext): Promise<SampleResult> {
  const { db, ports, events } = context;
  const existing = samplePatient(db);
  if (existing !== null) return { patientId: existing, existing: 'yes' };
  neededFfmpeg(ports.ffmpeg);
  for (const left of unfinishedSamples(db)) await erase(context, left);
  const recipe = loadRecipe(ports.resourcesFolder);
  const patient = hiddenPatient(context, recipe);
  try {
    await fill(context, patient.id, recipe, job);
    job.signal.throwIfAborted();
    written(context, { action: 'created', entity: 'patient', entityId: patient.id, detail: 'sample' }, (at) =>
      setPatientRemoved(db, patient.id, null, at),
    );
  } catch (error) {
    await erase(context, patient.id);
    throw error;
  }
  events.emit({ type: 'changed', topic: 'patients', id: patient.id });
  return { patientId: patient.id, existing: 'no' };
}

/** A sample under way counts as removed from the moment it was made: that is how it is told from one that a person removed. */
function hiddenPatient(context: AppContext, recipe: SampleRecipe): Patient {
  const at = nowOf(context);
  const patient: Patient = {
    ...recipe.patient,
    id: context.ports.ids.next() as PatientId,
    revision: 1,
    sample: true,
    createdAt: at,
    updatedAt: at,
    removedAt: null,
  };
  written(context, { action: 'began', entity: 'patient', entityId: patient.id, detail: 'sample' }, () => {
    addPatient(context.db, patient);
    setPatientRemoved(context.db, patient.id, at, at);
  });
  return patient;
}

async function fill(context: AppContext, patient: PatientId, recipe: SampleRecipe, { signal, report }: JobContext): Promise<void> {
  const clips = recipe.visits.reduce((sum, visit) => sum + visit.clips.length, 0);
  let done = 0;
  const visits: SampleVisit[] = [];
  for (const { clips: shots, daysAgo, ...details } of recipe.visits) {
    const { id: visit, startedAt } = addSampleVisit(context, patient, details, daysAgo);
    visits.push({ id: visit, startedAt });
    for (const clip of shots) {
      const part = done / clips;
      await addSampleClip(context, visit, clip, { signal, report: (fraction, step) => report(part + (fraction ?? 0) / clips, step) });
      done += 1;
    }
  }
  const { programmes } = await programmeLibrary(context);
  const programme = programmes.find((one) => one.programme.id === sampleProgramme)?.programme ?? null;
  addSampleRecord(context, patient, visits, programme);
}

function addSampleVisit(
  context: AppContext,
  patientId: PatientId,
  details: Pick<Visit, 'title' | 'reason' | 'findings' | 'advice'>,
  daysAgo: number,
): SampleVisit {
  const at = nowOf(context);
  const startedAt = new Date(context.ports.clock.now().getTime() - daysAgo * 86_400_000).toISOString();
  const id = context.ports.ids.next() as VisitId;
  const visit: Visit = { ...details, id, patientId, revision: 1, startedAt, createdAt: at, updatedAt: at, removedAt: null };
  written(context, { action: 'created', entity: 'visit', entityId: id }, () => addVisit(context.db, visit));
  return { id, startedAt };
}

/** Share of a clip's work that is painting and encoding; the rest is its import. */
const filming = 0.8;

async function addSampleClip(context: AppContext, visitId: VisitId, clip: SampleClip, { signal, report }: JobContext): Promise<void> {
  const { ports, folders } = context;
  await using stage = await openStage(folders);
  const file = join(stage.folder, clip.name);
  const shot = shotOf(clip);
  await filmClip(
    neededFfmpeg(ports.ffmpeg),
    shot,
    file,
    {},
    {
      signal,
      onProgress: (fraction) => report(fraction * filming, `Filming “${clip.title}”`),
    },
  );
  const { recordingId } = await importVideo(
    context,
    {
      visitId,
      file,
      name: clip.name,
      kva: null,
      view: clip.view === 'side' ? 'side-left' : 'rear',
      title: clip.title,
      condition: clip.condition,
      conditions: { ...unknownConditions, fatigue: clip.runner },
      cameraPosition: clip.view === 'side' ? 'Side' : 'Rear',
      speed: shot.runner.speed,
    },
    { signal, report: (fraction) => report(filming + (fraction ?? 0) * (1 - filming), `Importing “${clip.title}”`) },
  );
  annotate(context, recordingId, shot);
}

function annotate(context: AppContext, id: RecordingId, shot: ReturnType<typeof shotOf>): void {
  const { db, ports } = context;
  const recording = found(recordingById(db, id), 'recording');
  const rate = {
    ...recording.captureRate,
    confirmed: true,
    reason: `Known, because Soleus drew the clip. ${recording.captureRate.reason}`,
  };
  const patch = annotationOf({ recording, shot, nextId: ports.ids.next });
  written(context, { action: 'edited', entity: 'review', entityId: id, detail: 'sample' }, (at) => {
    setCaptureRate(db, id, rate);
    markDrawn(db, id);
    applyEdit(db, id, 'Draw the sample', patch, at);
  });
}

async function erase({ db, folders }: AppContext, patient: PatientId): Promise<void> {
  for (const recording of eraseSample(db, patient)) await rm(join(folders.library, recording), { recursive: true, force: true });
}
