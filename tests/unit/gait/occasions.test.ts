import { describe, expect, test } from 'vitest';
import type { Landmarks, Occasion } from '#core/annotation/landmarks.ts';
import { shapeSchema } from '#core/annotation/records.ts';
import type { GaitKind, GaitMark, Side } from '#core/gait/events.ts';
import { metricsFor, nextWithout, occasionOn, pointsOf, sideOfPoint } from '#core/gait/occasions.ts';
import { doubledLandmarks } from '#core/gait/poses.ts';
import { clipAt } from './lab.ts';

const mark = (side: Side, kind: GaitKind, frame: number): GaitMark => ({ side, kind, frame: frame as never });
let ids = 1;
const pose = ({ moment, side }: Occasion, frame: number): Landmarks => {
  const made = shapeSchema.parse({
    type: 'shape',
    id: `00000000-0000-4000-8000-${(ids++).toString(16).padStart(12, '0')}`,
    recordingId: '00000000-0000-4000-8000-0000000000ff',
    version: 1,
    from: frame,
    to: frame,
    fadeFrames: 0,
    style: { colour: '#ffd43b', width: 3, opacity: 1, textSize: 24 },
    label: '',
    kind: 'landmarks',
    names: ['hip', 'knee'],
    points: [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ],
    moment,
    side,
  });
  if (made.kind !== 'landmarks') throw new Error('no landmarks');
  return made;
};
const at = (frame: number) => frame as never;
const asMarked = { moment: null, side: null };
const leftContact: Occasion = { moment: 'initial-contact', side: 'left' };

describe('what is asked for', () => {
  test('from the side everything of the near leg, and of the far one what trunk and pelvis show', () => {
    expect(pointsOf('side-left', leftContact)).toEqual(['hip', 'knee', 'ankle', 'heel', 'toe']);
    expect(pointsOf('side-left', { moment: 'initial-contact', side: 'right' })).toEqual([]);
    expect(pointsOf('side-left', { moment: 'midstance', side: 'right' })).toEqual(['shoulder', 'hip']);
    expect(pointsOf('side-left', { moment: 'flight', side: 'right' })).toEqual(['hip']);
    expect(pointsOf('side-left', { moment: 'standing', side: 'right' })).toEqual([]);
  });
  test('from behind both legs at midstance; nothing where nobody knows from where the clip was filmed', () => {
    for (const side of ['left', 'right'] as const) {
      expect(pointsOf('rear', { moment: 'midstance', side })).toEqual(['psis-left', 'psis-right', 'hip', 'knee', 'heel', 'toe']);
      expect(pointsOf('other', { moment: 'midstance', side })).toEqual([]);
    }
  });
  test('trunk and pelvis of the far leg’s step are looked for on the near side, which the camera sees', () => {
    expect(sideOfPoint('hip', 'side-left', 'right')).toBe('left');
    expect(sideOfPoint('shoulder', 'side-right', 'left')).toBe('right');
    expect(sideOfPoint('knee', 'side-left', 'right')).toBe('right');
    expect(sideOfPoint('hip', 'rear', 'right')).toBe('right');
    expect(sideOfPoint('psis-left', 'rear', 'right')).toBe('left');
  });
  test('a set says what it is for and which points that lacks', () => {
    const lacking = metricsFor({ ...leftContact, names: ['knee', 'ankle', 'heel'] }, 'side-left');
    expect(lacking).toEqual([
      { id: 'foot-inclination', missing: ['toe'] },
      { id: 'tibia-inclination', missing: [] },
      { id: 'overstride', missing: ['hip'] },
      { id: 'knee-flexion-contact', missing: ['hip'] },
    ]);
  });
});

