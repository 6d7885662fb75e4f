import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { given } from '#core/clinical/answer.ts';
import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { PatientId, RecordId, RecordingId, TakeGroupId, TakeId, VisitId } from '#core/domain/ids.ts';
import { headerPatch } from '#core/plan/edit.ts';
import { keepHintDecision } from '#db/repositories/hintDecisions.ts';
import { addRecording, frameIndexOf, recordingById } from '#db/repositories/recordings.ts';
import { addTake, keepTake, setTakeSync } from '#db/repositories/takes.ts';
import {
  allowVideoUse,
  edit,
  newCourse,
  newRunner,
  newVisitOf,
  patientOf,
  robin,
  screen,
  sign,
  start,
  writeNote,
} from '#tests/helpers/clinical.ts';
import { makeNumberedClip } from '#tests/helpers/numberedClip.ts';
import { editPlan, enterGoodDay, runEntryOf, shoeEntryOf, startPlan } from '#tests/helpers/plan.ts';
import { keepStill, still } from '#tests/helpers/tapePhoto.ts';
import { countedId, type TestApp } from '#tests/helpers/testApp.ts';
import { frames, recordingId, visitWithClip, withRecord } from '../media/recordedVisit.ts';

export const takes = { kept: countedId(0x5001) as TakeId, unfinished: countedId(0x5002) as TakeId };
export const otherRecording = countedId(0x1001) as RecordingId;

export type Filled = { readonly patientId: PatientId; readonly visitId: VisitId; readonly erased: PatientId };

/** A clip of 60 numbered frames. */
export const smallClip = (folder: string): Promise<string> => makeNumberedClip({ file: join(folder, 'clip.mp4'), frames, fps: 30 });

async function upload(lab: TestApp, bytes: Uint8Array): Promise<string> {
  const { id } = await lab.call('uploads.begin', { name: 'file', bytes: bytes.byteLength });
  await lab.app.bytes.write(`upload-${id}`, 0, bytes);
  return id;
}

/** A patient with everything that the record can hold, whose videos may leave. Who adds a table adds here what fills it. */
export async function fillEverything(lab: TestApp, clip: string): Promise<Filled> {
  const now = lab.clock.now;
  lab.clock.now = new Date('1990-01-01T09:00:00.000Z');
  const erased = await lab.call('patients.create', { details: { familyName: 'Gone', givenName: 'Gil', birthDate: '1950-01-01' } });
  lab.clock.now = now;
  await lab.call('patients.erase', {
    patientId: erased.id,
    revision: erased.revision,
    familyName: 'Gone',
    reason: 'erasure-asked-for',
    by: robin,
  });

  const visitId = await visitWithClip(lab, clip);
  const patientId = await patientOf(lab, visitId);
  await clinic(lab);
  await film(lab, visitId, clip);
  await consents(lab, patientId);
  await forms(lab, patientId);
  await findings(lab, visitId);
  await lab.call('retention.hold', { patientId, reason: 'A claim.' });
  const options = { paper: 'A4', keyImages: null, includeMeasurements: true, includeFindings: true, includeAdvice: true } as const;
  const { job } = await lab.call('reports.create', { visitId, options });
  const end = await lab.jobEnd(job);
  if (end.state !== 'done') throw new Error(`no report: ${JSON.stringify(end.failure)} ${String(lab.logged.at(-1)?.error)}`);

  const twin = await newRunner(lab, 'Müller-Angstrom');
  await writeNote(lab, twin.visitId);
  const { proposed } = await lab.call('patients.mergePreview', { keep: patientId, merge: twin.patientId });
  const revisionOf = async (id: PatientId) => (await lab.call('patients.get', { id })).revision;
  await lab.call('patients.merge', {
    keep: patientId,
    merge: twin.patientId,
    keepRevision: await revisionOf(patientId),
    mergeRevision: await revisionOf(twin.patientId),
    details: proposed,
  });
  return { patientId, visitId, erased: erased.id };
}

async function clinic(lab: TestApp): Promise<void> {
  const { clinic: now } = await lab.call('settings.get', {});
  await lab.call('settings.setClinic', { ...now, name: 'Invented clinic', clinician: 'Robin Sample' });
  const logo = PNG.sync.write(new PNG({ width: 8, height: 8 }));
  await lab.call('settings.setLogo', { uploadId: (await upload(lab, logo)) as never });
  const { protocols } = await lab.call('protocols.list', {});
  const shipped = protocols[0];
  if (shipped === undefined) throw new Error('no protocol');
  await lab.call('protocols.save', { protocol: { ...shipped.protocol, id: 'own', name: 'Our own' }, revision: 0 });
  copyFileSync(join(lab.ports.resourcesFolder, 'programmes', 'alfredson.json'), join(lab.dataFolder, 'programmes', 'alfredson.json'));
}

