import { describe, expect, test } from 'vitest';
import {
  containerLine,
  differenceLine,
  frameList,
  isAudioLine,
  isComplaint,
  isInterlacedLine,
  isKeyFrameLine,
  progressSeconds,
  rotationLine,
  shownFrameLine,
  videoStreamLine,
} from '#node/media/ffmpegLines.ts';

describe('lines that ffmpeg really writes', () => {
  test('progress', () => {
    expect(progressSeconds('frame=  120 fps= 60 q=28.0 size=     256kB time=00:01:02.50 bitrate= 512.0kbits/s speed=1.9x')).toBe(62.5);
    expect(progressSeconds('frame=    0 fps=0.0 q=0.0 size=       0kB time=-00:00:00.08 bitrate=N/A speed=N/A')).toBe(-0.08);
    expect(progressSeconds('frame=    0 fps=0.0 q=0.0 Lsize=N/A time=N/A bitrate=N/A')).toBeNull();
  });
  test('streams', () => {
    expect(
      videoStreamLine(
        '  Stream #0:0[0x1](und): Video: hevc (Main 10) (hvc1 / 0x31637668), yuv420p10le(tv, bt2020nc/bt2020/arib-std-b67), 1920x1080, 9537 kb/s, 30.02 fps, 29.97 tbr, 600 tbn (default)',
      ),
    ).toMatchObject({ codec: 'hevc', profile: 'Main 10', pixelFormat: 'yuv420p10le', width: 1920, height: 1080, pixelAspect: 1 });
    expect(
      videoStreamLine(
        '  Stream #0:0: Video: mpeg4 (Advanced Simple Profile) (XVID / 0x44495658), yuv420p, 720x576 [SAR 16:15 DAR 4:3], 25 fps, 25 tbr, 25 tbn',
      ),
    ).toMatchObject({ codec: 'mpeg4', width: 720, height: 576, pixelAspect: 16 / 15 });
    expect(videoStreamLine('  Stream #0:1(und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, mono, fltp, 69 kb/s (default)')).toBeNull();
    expect(isAudioLine('  Stream #0:1(und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, mono, fltp, 69 kb/s (default)')).toBe(true);
  });
  test('rotation that makes the picture upright', () => {
    expect(rotationLine('      displaymatrix: rotation of -90.00 degrees')).toBe(90);
    expect(rotationLine('      displaymatrix: rotation of 90.00 degrees')).toBe(270);
    expect(rotationLine('      displaymatrix: rotation of 180.00 degrees')).toBe(180);
    expect(rotationLine('    encoder         : Lavf59.27.100')).toBeNull();
  });
  test('interlaced', () => {
    const stream = (fields: string): string =>
      `  Stream #0:0[0x1011]: Video: h264 (High) (HDMV / 0x564D4448), yuv420p(${fields}), 1920x1080 [SAR 1:1 DAR 16:9], 25 fps`;
    expect([stream('tv, bt709, top first'), stream('top first'), stream('bottom coded first (swapped)')].map(isInterlacedLine)).toEqual([
      true,
      true,
      true,
    ]);
    expect([stream('tv, bt709, progressive'), stream('tv')].map(isInterlacedLine)).toEqual([false, false]);
  });
  test('errors in the picture, and what is none', () => {
    for (const line of [
      '[h264 @ 0x5f] error while decoding MB 6 0, bytestream -17',
      '[h264 @ 0x5f] concealing 240 DC, 240 AC, 240 MV errors in B frame',
      'clip.ts: corrupt decoded frame in stream 0',
      '[hevc @ 0x5f] Error parsing NAL unit #0.',
      'Error while decoding stream #0:0: Invalid data found when processing input',
      '[vist#0:0/h264 @ 0x5f] Error submitting packet to decoder: Invalid data found when processing input',
    ])
      expect(isComplaint(line)).toBe(true);
    for (const line of [
      '[null @ 0x5f] Application provided invalid, non monotonically increasing dts to muxer in stream 0: 9 >= 9',
      '[mjpeg @ 0x5f] EOI missing, emulating',
      'frame=  119 fps=0.0 q=-0.0 Lsize=N/A time=00:00:01.00 bitrate=N/A speed= 127x',
    ])
      expect(isComplaint(line)).toBe(false);
  });
  test('frames as filters tell of them', () => {
    const shown =
      '[Parsed_showinfo_1 @ 0x55] n:  55 pts:   7040 pts_time:0.458333 pos:     5604 fmt:yuv420p sar:0/1 s:16x16 i:P iskey:0 type:B';
    expect([shownFrameLine(shown), isKeyFrameLine(shown), isKeyFrameLine(shown.replace('iskey:0', 'iskey:1'))]).toEqual([55, false, true]);
    expect(shownFrameLine('[h264 @ 0x5f] n: 1 pts: 2')).toBeNull();
    expect(differenceLine('[Parsed_metadata_3 @ 0x55] lavfi.signalstats.YDIF=0.456163')).toBe(0.456163);
    expect(differenceLine('[Parsed_metadata_3 @ 0x55] frame:55   pts:7040    pts_time:0.458333')).toBeNull();
  });
  test('container', () => {
    expect(containerLine("Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'clip.mp4':")).toBe('mov');
    expect(containerLine("Input #0, avi, from 'läuft.avi':")).toBe('avi');
  });
  test('the list of decoded frames', () => {
    const text =
      '#software: Lavf59.27.100\n#tb 0: 1/15360\n#media_type 0: video\n0,          0,          0,      128,  1382400, 0x3a1b\n0,        128,        128,      128,  1382400, 0x77aa\n';
    expect(frameList(text)).toEqual({ ticksPerSecond: 15360, ticks: [0, 128] });
    expect(frameList('')).toEqual({ ticksPerSecond: 1, ticks: [] });
  });
});
