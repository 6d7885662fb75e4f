import { useTranslation } from 'react-i18next';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { paintShapes } from '../../annotate/index.ts';
import type { Annotation } from '../../annotate/useAnnotation.ts';
import type { FrameEngine } from '../../media/engine.ts';
import { copyPng, pngOf } from '../../player/stills.ts';
import { reportFailure } from '../../ui/failures.ts';
import { saveMade } from '../../ui/files.ts';

export type Stills = { readonly save: () => void; readonly copy: () => void };

/** Pictures of the present frame with its drawings; what fails is said. */
export function useStills(recording: Recording, engine: FrameEngine, frame: FrameNo, annotation: Annotation): Stills {
  const { t } = useTranslation('review');
  const still = async (use: (png: Blob) => Promise<void> | void) => {
    try {
      const picture = await engine.picture(frame);
      await use(await pngOf(picture, (context) => paintShapes(context, annotation.drawing(frame))).finally(() => picture.close()));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const name = `${t('still.name', { clip: recording.title, frame })}.png`;
  return {
    save: () => void still((png) => saveMade(png, 'png', [recording.id], name)),
    copy: () => void still((png) => copyPng(png, [recording.id])),
  };
}
