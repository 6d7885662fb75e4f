import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Track, trackSchema } from '#core/annotation/records.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { recordId, recordingId } from '#core/domain/ids.ts';
import { cutFrom, handFrames, lastFrameOf, newTrack, placeOf, placeOn, pointOn, withFollowed, withPlaced } from '#core/tracking/path.ts';

const base = {
  id: recordId.parse('00000000-0000-4000-8000-000000000001'),
  recordingId: recordingId.parse('00000000-0000-4000-8000-000000000002'),
  name: 'Knee',
  colour: '#00aaff',
  radius: 8,
  trail: 60,
};
const at = (frame: number) => frame as FrameNo;
const begun = newTrack(base, at(10), { x: 100, y: 50 });
const found = (n: number, x = 0) => Array.from({ length: n }, (_, i) => placeOf({ at: { x: x + i, y: 1 }, score: 0.9, since: 0 }));
const xs = (track: Track) => track.places.map((place) => place?.[0] ?? null);

test('a path grows forwards and backwards from where a hand began it', () => {
  const on = withFollowed(begun, at(10), 1, found(3, 200), 'end-of-clip');
  const both = withFollowed(on, at(10), -1, found(2, 300), 'edge');
  expect(both.from).toBe(8);
  expect(xs(both)).toEqual([301, 300, 100, 200, 201, 202]);
  expect(both.ends).toEqual({ before: 'edge', after: 'end-of-clip' });
  expect(lastFrameOf(both)).toBe(13);
  expect(pointOn(both, 14)).toBeNull();
});

test('following on from a moved point replaces what came after it, up to the next place a hand put', () => {
  const on = withFollowed(begun, at(10), 1, found(6, 200), 'low-match');
  const moved = withPlaced(withPlaced(on, at(12), { x: 1, y: 1 }), at(15), { x: 2, y: 2 });
  const again = withFollowed(moved, at(12), 1, found(1, 400), 'jump');
  expect(xs(again)).toEqual([100, 200, 1, 400, null, 2, 205]);
  // The doubt lies inside the path: its end is still what it was.
  expect(again.ends.after).toBe('low-match');
  expect(handFrames(again)).toEqual([10, 12, 15]);
});

test('a doubt at once takes away the old guess that lay there', () => {
  const on = withFollowed(begun, at(10), 1, found(3, 200), 'low-match');
  expect(xs(withFollowed(on, at(10), 1, [], 'ambiguous'))).toEqual([100]);
});

test('a point put beyond the end leaves what lies between unknown', () => {
  const far = withPlaced(begun, at(14), { x: 5, y: 5 });
  expect(xs(far)).toEqual([100, null, null, null, 5]);
  expect(xs(cutFrom(far, 12, 1) as Track)).toEqual([100]);
  expect(xs(cutFrom(far, 12, -1) as Track)).toEqual([5]);
  expect(cutFrom(begun, 11, -1)).toBeNull();
});

test('whatever is done to a path, it stays a valid record that begins and ends with a known place', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('place' as const), frame: fc.nat(40) }),
    fc.record({ kind: fc.constant('cut' as const), frame: fc.nat(40), way: fc.constantFrom(1 as const, -1 as const) }),
    fc.record({ kind: fc.constant('follow' as const), pick: fc.nat(40), n: fc.nat(12), way: fc.constantFrom(1 as const, -1 as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let track = withPlaced(begun, at(20), { x: 3, y: 3 });
      for (const act of steps) {
        if (act.kind === 'place') track = withPlaced(track, at(act.frame), { x: act.frame, y: 0 });
        else if (act.kind === 'cut') track = cutFrom(track, act.frame, act.way) ?? track;
        else {
          const start = at(track.from + (act.pick % track.places.length));
          if (placeOn(track, start) === null) continue;
          const room = act.way === 1 ? act.n : Math.min(act.n, start);
          track = withFollowed(track, start, act.way, found(room), 'low-match');
        }
        expect(trackSchema.parse(JSON.parse(JSON.stringify(track)))).toEqual(track);
      }
    }),
  );
});
