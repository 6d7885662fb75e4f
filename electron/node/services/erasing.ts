import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { addDays, addYears } from '#core/clinical/calendar.ts';
import type { Clinician } from '#core/clinical/entry.ts';
import { retentionList } from '#core/clinical/retention/dueList.ts';
import type { Tombstone } from '#core/clinical/retention/erasure.ts';
import type { RecordType, RetentionPolicy } from '#core/clinical/retention/policy.ts';
import type { RetentionDue } from '#core/clinical/retention/schema.ts';
import type { Kept } from '#core/clinical/retention/until.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { PatientId, RecordingId } from '#core/domain/ids.ts';
import type { Patient } from '#core/domain/patient.ts';
import { addTombstone, erasePatients, filesOfPatient, settleErasure, setVideoRemoved, videosOfPatient } from '#db/repositories/erasure.ts';
import { mergeAway, mergedInto } from '#db/repositories/merges.ts';
import { patientById, setPatientRemoved } from '#db/repositories/patients.ts';
import { legalHolds, patientsNotSeenSince, setLegalHold, type VideoLine, videosBefore } from '#db/repositories/retention.ts';
import { boundsOf, clinicDay, momentNow } from '../clinical/day.ts';
import { type Erasure, erasureFor, keptOf, tombstoneOf } from '../clinical/keeping.ts';
import { photoFolder } from '../clinical/photoFiles.ts';
import { presentPatient } from '../clinical/present.ts';
import { keepPictures, removeAll, removeVideo } from '../clinical/removeFiles.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { nowOf, staleWindow, written } from '../written.ts';

type ErasingMethods =
  | 'patients.erasePreview'
  | 'patients.erase'
  | 'retention.due'
  | 'retention.removeVideos'
  | 'retention.holds'
  | 'retention.hold';
type Reason = Tombstone['reason'];

export function erasingHandlers(context: AppContext): Pick<Handlers, ErasingMethods> {
  const { db, events } = context;
  const { log } = context.ports;
  const changed = (id: PatientId): void => {
    events.emit({ type: 'changed', topic: 'patients', id });
    events.emit({ type: 'changed', topic: 'clinical', id });
    events.emit({ type: 'changed', topic: 'visit', id: null });
  };

  /** Removes videos, with the pictures of their key images and of tapes kept first. What is measured stays. */
  const removeVideos = async (
    patient: PatientId,
    ids: readonly RecordingId[],
    of: { readonly by: Clinician; readonly reason: Reason; readonly policyVersion: string },
  ): Promise<Tombstone[]> => {
    const tombstones: Tombstone[] = [];
    for (const video of videosOfPatient(db, patient).filter(({ id }) => ids.includes(id))) {
      await keepPictures(context, video);
      const tombstone = tombstoneOf({ ...of, id: video.id, kind: 'recording', at: nowOf(context) });
      // The record first: a file that is left over by a kill is removed when this is done again.
      written(context, { action: 'erased', entity: 'recording', entityId: video.id, detail: `video, ${of.reason}` }, (at) => {
        setVideoRemoved(db, video.id, at);
        addTombstone(db, tombstone);
      });
      await removeVideo(context, video.id);
      tombstones.push(tombstone);
    }
    return tombstones;
  };

  const eraseWhole = async (patient: Patient, by: Clinician, reason: Reason, { policy }: Erasure): Promise<Tombstone[]> => {
    // Records that were merged into this one are of the same person.
    const all = [patient.id, ...mergedInto(db, patient.id)];
    const files = all.map((id) => {
      const { forms, ...others } = filesOfPatient(db, id);
      return { ...others, forms: forms.filter((form) => existsSync(photoFolder(context.folders, form))) };
    });
    const of = { by, reason, policyVersion: policy.version, at: nowOf(context) };
    const tombstones = [
      ...all.map((id) => tombstoneOf({ ...of, id, kind: 'patient' })),
      ...files.flatMap(({ recordings }) => recordings.map((id) => tombstoneOf({ ...of, id, kind: 'recording' }))),
      ...files.flatMap(({ reports, takes, forms }) =>
        [...reports.map((file) => basename(file, '.pdf')), ...takes, ...forms].map((id) => tombstoneOf({ ...of, id, kind: 'record' })),
      ),
    ];
    written(context, { action: 'erased', entity: 'patient', entityId: patient.id, detail: reason }, () => {
      erasePatients(db, all);
      for (const tombstone of tombstones) addTombstone(db, tombstone);
    });
    settleErasure(db);
    for (const one of files) await removeAll(context, one);
    log.info('a patient was erased', { recordings: files.reduce((sum, { recordings }) => sum + recordings.length, 0) });
    return tombstones;
  };

  return {
    'patients.erasePreview': ({ patientId }) => {
      const patient = presentPatient(db, patientId, 'read');
      const { lines, whole } = erasureFor(context, patient);
      const grouped = Map.groupBy(lines, (line) =>
        JSON.stringify([line.kept.recordType, line.fate, 'reason' in line ? [line.reason, line.until] : null]),
      );
      return {
        revision: patient.revision,
        whole,
        lines: [...grouped.values()].flatMap((group) =>
          group.slice(0, 1).map((line) => ({
            recordType: line.kept.recordType,
            count: group.length,
            fate: line.fate,
            reason: line.fate === 'keep' ? line.reason : null,
            until: line.fate === 'keep' ? line.until : null,
          })),
        ),
      };
    },
    'patients.erase': async ({ patientId, revision, familyName, reason, by }) => {
      const patient = presentPatient(db, patientId, 'read');
      if (patient.revision !== revision) throw staleWindow('patient');
      if (patient.familyName !== familyName.trim())
        throw new FailureError('invalid-input', 'This is not the family name of the patient.', 'Type the family name to confirm.');
      if (mergeAway(db, patientId) !== null)
        throw new FailureError('conflict', 'This record was merged into another.', 'Erase that one, or undo the merge first.');
      const erasure = erasureFor(context, patient);
      if (erasure.whole) {
        const tombstones = await eraseWhole(patient, by, reason, erasure);
        changed(patientId);
        return { patient: null, tombstones };
      }
      const videos = erasure.lines.flatMap(({ kept, fate }) =>
        kept.recordType === 'raw-video' && fate === 'remove' ? [kept.id as RecordingId] : [],
      );
      const tombstones = await removeVideos(patientId, videos, { by, reason, policyVersion: erasure.policy.version });
      // What the law keeps is taken out of daily use: it can be brought back from what was removed.
      written(context, { action: 'erased', entity: 'patient', entityId: patientId, detail: `in part, ${reason}` }, (at) => {
        if (patient.removedAt === null) setPatientRemoved(db, patientId, at, at);
      });
      changed(patientId);
      return { patient: patientById(db, patientId), tombstones };
    },
    'retention.due': ({ limit }) => dueNow(context, limit),
    'retention.removeVideos': async ({ patientId, by }) => {
      const patient = presentPatient(db, patientId, 'read');
      const policy = clinicTable(db, 'retention').value;
      const due = retentionList(policy, keptOf(context, patient), momentNow(context).day).flatMap(({ kept, state }) =>
        kept.recordType === 'raw-video' && state === 'due' ? [kept.id as RecordingId] : [],
      );
      const tombstones = await removeVideos(patientId, due, { by, reason: 'retention-ended', policyVersion: policy.version });
      changed(patientId);
      return { recordings: tombstones.length, tombstones };
    },
    'retention.holds': () => legalHolds(db),
    'retention.hold': ({ patientId, reason }) => {
      presentPatient(db, patientId, 'read');
      written(context, { action: reason === null ? 'released' : 'held', entity: 'patient', entityId: patientId }, (at) =>
        setLegalHold(db, patientId, reason, at),
      );
      changed(patientId);
      return legalHolds(db);
    },
  };
}

