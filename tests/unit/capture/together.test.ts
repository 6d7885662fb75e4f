import { expect, test } from 'vitest';
import type { Take, TakeLog } from '#core/capture/take.ts';
import { syncOf } from '#renderer/capture/takeSync.ts';
import { camerasToOpen } from '#renderer/screens/capture/useRememberedCameras.ts';
import { groupsOf } from '#renderer/screens/capture/useTakes.ts';

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
