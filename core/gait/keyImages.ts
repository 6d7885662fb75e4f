import type { KeyImage, keyImagePresets } from '../annotation/records.ts';
import type { GaitMark } from './events.ts';

const meaning = {
  'initial-contact-left': { side: 'left', kind: 'initial-contact' },
  'initial-contact-right': { side: 'right', kind: 'initial-contact' },
  'midstance-left': { side: 'left', kind: 'midstance' },
  'midstance-right': { side: 'right', kind: 'midstance' },
  'toe-off-left': { side: 'left', kind: 'toe-off' },
  'toe-off-right': { side: 'right', kind: 'toe-off' },
} as const satisfies Readonly<Record<(typeof keyImagePresets)[number], Omit<GaitMark, 'frame'>>>;

/** Key images that stand for an event, as gait marks; the others mean nothing here. */
export const marksOfKeyImages = (images: readonly Pick<KeyImage, 'preset' | 'frame'>[]): readonly GaitMark[] =>
  images.flatMap(({ preset, frame }) => (preset === null ? [] : [{ ...meaning[preset], frame }]));
