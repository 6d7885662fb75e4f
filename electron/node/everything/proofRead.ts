import { setImmediate } from 'node:timers/promises';
import { captureSettingsSchema } from '#core/capture/settings.ts';
import { type ClinicTable, clinicTableSchemas } from '#core/clinical/clinicTables.ts';
import { formKinds } from '#core/clinical/form.ts';
import { episodeId } from '#core/clinical/intake/episode.ts';
import { patientId, recordingId, reportId, visitId } from '#core/domain/ids.ts';
import { clinicSchema, preferencesSchema } from '#core/domain/settings.ts';
import type { LeftOut } from '#core/everything/leftOut.ts';
import type { FilePlace } from '#core/everything/manifest.ts';
import { planId } from '#core/plan/plan.ts';
import { damagedFolder } from '#db/everything/incoming.ts';
import { idsIn, type PromisedFile, promisedFiles } from '#db/everything/promised.ts';
import { comparisonsOfPatient } from '#db/repositories/comparisons.ts';
import { consentsOfPatient } from '#db/repositories/consents.ts';
import { coursesOfPatient } from '#db/repositories/courses.ts';
import { diaryDays } from '#db/repositories/diary.ts';
import { episodesOfPatient } from '#db/repositories/episodes.ts';
import { formsOfPatient } from '#db/repositories/forms.ts';
import { mergesOf } from '#db/repositories/merges.ts';
import { patientById } from '#db/repositories/patients.ts';
import { planDeedsOf } from '#db/repositories/planDeeds.ts';
import { planById, versionDraft, versionsOfPlan } from '#db/repositories/plans.ts';
import { frameIndexOf, recordingById } from '#db/repositories/recordings.ts';
import { redFlagDeedsOf } from '#db/repositories/redFlagDeeds.ts';
import { reportSources } from '#db/repositories/reportSources.ts';
import { reportById, reportModelJson } from '#db/repositories/reports.ts';
import { loggedOfPatient, runById } from '#db/repositories/runs.ts';
import { setting } from '#db/repositories/settings.ts';
import { shoeById } from '#db/repositories/shoes.ts';
import { amendmentsOf, signatureOf } from '#db/repositories/signatures.ts';
import { takesOfVisit } from '#db/repositories/takes.ts';
import type { ReadDb } from '#db/sql.ts';
import { pictured } from '../clinical/shown.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { StagedFile } from './stageFiles.ts';

/**
 * Reads a record that came in a folder in all the ways in which the program reads its own, before it becomes part of that: what would make a screen fail is met here. Throws
 * 'damaged-file'.
 */
export async function proofRead(db: ReadDb): Promise<void> {
  const look = async (table: Parameters<typeof idsIn>[1], read: (id: string) => void): Promise<void> => {
    for (const id of idsIn(db, table)) {
      try {
        read(id);
      } catch (cause) {
        throw damagedFolder(`a ${table.replace('_', ' ')} in it cannot be read`, cause);
      }
      await setImmediate();
    }
  };
  await look('patient', (text) => {
    const id = patientId.parse(text);
    patientById(db, id);
    episodesOfPatient(db, id);
    coursesOfPatient(db, id);
    formsOfPatient(db, id, formKinds, null);
    consentsOfPatient(db, id);
    redFlagDeedsOf(db, id);
    comparisonsOfPatient(db, id);
    mergesOf(db, id);
    loggedOfPatient(db, id);
  });
  await look('episode', (text) => void diaryDays(db, episodeId.parse(text)));
  await look('training_run', (id) => void runById(db, id));
  await look('shoe', (id) => void shoeById(db, id));
  await look('loading_plan', (text) => {
    const id = planId.parse(text);
    planById(db, id);
    for (const { number } of versionsOfPlan(db, id)) versionDraft(db, id, number);
    planDeedsOf(db, id);
  });
  await look('recording', (text) => {
    const id = recordingId.parse(text);
    const index = frameIndexOf(db, id);
    if (recordingById(db, id)?.frames !== (index?.ticks.length ?? null)) throw new Error('its frames are not those of its index');
  });
  await look('visit', (text) => {
    const id = visitId.parse(text);
    reportSources(db, id);
    signatureOf(db, id);
    amendmentsOf(db, id);
    takesOfVisit(db, id);
  });
  await look('report', (text) => {
    const id = reportId.parse(text);
    reportById(db, id);
    pictured(JSON.parse(reportModelJson(db, id) ?? '{}'));
  });
  try {
    setting(db, 'clinic', clinicSchema);
    setting(db, 'preferences', preferencesSchema);
    setting(db, 'capture', captureSettingsSchema);
    for (const name of Object.keys(clinicTableSchemas)) clinicTable(db, name as ClinicTable);
  } catch (cause) {
    throw damagedFolder('a setting in it cannot be read', cause);
  }
}

const keyOf = (place: FilePlace): string => JSON.stringify(Object.entries(place).toSorted());

/** Makes sure that the files and the rows of a folder are of each other: nothing is missing that was not left out, and nothing comes that no row names. */
export function matchFiles(db: ReadDb, files: readonly StagedFile[], leftOut: readonly LeftOut[]): void {
  const promised = promisedFiles(db);
  const has = new Set(files.map(({ place }) => keyOf(place)));
  const missing = promised.find((one) => !has.has(keyOf(one.place)) && !leftOut.some((left) => excuses(left, one)));
  if (missing !== undefined) throw damagedFolder(`a file of ${missing.of} ${missing.id} is missing, and is not named as left out`);
  const strangeReport = promised.find(({ place, id }) => place.in === 'reports' && place.file !== `${id}.pdf`);
  if (strangeReport !== undefined) throw damagedFolder(`report ${strangeReport.id} names a file that is not its own`);
  const recordings = new Set(idsIn(db, 'recording'));
  const forms = new Set(idsIn(db, 'clinical_form'));
  const named = new Set(promised.map(({ place }) => keyOf(place)));
  for (const { place } of files) {
    const belongs =
      place.in === 'library'
        ? recordings.has(place.recordingId)
        : place.in === 'photos'
          ? forms.has(place.formId)
          : place.in === 'reports' || place.in === 'takes'
            ? named.has(keyOf(place))
            : true;
    if (!belongs) throw damagedFolder(`it holds a file for ${place.in} that no row names`);
  }
}

const excuses = ({ what, id }: LeftOut, one: PromisedFile): boolean =>
  id === one.id && (what === one.of || (what === 'file' && one.of === 'clip'));