/** Everything made or last treated after this day is kept whatever else applies; before it, it has to be looked at. */
function horizon(policy: RetentionPolicy, recordType: RecordType, from: 'last-treatment' | 'made', today: string): string {
  const rows = policy.rows.filter((row) => row.recordType === recordType && row.from === from);
  const months = Math.max(0, ...rows.map(({ years, months: over }) => 12 * years + over));
  return addDays(addYears(addDays(today, policy.warnDays + 2), 0, -months), 1);
}

function dueNow(context: AppContext, limit: number): RetentionDue[] {
  const { db } = context;
  const policy = clinicTable(db, 'retention').value;
  const today = momentNow(context).day;
  const instant = (recordType: RecordType, from: 'last-treatment' | 'made'): string =>
    boundsOf(horizon(policy, recordType, from, today)).to;
  const lineOf = new Map<string, { readonly of: Omit<VideoLine, 'importedAt' | 'count'>; readonly count: number }>();
  const kept = (id: string, recordType: RecordType, madeAt: string, of: Omit<VideoLine, 'importedAt' | 'count'>, count: number): Kept => {
    lineOf.set(id, { of, count });
    const { patientId, birthDate, held, lastVisitAt: last } = of;
    const lastTreatmentOn = last === null ? null : clinicDay(last);
    return { id, patientId, recordType, madeOn: clinicDay(madeAt), lastTreatmentOn, birthDate, legalHold: held };
  };
  const records = patientsNotSeenSince(db, instant('clinical-record', 'last-treatment')).map((of) =>
    kept(of.patientId, 'clinical-record', of.createdAt, of, 1),
  );
  const videos = videosBefore(db, instant('raw-video', 'made')).map(({ importedAt, count, ...of }) =>
    kept(`${of.patientId} ${clinicDay(importedAt)}`, 'raw-video', importedAt, of, count),
  );
  return retentionList(policy, [...records, ...videos], today)
    .slice(0, limit)
    .flatMap(({ kept: { id, recordType, madeOn }, until, state }) => {
      const line = lineOf.get(id);
      if (line === undefined || state === 'kept') return [];
      const { patientId, familyName, givenName, birthDate } = line.of;
      return [
        {
          patientId,
          familyName,
          givenName,
          birthDate,
          recordType,
          state,
          madeOn,
          until: until.known ? until.day : null,
          count: line.count,
        },
      ];
    });
}