/** A second clip of the same camera, a take that became the first and one that something killed, followed points, events, a picture, a comparison. */
async function film(lab: TestApp, visitId: VisitId, clip: string): Promise<void> {
  const library = join(lab.dataFolder, 'library');
  mkdirSync(join(library, otherRecording));
  copyFileSync(clip, join(library, otherRecording, 'original.mp4'));
  writeFileSync(join(library, recordingId, 'poster.jpg'), randomBytes(500));
  writeFileSync(join(lab.dataFolder, 'takes', `${takes.unfinished}.mp4`), randomBytes(3000));
  withRecord(lab, (db) => {
    const recording = recordingById(db, recordingId);
    const index = frameIndexOf(db, recordingId);
    if (recording === null || index === null) throw new Error('no clip');
    const second = { ...recording, id: otherRecording, view: 'rear' as const, title: 'Rear' };
    addRecording(db, { recording: second, files: { original: 'original.mp4', review: null }, index });
    const mode = { width: 320, height: 180, framesPerSecond: 240 };
    const take = {
      groupId: countedId(0x5000) as TakeGroupId,
      visitId,
      number: 1,
      state: 'recording' as const,
      conditions: { shoe: '', inclinePercent: null, taped: null, fatigue: null, speed: 3, note: '' },
      startedAt: '2026-03-01T15:29:00.000Z',
      log: null,
      recordingId: null,
    };
    const camera = { label: 'Camera', asked: mode, got: mode, controls: { gain: 1 } };
    addTake(db, { ...take, id: takes.kept, camera: { ...camera, role: 'side-left' } });
    addTake(db, { ...take, id: takes.unfinished, camera: { ...camera, role: 'rear' } });
    keepTake(db, takes.kept, recordingId, null);
    setTakeSync(db, {
      groupId: take.groupId,
      reference: takes.kept,
      other: takes.unfinished,
      offsetSeconds: 0.1,
      residualSeconds: 0.004,
      method: 'light',
    });
  });
  const { sequence, records } = await lab.call('review.get', { recordingId });
  const at = (n: number) => countedId(0x3000 + n) as RecordId;
  await lab.call('review.apply', {
    recordingId,
    sequence,
    label: 'Follow',
    patch: [
      {
        op: 'add',
        record: {
          type: 'track',
          id: at(1),
          recordingId,
          version: 1,
          name: 'Heel',
          colour: '#00ff00',
          radius: 9,
          trail: 30,
          from: toFrameNo(2),
          places: [[10.5, 20.25, null, 0], null, [11, 21, 0.93, 1]],
          ends: { before: null, after: 'jump' },
        },
      },
      { op: 'add', record: { type: 'gait-event', id: at(2), recordingId, side: 'left', event: 'toe-off', frame: toFrameNo(9) } },
      { op: 'add', record: { type: 'mark', id: at(3), recordingId, kind: 'in', frame: toFrameNo(1) } },
      {
        op: 'add',
        record: {
          type: 'calibration',
          id: at(4),
          visitId,
          recordingId,
          frame: toFrameNo(3),
          cameraPosition: '',
          kind: 'line',
          points: [
            { x: 10, y: 10 },
            { x: 110, y: 10 },
          ],
          lengthMm: 500,
        },
      },
    ],
  });
  const image = records.find((record) => record.type === 'key-image');
  if (image?.type !== 'key-image') throw new Error('no key image');
  const picture = PNG.sync.write(new PNG({ width: 320, height: 180 }));
  await lab.call('review.setPicture', {
    recordingId,
    keyImageId: image.id,
    frame: image.frame,
    uploadId: (await upload(lab, picture)) as never,
  });
  await lab.call('comparisons.open', { clips: [{ recordingId }, { recordingId: otherRecording }] });
  await lab.call('gait.keepDifference', { a: recordingId, b: otherRecording, purposes: ['other-footwear'], kept: true });
}

async function consents(lab: TestApp, patientId: PatientId): Promise<void> {
  await allowVideoUse(lab, patientId);
  const common = { patientId, decision: 'given', by: { who: 'patient' }, witness: '' } as const;
  await lab.call('consents.give', {
    ...common,
    kind: 'treatment',
    purpose: 'shockwave',
    scope: 'Left.',
    text: { version: 'treatment-1', language: 'en' },
  });
  const teaching = await allowVideoUse(lab, patientId, 'teaching');
  await lab.call('consents.withdraw', { id: teaching.id, by: { who: 'patient' }, reason: 'Changed her mind.' });
}

