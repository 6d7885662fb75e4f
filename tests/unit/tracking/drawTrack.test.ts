import { expect, test } from 'vitest';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import { recordId, recordingId } from '#core/domain/ids.ts';
import { drawTrack } from '#core/tracking/drawTrack.ts';
import { newTrack, placeOf, withFollowed, withPlaced } from '#core/tracking/path.ts';

const base = {
  id: recordId.parse('00000000-0000-4000-8000-000000000001'),
  recordingId: recordingId.parse('00000000-0000-4000-8000-000000000002'),
  name: 'Knee',
  colour: '#00aaff',
  radius: 8,
  trail: 10,
};
const begun = newTrack(base, toFrameNo(10), { x: 100, y: 50 });
const track = withFollowed(
  begun,
  toFrameNo(10),
  1,
  Array.from({ length: 30 }, (_, i) => placeOf({ at: { x: 101 + i, y: 50 }, score: 0.9, since: 0 })),
  'end-of-clip',
);
/** Where the trail in the path's own colour lies on a frame, with how strong each piece is. */
const trailOn = (frame: number, path = track) =>
  drawTrack(path, toFrameNo(frame), 1000)
    .filter((command) => command.kind === 'path')
    .filter(({ stroke, strokeWidth, d }) => stroke === base.colour && strokeWidth === 3 && d.includes(' 50'))
    .map(({ d, opacity }) => ({ xs: (d.match(/[ML](\d+(\.\d+)?)/g) ?? []).map((m) => Number(m.slice(1))), opacity }));

test('nothing before the path begins, and nothing once its trail has passed', () => {
  expect(drawTrack(track, toFrameNo(9), 1000)).toEqual([]);
  expect(drawTrack(track, toFrameNo(51), 1000)).toEqual([]);
  expect(drawTrack(track, toFrameNo(45), 1000)).not.toEqual([]);
});

test('the trail reaches back as far as it is told, without a break, fainter the older it is', () => {
  // Past the path's end, on frame 40, there is no mark of the point itself.
  const pieces = trailOn(43);
  const xs = pieces.flatMap((piece) => piece.xs);
  expect(Math.min(...xs)).toBe(123);
  expect(Math.max(...xs)).toBe(130);
  const newestFirst = pieces.toSorted((a, b) => Math.max(...b.xs) - Math.max(...a.xs));
  for (let i = 1; i < newestFirst.length; i++) {
    expect(newestFirst[i]?.opacity).toBeLessThan(newestFirst[i - 1]?.opacity ?? 0);
    expect(Math.max(...(newestFirst[i]?.xs ?? []))).toBe(Math.min(...(newestFirst[i - 1]?.xs ?? [])));
  }
});

test('where the point was not known the trail is broken, and there is no mark', () => {
  const gap = withPlaced(begun, toFrameNo(14), { x: 200, y: 50 });
  expect(drawTrack(gap, toFrameNo(12), 1000)).toEqual([]);
  const xs = trailOn(14, gap).flatMap((piece) => piece.xs);
  expect(xs).not.toContain(100);
});
