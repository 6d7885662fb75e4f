import { expect, test } from 'vitest';
import type { Take, TakeLog } from '#core/capture/take.ts';
import { type FrameIndex, type FrameNo, toFrameNo } from '#core/domain/frameIndex.ts';
import { seconds } from '#core/domain/units.ts';
import { syncOf } from '#renderer/capture/takeSync.ts';
import type { FrameEngine } from '#renderer/media/engine.ts';
import { createJointPlayer, nearestFrame } from '#renderer/media/jointPlayer.ts';
import { camerasToOpen } from '#renderer/screens/capture/useRememberedCameras.ts';
import { groupsOf } from '#renderer/screens/capture/useTakes.ts';

const index = (rate: number, frames: number): FrameIndex => ({
  ticks: Array.from({ length: frames }, (_, n) => Math.round((n * 1_000_000) / rate)),
  ticksPerSecond: 1_000_000,
});

function engineOf(ix: FrameIndex) {
  const shown: number[] = [];
  return { shown, engine: { index: ix, show: async (frame: FrameNo) => void shown.push(frame) } as unknown as FrameEngine };
}

test('the nearest frame is never more than half an interval away', () => {
  const ix = index(120, 100);
  for (let t = 0; t < 0.8; t += 0.0013) {
    const frame = nearestFrame(ix, seconds(t));
    expect(Math.abs((ix.ticks[frame] ?? 0) / 1e6 - t)).toBeLessThanOrEqual(1 / 240 + 1e-6);
  }
});

test('two clips of different rates step and play as one, by their offset', () => {
  const lead = engineOf(index(240, 480));
  const other = engineOf(index(60, 120));
  let now = 0;
  let tick: (() => void) | null = null;
  const player = createJointPlayer(
    [
      { engine: lead.engine, offset: 0 },
      { engine: other.engine, offset: 0.25 },
    ],
    {
      now: () => now,
      onFrame: (turn) => {
        tick = turn;
        return () => {
          tick = null;
        };
      },
    },
  );
  player.show(toFrameNo(240));
  // One second on the lead is three quarters of a second on the other.
  expect([lead.shown.at(-1), other.shown.at(-1)]).toEqual([240, 45]);
  player.step(4);
  expect([lead.shown.at(-1), other.shown.at(-1)]).toEqual([244, 46]);
  player.step(-9999);
  expect([lead.shown.at(-1), other.shown.at(-1)]).toEqual([0, 0]);
  player.play(0.25);
  now = 2000;
  (tick as (() => void) | null)?.();
  expect([lead.shown.at(-1), other.shown.at(-1)]).toEqual([120, 15]);
  player.pause();
  expect(tick).toBeNull();
  expect(player.state()).toMatchObject({ playing: false, speed: 0.25, frame: 120 });
  player.close();
});

const log = (firstTimestamp: number): TakeLog => ({ firstTimestamp, measuredRate: 120 }) as TakeLog;
const take = (id: string, number: number, groupId = 'g') =>
  ({ id, groupId, number, recordingId: `r-${id}`, camera: { role: 'rear' } }) as unknown as Take;
const dark = { timestamps: [], light: [] };

test('takes are lined up by the clock that both share, and by their arrival where they do not', () => {
  const reference = { take: take('a', 1), log: log(5_000_000), light: dark, arrival: 3_000 };
  const shared = syncOf(reference, { take: take('b', 1), log: log(5_004_000), light: dark, arrival: 9_000 });
  expect(shared).toMatchObject({ reference: 'a', other: 'b', method: 'shared-clock' });
  expect(shared.offsetSeconds).toBeCloseTo(0.004, 9);
  expect(shared.residualSeconds).toBeCloseTo(1 / 120, 6);
  const own = syncOf(reference, { take: take('b', 1), log: log(1_000_000), light: dark, arrival: 4_012_000 });
  expect(own.offsetSeconds).toBeCloseTo(0.009, 9);
});

test('the cameras of last time are switched on again, found by name where the browser has given them other ids', () => {
  const camera = (deviceId: string, label: string) => ({ deviceId, label, asked: null, controls: {} });
  const devices = [
    { id: '1', label: 'Side' },
    { id: '2', label: 'Rear' },
    { id: '3', label: 'Twin' },
    { id: '4', label: 'Twin' },
  ];
  const opened = (cameras: Parameters<typeof camerasToOpen>[0]) =>
    camerasToOpen(cameras, devices).map(({ role, device }) => [role, device.id]);
  expect(opened({ 'side-right': camera('1', 'Side'), rear: camera('gone', 'Rear') })).toEqual([
    ['side-right', '1'],
    ['rear', '2'],
  ]);
  expect(opened({ rear: camera('gone', 'Twin') })).toEqual([['side-left', '1']]);
  expect(opened({ rear: camera('gone', 'Side'), 'side-left': camera('1', 'Side') })).toEqual([['side-left', '1']]);
  expect(opened({ rear: camera('1', 'Side'), 'side-left': camera('1', 'Side') })).toEqual([
    ['side-left', '1'],
    ['rear', '1'],
  ]);
  expect(camerasToOpen({}, [])).toEqual([]);
});

test('takes are grouped by what was filmed together, newest first, without clips that were removed', () => {
  const recordings = ['r-a', 'r-b', 'r-c'].map((id) => ({ id })) as never;
  const groups = groupsOf([take('a', 1), take('b', 1), take('c', 2, 'h'), take('d', 3, 'i')], recordings);
  expect(groups.map(({ number, clips }) => [number, clips.length])).toEqual([
    [2, 1],
    [1, 2],
  ]);
});