/** A course of shockwave, a screen that raises a flag, a score with a re-test due, a signed and amended visit, and one of each treatment. */
async function forms(lab: TestApp, patientId: PatientId): Promise<void> {
  const { episode, course } = await newCourse(lab, patientId, countedId(0xd001));
  const treated = (await newVisitOf(lab, patientId, '2026-03-01T08:00:00.000Z')).id;
  await screen(lab, treated);
  const session = await start(lab, treated, 'shockwave', { courseId: course.id, episodeId: episode.id });
  await edit(lab, session, 'shockwave', (details) =>
    details.session.type === 'radial'
      ? {
          ...details,
          session: {
            ...details.session,
            adverseEvents: ['erythema'],
            segments: [{ area: 'Tendon', impulses: 2000, hz: 10, bar: 2.5, pain: given(4) }],
          },
        }
      : details,
  );
  await tape(lab, treated);
  await plans(lab, patientId, treated, episode.id);
  await start(lab, treated, 'manual-release', { side: 'left' });
  await start(lab, treated, 'intake', { side: 'left' });
  const score = await start(lab, treated, 'outcome', { instrument: 'nprs', side: 'left', episodeId: episode.id });
  await edit(lab, score, 'outcome', (details) => ({ ...details, retestDue: '2026-03-30' }));

  const signed = (await newVisitOf(lab, patientId, '2026-02-20T08:00:00.000Z')).id;
  await writeNote(lab, signed);
  await sign(lab, signed);
  await lab.call('visits.amend', { id: signed, by: robin, text: 'The left side is meant.', reason: 'Slip of the pen.', after: 0 });

  const flagged = (await newVisitOf(lab, patientId, '2026-03-01T20:00:00.000Z')).id;
  await screen(lab, flagged, { 'RF02.swelling': { given: 'yes' } });
  const { flags } = await lab.call('safety.ofVisit', { visitId: flagged });
  await lab.call('safety.record', {
    visitId: flagged,
    details: {
      deed: 'event',
      event: {
        kind: 'referral-made',
        flagId: flags[0]?.flag.id ?? '',
        at: lab.clock.now.toISOString(),
        by: robin,
        to: 'GP',
        urgency: 'same-day',
        outcomeDue: '2026-03-09',
      },
    },
  });
}

/** A tape with a picture that the camera took, and one that was taken off the form again. */
async function tape(lab: TestApp, visitId: VisitId): Promise<void> {
  const taping = await start(lab, visitId, 'taping', { technique: 'low-dye', side: 'left' });
  const photos = [await keepStill(lab, taping, still(40))];
  await keepStill(lab, taping, still(90));
  await edit(lab, taping, 'taping', (details) => ({ ...details, taping: { ...details.taping, photos } }));
}

/** A plan that was changed, judged and decided on, a day of its diary, and runs in a shoe. */
async function plans(lab: TestApp, patientId: PatientId, visitId: VisitId, episodeId: EpisodeId): Promise<void> {
  const plan = await startPlan(lab, visitId, episodeId, 'silbernagel', '2026-02-27');
  await editPlan(lab, plan, visitId, (now) => headerPatch(now, { goals: 'Run 10 km.' }));
  await enterGoodDay(lab, plan, '2026-02-28', 3, { note: 'Stairs =1+1 were fine.' });
  const [phase, criterion] = plan.plan.phases.flatMap((each) =>
    [...each.entry, ...each.exit].flatMap((one) => (one.kind === 'judged' ? [[each.id, one.id] as const] : [])),
  )[0] ?? ['', ''];
  await lab.call('plans.judge', { id: plan.id, visitId, phaseId: phase, criterionId: criterion, met: true, by: robin });
  const { suggestion } = await lab.call('plans.standing', { id: plan.id });
  const { revision } = await lab.call('plans.get', { id: plan.id });
  await lab.call('plans.decide', { id: plan.id, visitId, revision, seen: suggestion, chosen: 'hold', reason: 'New.', by: robin });
  const shoe = await lab.call('shoes.create', { patientId, details: shoeEntryOf('Blue') });
  await lab.call('runs.create', { patientId, details: runEntryOf('2026-02-28', { shoeId: given(shoe.details.id) }) });
  await lab.call('runs.setLogged', { patientId, from: '2026-02-23', to: '2026-02-28', logged: true });
}

async function findings(lab: TestApp, visitId: VisitId): Promise<void> {
  await lab.call('protocolRuns.open', { visitId, protocolId: 'own' as never });
  withRecord(lab, (db) =>
    keepHintDecision(db, visitId, {
      decision: 'accepted',
      note: 'Next week.',
      decidedAt: '2026-03-01T16:00:00.000Z',
      decidedBy: 'Robin Sample',
      hint: {
        id: 'fatigue',
        subject: `${recordingId} ${otherRecording}`,
        clips: [{ recordingId, title: 'Left side' }],
        side: null,
        speed: 3,
        findings: [
          {
            kind: 'changed',
            metric: 'cadence',
            side: null,
            value: 4,
            uncertainty: 1,
            limit: 2,
            margin: 0,
            n: 12,
            source: { words: 'invented', certainty: 'own-default' },
          },
        ],
        onlyWith: null,
        sentence: 'Cadence fell.',
        source: { words: 'invented', certainty: 'own-default' },
        targets: [],
        version: 'hints-1',
      },
    }),
  );
}
