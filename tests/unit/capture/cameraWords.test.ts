import { expect, test } from 'vitest';
import { isOtherMode, offeredModes } from '#core/capture/mode.ts';
import { troubleOf } from '#renderer/capture/camera.ts';
import { constraintFor, controlsFrom, plainSettings } from '#renderer/capture/controls.ts';
import { bitsPerSecond, encodingFor, levelFor } from '#renderer/capture/encoding.ts';

const mode = (width: number, height: number, framesPerSecond: number) => ({ width, height, framesPerSecond });
const thrown = (name: string) => new DOMException('no', name);

test.each([
  ['NotAllowedError', 'refused'],
  ['NotFoundError', 'none-found'],
  ['NotReadableError', 'in-use'],
  ['AbortError', 'in-use'],
  ['OverconstrainedError', 'mode-impossible'],
  ['UnknownError', 'other'],
])('%s from the browser is the trouble “%s”', (name, kind) => {
  expect(troubleOf(thrown(name), mode(640, 480, 60))).toMatchObject({ kind });
});

test('a device that is no longer there cannot be told from a mode that is impossible, unless none was asked for', () => {
  expect(troubleOf(thrown('OverconstrainedError'), null)).toEqual({ kind: 'unplugged' });
  expect(troubleOf('odd', null)).toEqual({ kind: 'other', message: 'odd' });
});

test('a camera’s modes are offered fastest first, its own largest and fastest among them, nothing outside its range', () => {
  const range = { width: { min: 320, max: 1280 }, height: { min: 180, max: 720 }, framesPerSecond: { min: 1, max: 187 } };
  const modes = offeredModes(range);
  expect(modes[0]).toEqual(mode(1280, 720, 187));
  expect(modes).toContainEqual(mode(640, 480, 120));
  for (const each of modes) {
    expect(each.width).toBeLessThanOrEqual(1280);
    expect(each.framesPerSecond).toBeLessThanOrEqual(187);
  }
  expect(modes.map(({ framesPerSecond }) => framesPerSecond)).toEqual(modes.map((each) => each.framesPerSecond).toSorted((a, b) => b - a));
  expect(isOtherMode(mode(640, 480, 120), mode(640, 480, 119.9))).toBe(false);
  expect(isOtherMode(mode(640, 480, 120), mode(640, 480, 60))).toBe(true);
});

test('exposure is counted in milliseconds, and setting it fixes the exposure first', () => {
  const controls = controlsFrom(
    {
      exposureMode: ['manual', 'continuous'],
      exposureTime: { min: 1, max: 100, step: 1 },
      zoom: { min: 1, max: 1 },
      focusMode: ['manual'],
    },
    { exposureMode: 'continuous', exposureTime: 20, zoom: 1, focusMode: 'manual' },
  );
  expect(controls.map(({ name }) => name)).toEqual(['exposureMode', 'exposureTime']);
  expect(controls[1]).toMatchObject({ unit: 'ms', value: 2, min: 0.1, max: 10 });
  expect(constraintFor('exposureTime', 2)).toEqual({ exposureMode: 'manual', exposureTime: 20 });
  expect(constraintFor('exposureMode', 'continuous')).toEqual({ exposureMode: 'continuous' });
  expect(plainSettings({ exposureTime: 20, deviceId: 'secret', groupId: 'x', resizeMode: 'none', list: [1] })).toEqual({
    exposureTime: 20,
    resizeMode: 'none',
  });
});

test('the encoding fits the mode: level, bits and the first profile that this computer has, hardware before software', async () => {
  expect(levelFor(mode(640, 360, 240), 4e6)).toBe(0x28);
  expect(levelFor(mode(1280, 720, 120), 12e6)).toBe(0x2a);
  expect(levelFor(mode(1920, 1080, 240), 40e6)).toBe(0x34);
  expect(levelFor(mode(7680, 4320, 240), 40e6)).toBeNull();
  expect(bitsPerSecond(mode(1280, 720, 120), 'high')).toBeGreaterThan(bitsPerSecond(mode(1280, 720, 120), 'small') * 3);
  const asked: string[] = [];
  const found = await encodingFor(mode(641, 361, 60), 'standard', async ({ codec, hardwareAcceleration }) => {
    asked.push(`${hardwareAcceleration} ${codec}`);
    return hardwareAcceleration === 'prefer-software' && codec.startsWith('avc1.4d00');
  });
  expect(found).toMatchObject({
    hardware: 'software',
    config: { width: 640, height: 360, latencyMode: 'realtime', avc: { format: 'avc' } },
  });
  expect(asked[0]).toMatch(/^prefer-hardware avc1\.6400/);
  expect(await encodingFor(mode(640, 360, 60), 'standard', async () => false)).toBeNull();
});
