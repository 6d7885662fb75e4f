import type { ComparedPicture } from '#core/compare/arrange.ts';
import type { Moment } from '#core/compare/clock.ts';
import type { ComparisonLayout } from '#core/domain/comparison.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { reportFailure } from '../../ui/failures.ts';
import { pairPng } from './pairPicture.ts';
import type { OpenClip } from './useClips.ts';
import type { Panes } from './usePanes.ts';

type Given = {
  readonly clips: readonly OpenClip[];
  readonly pictures: readonly ComparedPicture[];
  readonly moment: Moment;
  readonly handles: Panes;
  readonly layout: ComparisonLayout;
  readonly labelOf: (position: number, frame: FrameNo) => string;
};

/** Makes the picture of all clips at the moment that is shown, drawings and labels in it, for whatever it is used. */
export const stillOf =
  ({ clips, pictures, moment, handles, layout, labelOf }: Given) =>
  async (use: (png: Blob) => Promise<void> | void): Promise<void> => {
    try {
      const pixels = await Promise.all(clips.map(({ engine }, i) => engine.picture(moment.frames[i] ?? (0 as FrameNo))));
      try {
        const parts = clips.flatMap((_, i) => {
          const [picture, bitmap, frame] = [pictures[i], pixels[i], moment.frames[i]];
          if (picture === undefined || bitmap === undefined || frame === undefined) return [];
          return [{ picture, pixels: bitmap, drawing: handles.at(i)?.annotation.drawing(frame) ?? [], label: labelOf(i, frame) }];
        });
        await use(await pairPng(parts, layout));
      } finally {
        for (const bitmap of pixels) bitmap.close();
      }
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
