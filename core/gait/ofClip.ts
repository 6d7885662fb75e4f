import type { GaitEvent, KeyImage } from '../annotation/records.ts';
import type { FrameIndex } from '../domain/frameIndex.ts';
import type { Recording } from '../domain/recording.ts';
import { gaitClipOf } from './clip.ts';
import { type GaitMark, inOrder } from './events.ts';
import { marksOfKeyImages } from './keyImages.ts';
import { type ListedMetric, listMetrics } from './listing.ts';
import { gaitMetrics } from './metrics.ts';

/** What is marked on a clip of its runner's feet: marked events, and key images that stand for one. The same event of a foot on one frame counts once. */
export function marksOfClip(events: readonly GaitEvent[], keyImages: readonly Pick<KeyImage, 'preset' | 'frame'>[]): readonly GaitMark[] {
  const all = [...events.map(({ side, event, frame }): GaitMark => ({ side, kind: event, frame })), ...marksOfKeyImages(keyImages)];
  return inOrder(
    all.filter((mark, i) => !all.slice(0, i).some((m) => m.side === mark.side && m.kind === mark.kind && m.frame === mark.frame)),
  );
}

/** Every gait metric that a clip's marks tell, each a value with its uncertainty or the reason why there is none. */
export const metricsOfClip = (
  recording: Recording,
  index: FrameIndex,
  events: readonly GaitEvent[],
  keyImages: readonly Pick<KeyImage, 'preset' | 'frame'>[],
): readonly ListedMetric[] => listMetrics(gaitMetrics(marksOfClip(events, keyImages), gaitClipOf(recording, index)));