describe('which leg and moment', () => {
  const marks = [
    mark('left', 'initial-contact', 10),
    mark('left', 'heel-off', 22),
    mark('left', 'toe-off', 30),
    mark('right', 'initial-contact', 40),
  ];
  test('is that of the event marked here, else of the nearest at which there is something to point at', () => {
    expect(occasionOn(asMarked, marks, at(10), 'side-left')).toEqual({ occasion: leftContact, on: 10 });
    expect(occasionOn(asMarked, marks, at(22), 'side-left')).toEqual({ occasion: { moment: 'toe-off', side: 'left' }, on: 30 });
    expect(occasionOn(asMarked, marks, at(38), 'side-left')).toEqual({ occasion: { moment: 'toe-off', side: 'left' }, on: 30 });
    expect(occasionOn(asMarked, marks, at(20), 'side-left')).toEqual({ occasion: leftContact, on: 10 });
    // What is marked here is said even where nothing is measured: the screen gives the reason.
    expect(occasionOn(asMarked, marks, at(40), 'side-left')).toEqual({ occasion: { moment: 'initial-contact', side: 'right' }, on: 40 });
    expect(occasionOn(asMarked, [], at(10), 'side-left')).toBeNull();
  });
  test('a chosen moment holds on the frame itself, of the near leg unless an event here or the clinician says otherwise', () => {
    expect(occasionOn({ moment: 'flight', side: null }, marks, at(33), 'side-left')).toEqual({
      occasion: { moment: 'flight', side: 'left' },
      on: 33,
    });
    expect(occasionOn({ moment: 'standing', side: null }, [], at(3), 'side-right')).toEqual({
      occasion: { moment: 'standing', side: 'right' },
      on: 3,
    });
    expect(occasionOn({ moment: 'initial-contact', side: null }, marks, at(40), 'side-left')?.occasion.side).toBe('right');
    expect(occasionOn({ moment: 'midstance', side: 'right' }, marks, at(15), 'rear')).toEqual({
      occasion: { moment: 'midstance', side: 'right' },
      on: 15,
    });
  });
  test('a chosen leg alone keeps to that leg’s events', () => {
    const rear = [mark('left', 'midstance', 10), mark('right', 'midstance', 12)];
    expect(occasionOn({ moment: null, side: 'right' }, rear, at(10), 'rear')).toEqual({
      occasion: { moment: 'midstance', side: 'right' },
      on: 12,
    });
  });
});

describe('the next one without landmarks', () => {
  const clip = clipAt(120, 600);
  const contacts = [10, 94, 178, 262].map((frame) => mark('left', 'initial-contact', frame));
  const next = (occasion: Occasion, marks: readonly GaitMark[], poses: readonly Landmarks[], frame: number) =>
    nextWithout(occasion, marks, poses, clip, at(frame));
  test('is the next marked event of the leg, the first ones after the last, and none when all are done', () => {
    const done = [pose(leftContact, 10), pose(leftContact, 178)];
    expect(next(leftContact, contacts, done, 10)).toBe(94);
    expect(next(leftContact, contacts, done, 94)).toBe(262);
    expect(next(leftContact, contacts, done, 262)).toBe(94);
    expect(next(leftContact, contacts, [...done, pose(leftContact, 94), pose(leftContact, 262)], 0)).toBeNull();
    expect(next({ moment: 'initial-contact', side: 'right' }, contacts, [], 0)).toBeNull();
    expect(next({ moment: 'toe-off', side: 'left' }, contacts, [], 0)).toBeNull();
  });
  test('landmarks a few frames beside the mark are of the same event', () => {
    expect(next(leftContact, contacts.slice(0, 2), [pose(leftContact, 92)], 10)).toBeNull();
  });
  test('of flight a quarter of the clip’s stride after a midstance, marked or pointed at; beyond the clip’s end none', () => {
    const flight: Occasion = { moment: 'flight', side: 'left' };
    const stance: Occasion = { moment: 'midstance', side: 'left' };
    // Strides of 84 frames.
    expect(next(flight, [...contacts, mark('left', 'midstance', 27)], [], 27)).toBe(48);
    expect(next(flight, contacts, [pose(stance, 27)], 27)).toBe(48);
    expect(next(flight, contacts, [pose(stance, 27), pose(flight, 50)], 27)).toBeNull();
    expect(next(flight, contacts, [pose(stance, 590)], 590)).toBeNull();
    // Without strides a typical runner’s, 0.175 s.
    expect(next(flight, [mark('left', 'midstance', 27)], [], 27)).toBe(49);
  });
  test('a gap between stance and flight leaves it out; swing and standing are told by nothing', () => {
    const gapped = clipAt(120, 600, { gaps: [{ from: 30, to: 34 }] });
    expect(nextWithout({ moment: 'flight', side: 'left' }, [mark('left', 'midstance', 27)], [], gapped, at(27))).toBeNull();
    for (const moment of ['swing', 'standing'] as const) expect(next({ moment, side: 'left' }, contacts, [], 0)).toBeNull();
  });
});

test('doubled landmarks are told once each: too close behind others of the leg and moment, and a second standing picture', () => {
  const clip = clipAt(120, 600);
  const standing: Occasion = { moment: 'standing', side: 'left' };
  const [first, again, other, right] = [
    pose(leftContact, 10),
    pose(leftContact, 14),
    pose(leftContact, 94),
    pose({ ...leftContact, side: 'right' }, 12),
  ];
  const [still, stillAgain] = [pose(standing, 300), pose(standing, 500)];
  expect(doubledLandmarks([stillAgain, other, again, first, right, still], clip)).toEqual([again, stillAgain]);
});
