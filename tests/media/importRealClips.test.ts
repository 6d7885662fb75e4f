import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { imported, importFile, newVisit } from '../helpers/importing.ts';
import { haveSharedClips, sharedClip, sharedTitle } from '../helpers/sharedClips.ts';
import { createTestApp } from '../helpers/testApp.ts';

type Exam = {
  readonly clip: string;
  readonly frames: number;
  readonly size: readonly [number, number];
  readonly rate?: number;
  readonly slowdown?: number;
  readonly warns?: readonly string[];
  readonly asIs?: boolean;
};

/** Frames as a conformant decoder presents them, sizes upright and with square pixels. */
const exams: readonly Exam[] = [
  { clip: 'treadmill_side/male_side.mp4', frames: 360, size: [720, 1280], rate: 30 },
  { clip: 'derived/hevc10_rotated.mov', frames: 90, size: [720, 1280] },
  { clip: 'derived/vfr_dropped.mp4', frames: 98, size: [720, 1280], warns: ['gap'] },
  { clip: 'derived/editlist_copytrim.mp4', frames: 92, size: [720, 1280], warns: ['edit-list'] },
  { clip: 'derived/slowmo_x8_baked.mp4', frames: 90, size: [720, 1280], rate: 3.75, warns: ['rate-implausible'] },
  { clip: 'derived/fps_mislabelled_120.mp4', frames: 90, size: [720, 1280], rate: 120, warns: ['rate-from-container-only'] },
  { clip: 'derived/fragmented.mp4', frames: 92, size: [720, 1280] },
  { clip: 'derived/moov_at_end_longgop.mov', frames: 90, size: [720, 1280] },
  {
    clip: 'phone_import/sample_android_slow_motion.mp4',
    frames: 7,
    size: [1280, 720],
    rate: 240,
    slowdown: 8,
    warns: ['gap'],
    asIs: true,
  },
  { clip: 'phone_import/sample_sef_slow_motion.mp4', frames: 64, size: [320, 240], rate: 240, slowdown: 8 },
  { clip: 'phone_import/sample_edit_list.mp4', frames: 77, size: [1080, 1920], warns: ['edit-list', 'tone-mapped'] },
  { clip: 'phone_import/portrait_4k60.mp4', frames: 18, size: [2160, 3840] },
  { clip: 'phone_import/pixel-motion-photo-2-hevc-tracks.mp4', frames: 58, size: [768, 1024], warns: ['several-video-tracks'] },
  { clip: 'phone_import/internal_emulator_transformer_output_270_rotated.mp4', frames: 149, size: [720, 1280] },
  { clip: 'phone_import/dolbyVision-hdr.MOV', frames: 5, size: [720, 1280], warns: ['tone-mapped'] },
  { clip: 'phone_import/sample.avi', frames: 96, size: [960, 400], warns: ['gap'] },
  { clip: 'phone_import/sowt-with-video.mov', frames: 100, size: [1920, 1080], rate: 50 },
  { clip: 'phone_import/water_180_mvhevc_5frames.mov', frames: 5, size: [1934, 2160] },
  { clip: 'odd_import/cursed-vfr.mp4', frames: 63, size: [3026, 1386], warns: ['variable-rate', 'gap'] },
  { clip: 'odd_import/rotate-buck-bunny.mp4', frames: 45, size: [1080, 1920] },
  { clip: 'odd_import/sar_2x1.mp4', frames: 150, size: [1280, 360], warns: ['non-square-pixels'] },
  { clip: 'odd_import/video-h265.mp4', frames: 300, size: [1920, 1080] },
  { clip: 'odd_import/hevc.ts', frames: 120, size: [1920, 1080] },
  { clip: 'odd_import/frames.webm', frames: 100, size: [1080, 1080], rate: 30 },
  { clip: 'people/overground_two_people.mp4', frames: 230, size: [1768, 994] },
  { clip: 'people/balance_walk_60fps.mp4', frames: 100, size: [1088, 1920], rate: 60 },
];

describe.skipIf(!haveSharedClips)(sharedTitle('real clips'), () => {
  test.each(exams)(
    '$clip is imported with every frame it presents',
    async ({ clip, frames, size, rate, slowdown, warns = [], asIs = false }) => {
      await using lab = createTestApp();
      const recording = await imported(lab, await newVisit(lab), sharedClip(clip));
      expect(recording.frames).toBe(frames);
      expect([recording.width, recording.height]).toEqual(size);
      expect(recording.reviewCopy).toBe(!asIs);
      expect(recording.captureRate.confirmed).toBe(false);
      if (rate !== undefined) expect(recording.captureRate.framesPerSecond).toBe(rate);
      if (slowdown !== undefined) expect(recording.captureRate.slowdown).toBeCloseTo(slowdown, 1);
      expect(recording.probe.warnings.map((warning) => warning.code)).toEqual(expect.arrayContaining([...warns]));
      const index = await lab.call('recordings.frameIndex', { id: recording.id });
      expect(index.ticks).toHaveLength(frames);
      const original = await lab.app.bytes.resolve(`original-${recording.id}`);
      const bytes = readFileSync(original.file);
      expect(bytes.equals(readFileSync(sharedClip(clip)))).toBe(true);
      expect(recording.originalSha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    },
  );

  test.each([
    ['derived/truncated.mp4', 'damaged-file', /never finished/],
    ['odd_import/toothsome-dts.mp4', 'no-video-track', /no picture/],
  ])('%s is refused, and nothing is left behind', async (clip, code, words) => {
    await using lab = createTestApp();
    const visit = await newVisit(lab);
    const end = await importFile(lab, visit, sharedClip(clip));
    expect(end.failure).toMatchObject({ code, message: expect.stringMatching(words) });
    expect(await lab.call('recordings.list', { visitId: visit })).toEqual([]);
  });

  test('the same file twice is recognised by its content, whatever it is called', async () => {
    await using lab = createTestApp();
    const visit = await newVisit(lab);
    const clip = sharedClip('phone_import/sample_sef_slow_motion.mp4');
    await imported(lab, visit, clip);
    const end = await importFile(lab, visit, clip);
    expect(end.failure).toMatchObject({ code: 'duplicate', message: expect.stringContaining('sample_sef_slow_motion') });
    expect(await lab.call('recordings.list', { visitId: visit })).toHaveLength(1);
  });

  test('a Kinovea file beside the clip tells the capture rate', async () => {
    const { copyFileSync, mkdtempSync, writeFileSync } = await import('node:fs');
    await using lab = createTestApp();
    const folder = mkdtempSync(join(lab.dataFolder, 'kva-'));
    copyFileSync(sharedClip('derived/fragmented.mp4'), join(folder, 'run.mp4'));
    writeFileSync(
      join(folder, 'run.kva'),
      '<?xml version="1.0"?><KinoveaVideoAnalysis><CaptureFramerate>240</CaptureFramerate></KinoveaVideoAnalysis>',
    );
    const { captureRate } = await imported(lab, await newVisit(lab), join(folder, 'run.mp4'));
    expect(captureRate).toMatchObject({ framesPerSecond: 240, slowdown: 8, source: 'kinovea-kva', confirmed: false });
  });
});
