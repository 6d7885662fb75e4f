import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { assessTake } from '#core/capture/quality/assess.ts';
import type { Finding } from '#core/capture/quality/finding.ts';
import type { Luma, TakeInput } from '#core/capture/quality/input.ts';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { haveSharedClips, sharedClip, sharedTitle } from '#tests/helpers/sharedClips.ts';
import { thumbOf } from '#tests/unit/capture/rendered.ts';

type Read = { readonly width: number; readonly height: number; readonly rate: number; readonly filter?: string };

/** A real clip as the quality gate would be told of it. */
function takeOf(name: string, { width, height, rate, filter }: Read): TakeInput {
  const ffmpeg = findFfmpeg();
  if (ffmpeg === null) throw new Error('reading real clips needs ffmpeg');
  const filters = [...(filter === undefined ? [] : [filter]), 'format=gray'].join(',');
  const { stdout, status } = spawnSync(ffmpeg, ['-v', 'error', '-i', sharedClip(name), '-vf', filters, '-f', 'rawvideo', '-'], {
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`ffmpeg could not read ${name}`);
  const size = width * height;
  const frames = Math.floor(stdout.length / size);
  const luma = (frame: number): Luma => ({ width, height, data: stdout.subarray(frame * size, (frame + 1) * size) });
  const every = Math.max(1, Math.round(rate / 10));
  const mode = { width, height, framesPerSecond: rate };
  return {
    timestamps: Array.from({ length: frames }, (_, i) => (i * 1_000_000) / rate),
    drops: [],
    asked: mode,
    got: mode,
    light: Array.from({ length: frames }, (_, i) => {
      const { data } = luma(i);
      let sum = 0;
      for (let at = 0; at < data.length; at += 61) sum += data[at] as number;
      return sum / Math.ceil(data.length / 61) / 255;
    }),
    thumbs: Array.from({ length: Math.floor(frames / every) }, (_, i) => ({ frame: i * every, luma: thumbOf(luma(i * every)) })),
    pairs: [0.1, 0.4, 0.7].map((share) => {
      const frame = Math.floor(share * (frames - 2));
      return { frame, first: luma(frame), second: luma(frame + 1) };
    }),
    exposureMs: null,
    mainsHertz: 60,
    speed: null,
  };
}

const alarms = (findings: readonly Finding[]) =>
  findings.filter(({ level }) => level === 'advice' || level === 'problem').map(({ code, variant }) => `${code} ${variant}`);
const lean = (findings: readonly Finding[]): number => findings.find(({ code }) => code === 'camera-tilt')?.values['degrees'] ?? Number.NaN;

describe.skipIf(!haveSharedClips)('real clips', () => {
  test(sharedTitle('a phone that looks up at a treadmill: too slow for times, a little off level, else good'), () => {
    const findings = assessTake(takeOf('treadmill_side/male_side.mp4', { width: 720, height: 1280, rate: 30 }));
    expect(alarms(findings).sort()).toEqual(['camera-tilt uprights-anticlockwise', 'rate-low timing-hidden']);
    // Cupboard doors lean by +1.1 degrees at a sixth of the width and -4.2 at four fifths, measured by hand: -1.6 at the middle.
    expect(Math.abs(lean(findings) + 1.6)).toBeLessThan(0.5);
  });

  test(sharedTitle('turning that clip by known angles turns its lean by as much'), () => {
    const turned = (degrees: number): number =>
      lean(
        assessTake(
          takeOf('treadmill_side/male_side.mp4', {
            width: 500,
            height: 1000,
            rate: 30,
            filter: `trim=end_frame=60,rotate=${degrees}*PI/180,crop=500:1000`,
          }),
        ),
      );
    const level = turned(0);
    for (const degrees of [-3, 1, 2]) expect(Math.abs(turned(degrees) - level - degrees)).toBeLessThan(0.3);
  });

  test(sharedTitle('dimming it, and lamps that flicker over it, are noticed'), () => {
    const dim = takeOf('treadmill_side/male_side.mp4', {
      width: 360,
      height: 640,
      rate: 30,
      filter: 'scale=360:640,lutyuv=y=16+(val-16)*0.2',
    });
    expect(alarms(assessTake(dim))).toContain('too-dark runner');
    const bright = takeOf('treadmill_side/male_side.mp4', { width: 360, height: 640, rate: 30, filter: 'scale=360:640' });
    const lit = {
      ...bright,
      mainsHertz: 50 as const,
      light: bright.light.map((value, i) => value * (1 + 0.08 * Math.sin((2 * Math.PI * 100 * i) / 30))),
    };
    expect(alarms(assessTake(lit))).toContain('light-flicker flutters');
    expect(alarms(assessTake({ ...bright, mainsHertz: 50 }))).not.toContain('light-flicker flutters');
  });

  test(sharedTitle('a balancing walk is too short and its long exposure shows'), () => {
    const findings = assessTake(takeOf('people/balance_walk_60fps.mp4', { width: 1088, height: 1920, rate: 60 }));
    expect(alarms(findings)).toContain('short-take ');
    expect(findings.find(({ code }) => code === 'motion-blur')?.variant).toBe('edges-usual-speed');
  });
});
