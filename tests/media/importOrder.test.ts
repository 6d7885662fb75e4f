import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { neededFfmpeg } from '#node/media/ffmpeg.ts';
import { imported, newVisit } from '../helpers/importing.ts';
import { edited, turned } from '../helpers/mp4Changes.ts';
import { longGopWithB, makeNumberedClip, type NumberedClip, shortGop } from '../helpers/numberedClip.ts';
import { shownNumbers } from '../helpers/shownNumbers.ts';
import { createTestApp } from '../helpers/testApp.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-order-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const frames = 60;
const fps = 120;
const from = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, i) => first + i);

type Case = Omit<NumberedClip, 'frames' | 'file'> & {
  readonly name: string;
  readonly asIs?: boolean;
  readonly hdr?: boolean;
  /** Changes the made file; gives the file to import. */
  readonly change?: (file: string) => string;
  /** Numbers that a conformant decoder shows; all of them unless given. */
  readonly shows?: readonly number[];
  /** Seconds at which frame `i` is shown, from the first; `i / 120` unless given. */
  readonly time?: (i: number) => number;
  readonly warns?: readonly string[];
};

const h264 = (...more: readonly string[]): readonly string[] => ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', ...more];
const hevc = (params: string, ...more: readonly string[]): readonly string[] => [
  ...['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', `log-level=error:${params}`, '-tag:v', 'hvc1', '-pix_fmt', 'yuv420p'],
  ...more,
];
const hdr = (transfer: string): readonly string[] => [
  ...['-pix_fmt', 'yuv420p10le', '-color_primaries', 'bt2020', '-color_trc', transfer, '-colorspace', 'bt2020nc', '-color_range', 'tv'],
];

/** What makes a picture lie so that a turn by so many degrees clockwise puts it upright. */
const lying = { 90: 'transpose=cclock', 180: 'hflip,vflip', 270: 'transpose=clock' } as const;

