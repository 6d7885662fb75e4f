import { expect, test } from 'vitest';
import { gaitEventSchema, keyImageSchema } from '#core/annotation/records.ts';
import { recordingSchema } from '#core/domain/recording.ts';
import { marksOfClip, metricsOfClip } from '#core/gait/ofClip.ts';
import { fresh } from '#core/runner/params.ts';
import { eventsOf } from '#core/runner/truth.ts';

const recordingId = '00000000-0000-4000-8000-000000000002';
let ids = 1;
const id = () => `00000000-0000-4000-8000-${String(ids++).padStart(12, '0')}`;
const event = (side: string, kind: string, frame: number) =>
  gaitEventSchema.parse({ type: 'gait-event', id: id(), recordingId, side, event: kind, frame });
const image = (preset: string | null, frame: number) =>
  keyImageSchema.parse({
    type: 'key-image',
    id: id(),
    recordingId,
    frame,
    preset,
    title: '',
    comment: '',
    colour: '#ffffff',
    inReport: false,
  });

test('a key image that stands for an event counts as its mark, once beside the event itself, in order', () => {
  const events = [event('right', 'initial-contact', 90), event('left', 'initial-contact', 24)];
  const images = [image('initial-contact-left', 24), image('toe-off-left', 60), image(null, 70)];
  expect(marksOfClip(events, images)).toEqual([
    { side: 'left', kind: 'initial-contact', frame: 24 },
    { side: 'left', kind: 'toe-off', frame: 60 },
    { side: 'right', kind: 'initial-contact', frame: 90 },
  ]);
});

test('a slowed clip’s metrics are those of true time, its stride length from the belt’s speed', () => {
  const frames = 1800;
  const recording = recordingSchema.parse({
    id: recordingId,
    visitId: '00000000-0000-4000-8000-000000000003',
    title: '',
    view: 'side-left',
    cameraPosition: '',
    condition: '',
    conditions: {},
    speed: fresh.speed,
    width: 1280,
    height: 720,
    frames,
    durationSeconds: 60,
    captureRate: { framesPerSecond: 240, slowdown: 8, source: 'clinician', confirmed: true, reason: '' },
    originalName: 'a.mp4',
    originalBytes: 1,
    originalSha256: '0'.repeat(64),
    reviewCopy: false,
    probe: {
      fileName: 'a.mp4',
      bytes: 1,
      container: 'mp4',
      codec: 'h264',
      profile: null,
      bitDepth: 8,
      hdr: false,
      codedWidth: 1280,
      codedHeight: 720,
      width: 1280,
      height: 720,
      rotation: 0,
      pixelAspect: 1,
      frames,
      firstTimestamp: 0,
      lastTimestamp: 60,
      containerRate: 30,
      keyFrameDistance: 12,
      hasAudio: false,
      hasBFrames: false,
      proposedRate: { framesPerSecond: 240, slowdown: 8, source: 'container', confirmed: false, reason: '' },
      warnings: [],
    },
    importedAt: '2026-03-02T09:00:00.000Z',
    removedAt: null,
  });
  const index = { ticks: Array.from({ length: frames }, (_, i) => i), ticksPerSecond: 30 };
  const events = eventsOf(fresh, { fps: 240, frames, view: 'side', startsAt: 0 }).map(({ side, kind, frame }) => event(side, kind, frame));
  const of = (metric: string, side: string | null) => {
    const result = metricsOfClip(recording, index, events, []).find((row) => row.id === metric && row.side === side)?.result;
    if (!result?.ok) throw new Error(`${metric} was refused`);
    return result;
  };
  expect(of('cadence', null).value).toBeCloseTo(fresh.cadence, 0);
  expect(of('stride-length', 'left').value).toBeCloseTo((fresh.speed * 120) / fresh.cadence, 2);
});
