import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { RecordId, RecordingId, VisitId } from '#core/domain/ids.ts';
import type { Recording } from '#core/domain/recording.ts';
import { unknownConditions } from '#core/domain/recording.ts';
import { openRecord } from '#db/open.ts';
import { addRecording } from '#db/repositories/recordings.ts';
import { countedId, type TestApp } from '#tests/helpers/testApp.ts';

/** Frames of the clip that `visitWithClip` records. */
export const frames = 60;

/** Runs `work` on a second connection to the application's record. */
export const withRecord = <T>(lab: TestApp, work: (db: ReturnType<typeof openRecord>) => T): T => {
  const db = openRecord({ file: join(lab.dataFolder, 'soleus.db'), key: null, backupFile: () => join(lab.dataFolder, 'unused.db') });
  try {
    return work(db);
  } finally {
    db.close();
  }
};

export const recordingId = countedId(0x1000) as RecordingId;

/** A patient, a visit, one recorded clip of 60 numbered frames, and an angle with a key image on frame 45. */
export async function visitWithClip(lab: TestApp, clip: string): Promise<VisitId> {
  const patient = await lab.call('patients.create', {
    details: { familyName: 'Müller-Ångström', givenName: 'Zoë', birthDate: '1990-05-04' },
  });
  const visit = await lab.call('visits.create', {
    patientId: patient.id,
    details: { startedAt: '2026-03-01T15:30:00.000Z', findings: 'Overstrides.', advice: 'Higher cadence.' },
  });
  const rate = { framesPerSecond: 240, slowdown: 8, source: 'clinician', confirmed: true, reason: 'answer' } as const;
  const recording: Recording = {
    id: recordingId,
    visitId: visit.id,
    title: 'Left side',
    view: 'side-left',
    cameraPosition: '',
    condition: '',
    conditions: unknownConditions,
    speed: 3,
    width: 320,
    height: 180,
    frames,
    durationSeconds: 2,
    captureRate: rate,
    originalName: 'clip.mp4',
    originalBytes: readFileSync(clip).byteLength,
    originalSha256: createHash('sha256').update(readFileSync(clip)).digest('hex'),
    reviewCopy: false,
    probe: {
      fileName: 'clip.mp4',
      bytes: 1,
      container: 'mp4',
      codec: 'h264',
      profile: null,
      bitDepth: 8,
      hdr: false,
      codedWidth: 320,
      codedHeight: 180,
      width: 320,
      height: 180,
      rotation: 0,
      pixelAspect: 1,
      frames,
      firstTimestamp: 0,
      lastTimestamp: 59 / 30,
      containerRate: 30,
      keyFrameDistance: 30,
      hasAudio: false,
      hasBFrames: true,
      proposedRate: rate,
      warnings: [],
    },
    importedAt: '2026-03-01T15:31:00.000Z',
    removedAt: null,
  };
  mkdirSync(join(lab.dataFolder, 'library', recordingId), { recursive: true });
  copyFileSync(clip, join(lab.dataFolder, 'library', recordingId, 'original.mp4'));
  withRecord(lab, (db) =>
    addRecording(db, {
      recording,
      files: { original: 'original.mp4', review: null },
      index: { ticks: Array.from({ length: frames }, (_, n) => n), ticksPerSecond: 30 },
    }),
  );
  const style = { colour: '#ff0000', width: 10, opacity: 1, textSize: 30 };
  const common = { recordingId, version: 1 as const, from: toFrameNo(45), to: toFrameNo(45), fadeFrames: 0, style, locked: false };
  await lab.call('review.apply', {
    recordingId,
    sequence: 0,
    label: 'Mark',
    patch: [
      {
        op: 'add',
        record: {
          ...common,
          type: 'shape',
          kind: 'angle',
          id: countedId(0x2001) as RecordId,
          label: 'Knee',
          points: [
            { x: 160, y: 90 },
            { x: 160, y: 20 },
            { x: 230, y: 90 },
          ],
          reading: 'interior',
          anatomy: { joint: 'knee', side: 'left', plane: 'sagittal', convention: 'unsigned' },
        },
      },
      {
        op: 'add',
        record: {
          type: 'key-image',
          id: countedId(0x2002) as RecordId,
          recordingId,
          frame: toFrameNo(45),
          preset: 'midstance-left',
          title: '',
          comment: 'Knee bends late.',
          colour: '#ff0000',
          inReport: true,
        },
      },
    ],
  });
  return visit.id;
}