const cases: readonly Case[] = [
  { name: 'h264-short-gop.mp4', encoder: shortGop, asIs: true },
  { name: 'h264-open-gop.mp4', encoder: h264('-g', '12', '-bf', '3', '-x264-params', 'open-gop=1:b-adapt=0') },
  { name: 'h264-long-gop.mov', encoder: longGopWithB },
  { name: 'h264-pyramid.mkv', encoder: h264('-g', '40', '-bf', '7', '-x264-params', 'b-pyramid=normal:b-adapt=0') },
  { name: 'h264-fragmented.mp4', encoder: longGopWithB, muxer: ['-movflags', 'frag_keyframe+empty_moov+default_base_moof'] },
  { name: 'h264-negative-offsets.mp4', encoder: longGopWithB, muxer: ['-movflags', 'negative_cts_offsets'] },
  { name: 'h264-600.mov', fps: 240, encoder: longGopWithB, muxer: ['-video_track_timescale', '600'], time: (i) => i / 240 },
  { name: 'h264-10-bit.mp4', encoder: h264('-pix_fmt', 'yuv420p10le', '-g', '12', '-bf', '2') },
  { name: 'h264.ts', encoder: longGopWithB },
  {
    name: 'h264-interlaced.MTS',
    height: 192,
    encoder: h264('-g', '15', '-bf', '2', '-flags', '+ilme+ildct', '-x264-params', 'tff=1'),
    warns: ['interlaced'],
    muxer: ['-f', 'mpegts', '-mpegts_m2ts_mode', '1'],
  },
  {
    name: 'mpeg2-interlaced.ts',
    fps: 50,
    encoder: ['-c:v', 'mpeg2video', '-q:v', '3', '-g', '15', '-bf', '2', '-flags', '+ilme+ildct', '-pix_fmt', 'yuv420p'],
    warns: ['interlaced'],
    time: (i) => i / 50,
  },
  {
    name: 'mpeg2.mpg',
    fps: 50,
    encoder: ['-c:v', 'mpeg2video', '-q:v', '3', '-g', '15', '-bf', '2', '-pix_fmt', 'yuv420p'],
    time: (i) => i / 50,
  },
  { name: 'hevc.mp4', encoder: hevc('keyint=24:min-keyint=24:bframes=4') },
  { name: 'hevc-open-gop.mkv', encoder: hevc('keyint=20:min-keyint=20:bframes=4:open-gop=1') },
  { name: 'hevc.ts', encoder: hevc('keyint=24:bframes=3') },
  { name: 'hevc10.mov', encoder: hevc('keyint=24:bframes=4', '-pix_fmt', 'yuv420p10le') },
  { name: 'hevc-pq.mov', encoder: hevc('keyint=24:bframes=4', ...hdr('smpte2084')), hdr: true },
  { name: 'hevc-hlg.mp4', encoder: hevc('keyint=24:bframes=4', ...hdr('arib-std-b67')), hdr: true },
  {
    name: 'hevc-hlg.ts',
    encoder: hevc('keyint=24:bframes=4:colorprim=bt2020:transfer=arib-std-b67:colormatrix=bt2020nc', ...hdr('arib-std-b67')),
    hdr: true,
  },
  { name: 'hevc-pq.mkv', encoder: hevc('keyint=24:bframes=4', ...hdr('smpte2084')), hdr: true },
  { name: 'ffv1-pq.avi', encoder: ['-c:v', 'ffv1', ...hdr('smpte2084')], hdr: false },
  { name: 'prores-hlg.mov', encoder: ['-c:v', 'prores_ks', ...hdr('arib-std-b67'), '-pix_fmt', 'yuv422p10le'], hdr: true },
  {
    name: 'dnxhr-pq.mov',
    width: 256,
    height: 128,
    encoder: ['-c:v', 'dnxhd', '-profile:v', 'dnxhr_hqx', ...hdr('smpte2084'), '-pix_fmt', 'yuv422p10le'],
    hdr: true,
  },
  {
    name: 'vp9-hidden.webm',
    encoder: [
      '-c:v',
      'libvpx-vp9',
      '-deadline',
      'realtime',
      '-cpu-used',
      '6',
      '-g',
      '30',
      '-auto-alt-ref',
      '1',
      '-lag-in-frames',
      '16',
      '-pix_fmt',
      'yuv420p',
    ],
  },
  { name: 'vp9.mp4', encoder: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-g', '30', '-pix_fmt', 'yuv420p'] },
  {
    name: 'vp8.webm',
    encoder: [
      '-c:v',
      'libvpx',
      '-deadline',
      'realtime',
      '-cpu-used',
      '8',
      '-auto-alt-ref',
      '1',
      '-lag-in-frames',
      '16',
      '-g',
      '30',
      '-pix_fmt',
      'yuv420p',
      '-b:v',
      '2M',
    ],
  },
  { name: 'av1.mp4', encoder: ['-c:v', 'libaom-av1', '-usage', 'realtime', '-cpu-used', '8', '-g', '30', '-pix_fmt', 'yuv420p'] },
  { name: 'av1-hidden.mkv', encoder: ['-c:v', 'libsvtav1', '-preset', '12', '-g', '30', '-pix_fmt', 'yuv420p'] },
  { name: 'mjpeg.avi', encoder: ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p'] },
  {
    name: 'mjpeg-odd.mov',
    width: 161,
    height: 97,
    encoder: ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p'],
    warns: ['odd-size-cropped'],
  },
  { name: 'ffv1-odd.mkv', width: 163, height: 99, encoder: ['-c:v', 'ffv1', '-pix_fmt', 'yuv420p'], warns: ['odd-size-cropped'] },
  { name: 'mpeg4-b-frames.avi', encoder: ['-c:v', 'mpeg4', '-q:v', '3', '-g', '24', '-bf', '2', '-pix_fmt', 'yuv420p'] },
  { name: 'mpeg4.mp4', encoder: ['-c:v', 'mpeg4', '-q:v', '3', '-g', '24', '-bf', '2', '-pix_fmt', 'yuv420p'] },
  { name: 'wmv.wmv', fps: 50, encoder: ['-c:v', 'wmv2', '-q:v', '3', '-g', '24', '-pix_fmt', 'yuv420p'], time: (i) => i / 50 },
  { name: 'h264-b-frames.avi', encoder: longGopWithB },
  ...([90, 180, 270] as const).map((degrees) => ({
    name: `h264-turned-${degrees}.mp4`,
    filter: lying[degrees],
    encoder: longGopWithB,
    change: (file: string) => turned(file, degrees),
  })),
  { name: 'hevc-turned-90.mov', filter: lying[90], encoder: hevc('keyint=24:bframes=4'), change: (file) => turned(file, 90) },
  {
    name: 'varying.mp4',
    filter: 'settb=1/90000,setpts=(N+floor(N/7)*2)*750',
    encoder: longGopWithB,
    muxer: ['-video_track_timescale', '90000'],
    time: varying,
    warns: ['gap'],
  },
  {
    name: 'varying.mkv',
    filter: 'settb=1/1000,setpts=(N+floor(N/7)*2)*8',
    encoder: [...longGopWithB, '-enc_time_base', '1/1000'],
    time: (i) => (i + Math.floor(i / 7) * 2) * 0.008,
    warns: ['gap'],
  },
  {
    name: 'varying-as-is.mp4',
    filter: 'settb=1/90000,setpts=(N+floor(N/7)*2)*750',
    encoder: shortGop,
    muxer: ['-video_track_timescale', '90000'],
    time: varying,
    asIs: true,
    warns: ['gap'],
  },
  { name: 'late.mp4', encoder: longGopWithB, muxer: ['-output_ts_offset', '1.5'] },
  { name: 'late-as-is.mp4', encoder: shortGop, muxer: ['-output_ts_offset', '1.5'], asIs: true },
  { name: 'late.mkv', encoder: longGopWithB, muxer: ['-output_ts_offset', '7.25'] },
  { name: 'late.ts', encoder: longGopWithB, muxer: ['-output_ts_offset', '40'] },
  { name: 'late.mov', encoder: hevc('keyint=24:bframes=4'), muxer: ['-output_ts_offset', '1.5'] },
  {
    name: 'trimmed.mp4',
    encoder: h264('-g', '24', '-bf', '3'),
    change: (file) => copied(file, 'trimmed-by-edit.mp4', ['-ss', '0.25']),
    shows: from(30, 30),
    warns: ['edit-list'],
  },
  {
    name: 'trimmed-both.mp4',
    encoder: h264('-g', '24', '-bf', '3'),
    change: (file) => copied(file, 'trimmed-both-ends.mp4', ['-ss', '0.25'], ['-t', '0.125']),
    shows: [...from(30, 16), 47],
    time: (i) => (i === 16 ? 17 : i) / fps,
    warns: ['gap', 'edit-list'],
  },
  {
    name: 'trimmed-hevc.mov',
    encoder: hevc('keyint=24:min-keyint=24:bframes=4:open-gop=1'),
    change: (file) => copied(file, 'trimmed-hevc-by-edit.mov', ['-ss', '0.25']),
    shows: from(30, 30),
    warns: ['edit-list'],
  },
  {
    name: 'trimmed-short-gop.mp4',
    encoder: shortGop,
    change: (file) => copied(file, 'trimmed-short-by-edit.mp4', ['-ss', '0.25']),
    shows: from(30, 30),
    warns: ['edit-list'],
  },
  {
    name: 'trimmed-and-late.mp4',
    encoder: longGopWithB,
    change: (file) =>
      edited(file, [
        { seconds: 0.5, from: null },
        { seconds: 0.25, from: 20 },
      ]),
    shows: from(20, 30),
    warns: ['edit-list'],
  },
  {
    name: 'trimmed-end.mp4',
    encoder: shortGop,
    change: (file) => edited(file, [{ seconds: 0.25, from: 0 }]),
    shows: from(0, 30),
    warns: ['edit-list'],
  },
  {
    name: 'second-track.mp4',
    encoder: longGopWithB,
    change: (file) => behindDarkTrack(copied(file, 'trimmed-second.mp4', ['-ss', '0.25']), 'behind-dark.mp4'),
    shows: from(30, 30),
    warns: ['edit-list', 'several-video-tracks'],
  },
  {
    name: 'pieces.mp4',
    encoder: longGopWithB,
    change: (file) =>
      edited(file, [
        { seconds: 0.1, from: 40 },
        { seconds: 0.2, from: 6 },
      ]),
    shows: [...from(40, 12), ...from(6, 24)],
    warns: ['edit-list'],
  },
];

/** Three frame times between every seventh frame and the next. */
function varying(i: number): number {
  return (i + Math.floor(i / 7) * 2) / 120;
}

describe('frame i of an imported clip shows the picture that a conformant decoder shows i-th', () => {
  test.each(cases)(
    '$name',
    async ({ name, asIs = false, hdr: high = false, change, shows, time = (i) => i / fps, warns = [], ...clip }) => {
      await using lab = createTestApp();
      const made = await makeNumberedClip({ width: 160, height: 96, fps, ...clip, frames, file: at(name) });
      const recording = await imported(lab, await newVisit(lab), change === undefined ? made : change(made));
      const expected = shows ?? from(0, frames);
      expect(await shownNumbers(lab, recording)).toEqual(expected);
      const { ticks, ticksPerSecond } = await lab.call('recordings.frameIndex', { id: recording.id });
      const late = ticks.map((tick, i) => tick / ticksPerSecond - (time(i) - time(0)));
      expect(Math.max(...late.map(Math.abs))).toBeLessThan(0.0011);
      expect(ticks).toHaveLength(expected.length);
      expect(recording.reviewCopy).toBe(!asIs);
      expect(recording.probe.hdr).toBe(high);
      const codes = recording.probe.warnings.map(({ code }) => code).filter((code) => code !== 'rate-from-container-only');
      expect(codes).toEqual([...warns, ...(high ? ['tone-mapped'] : [])]);
    },
  );
});

/** The clip copied from a place, without decoding: what lies before is hidden by an edit list. */
function copied(file: string, name: string, before: readonly string[], after: readonly string[] = []): string {
  execFileSync(neededFfmpeg(findFfmpeg()), ['-v', 'error', '-y', ...before, '-i', file, ...after, '-c', 'copy', at(name)]);
  return at(name);
}

/** The clip with a dark track before its own, in which nothing moves; the clip's own is the main one. */
function behindDarkTrack(file: string, name: string): string {
  const dark = ['-f', 'lavfi', '-i', 'color=s=64x64:r=120:d=0.5'];
  const tracks = [
    '-map',
    '1:v',
    '-map',
    '0:v',
    '-c:v:0',
    'libx264',
    '-c:v:1',
    'copy',
    '-disposition:v:0',
    '0',
    '-disposition:v:1',
    'default',
  ];
  execFileSync(neededFfmpeg(findFfmpeg()), ['-v', 'error', '-y', '-i', file, ...dark, ...tracks, at(name)]);
  return at(name);
}
