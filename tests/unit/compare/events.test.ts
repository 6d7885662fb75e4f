import { expect, test } from 'vitest';
import type { GaitEvent, KeyImage } from '#core/annotation/records.ts';
import { framesOf, type MarkedClip, sharedContacts, sharedEvents } from '#core/compare/events.ts';

const clip = (more: Partial<MarkedClip>): MarkedClip => ({ mirrored: false, keyImages: [], marks: [], gaitEvents: [], ...more });
const event = (side: 'left' | 'right', kind: string, frame: number) => ({ side, event: kind, frame }) as unknown as GaitEvent;
const image = (preset: string, frame: number) => ({ preset, frame }) as unknown as KeyImage;

test('marked gait events line clips up as key images do; the same one in both counts once', () => {
  const images = clip({ keyImages: [image('initial-contact-left', 24), image('initial-contact-left', 200)] });
  const events = clip({
    keyImages: [image('initial-contact-left', 30)],
    gaitEvents: [event('left', 'initial-contact', 30), event('left', 'initial-contact', 190), event('left', 'foot-flat', 34)],
  });
  expect(framesOf(events, 'initial-contact-left')).toEqual([30, 190]);
  expect(sharedEvents([images, events])).toEqual(['initial-contact-left']);
  expect(sharedContacts([images, events])).toEqual([
    [24, 200],
    [30, 190],
  ]);
});

test('on a mirrored clip the left foot’s events look like the right’s', () => {
  const mirrored = clip({ mirrored: true, gaitEvents: [event('left', 'toe-off', 50)] });
  expect(framesOf(mirrored, 'toe-off-right')).toEqual([50]);
  expect(framesOf(mirrored, 'toe-off-left')).toEqual([]);
});
