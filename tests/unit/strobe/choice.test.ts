import { expect, test } from 'vitest';
import { type KeyImage, keyImageSchema } from '#core/annotation/records.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import '#renderer/i18n/index.ts';
import { chosenSpan, framesOf, recipeOf, type StrobeChoice, type StrobeSubject, spansOf } from '#renderer/strobe/choice.ts';

const image = (frame: number, preset: KeyImage['preset']): KeyImage =>
  keyImageSchema.parse({
    type: 'key-image',
    id: '01890000-0000-7000-8000-00000000000a',
    recordingId: '01890000-0000-7000-8000-000000000001',
    frame,
    preset,
    title: '',
    comment: '',
    colour: '#1f8fff',
    inReport: false,
  });

/** 240 frames/s in a file of 30: eight times slower than life. */
const subject: StrobeSubject = {
  recording: {
    view: 'side-left',
    captureRate: { framesPerSecond: 240, slowdown: 8, source: 'clinician', confirmed: true, reason: '' },
    probe: { warnings: [] },
  } as unknown as Recording,
  index: { ticks: Array.from({ length: 480 }, (_, k) => k), ticksPerSecond: 30 },
  mirrored: false,
  name: 'side',
  keyImages: [image(24, 'initial-contact-left'), image(48, 'toe-off-left'), image(192, 'initial-contact-left')],
  contacts: [],
  loop: null,
  frame: 0 as FrameNo,
};
const choice: StrobeChoice = {
  kind: 'strip',
  source: 'even',
  count: 3,
  picked: [],
  span: null,
  crop: 'about',
  box: null,
  spread: null,
  labels: true,
};

function recipe(of: StrobeSubject, change: Partial<StrobeChoice> = {}) {
  const chosen = { ...choice, ...change };
  const made = recipeOf(of, chosen, framesOf(of, chosen, chosenSpan(spansOf(of), chosen.span, of).span));
  if (made === null) throw new Error('too few frames');
  return made;
}
const unconfirmed: StrobeSubject = {
  ...subject,
  recording: { ...subject.recording, captureRate: { ...subject.recording.captureRate, confirmed: false } },
};

test('a marked stride is offered before the whole clip, a loop before both', () => {
  expect(spansOf(subject).map(({ words }) => words)).toEqual(['Stride, left foot: frames 24 to 192', 'The whole clip']);
  const looped = { ...subject, loop: { from: 10 as FrameNo, to: 20 as FrameNo } };
  expect(spansOf(looped)[0]?.words).toBe('The loop: frames 10 to 20');
  // A span that is not offered any more gives way to the first.
  expect(chosenSpan(spansOf(subject), 'loop', subject).span).toEqual({ from: 24, to: 192 });
});

test('labels tell true time since the first frame, frame numbers where the rate is not confirmed', () => {
  expect(recipe(subject).labels).toEqual(['0 ms', '350 ms', '700 ms']);
  expect(recipe(subject).caption).toBe('0 · 350 · 700 ms');
  expect(recipe(unconfirmed).labels).toEqual(['Frame 24', 'Frame 108', 'Frame 192']);
  expect(recipe(unconfirmed).caption).toBe('Frames 24 · 108 · 192');
  expect(recipe(subject, { labels: false })).toMatchObject({ labels: [], caption: '' });
});

test('frames closer than two milliseconds are told in tenths', () => {
  const fast = { ...subject, recording: { ...subject.recording, captureRate: { ...subject.recording.captureRate, slowdown: 32 } } };
  expect(recipe(fast, { source: 'picked', picked: [0, 1, 2] as FrameNo[] }).labels).toEqual(['0.0 ms', '1.0 ms', '2.1 ms']);
});

test('events are named, on a mirrored clip by the side they look like', () => {
  expect(recipe(subject, { source: 'events' }).labels).toEqual([
    'Initial contact, left · 0 ms',
    'Toe-off, left · 100 ms',
    'Initial contact, left · 700 ms',
  ]);
  expect(recipe({ ...subject, mirrored: true }, { source: 'events' }).labels[1]).toBe('Toe-off, right · 100 ms');
});

test('time goes the way the runner faces, and one frame is no stroboscope', () => {
  expect(recipe(subject).towards).toBe('left');
  expect(recipe({ ...subject, mirrored: true }).towards).toBe('right');
  expect(recipeOf(subject, choice, [3 as FrameNo])).toBeNull();
});
