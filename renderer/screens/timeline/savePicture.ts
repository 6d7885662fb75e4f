import i18next from 'i18next';
import type { Span } from '#core/timeline/axis.ts';
import { dayAt } from '#core/timeline/axis.ts';
import type { TimelineChoice } from '#core/timeline/lanes.ts';
import { svgText } from '#core/timeline/svg.ts';
import type { Timeline } from '#core/timeline/timeline.ts';
import { call, sendBytes } from '../../link.ts';
import { saveFile } from '../../ui/files.ts';
import { dayInWords } from '../../ui/words.ts';
import { drawn } from './drawn.ts';
import { paper } from './palette.ts';

export type PictureKind = 'svg' | 'png';

/** Width of a saved picture, whatever that of the window: a sheet across. */
const pictureWidth = 1400;
/** Pixels of a PNG to each unit of the drawing. */
const sharpness = 2;

type Of = { readonly timeline: Timeline; readonly choice: TimelineChoice; readonly view: Span; readonly patientName: string };

/** Makes a picture of what is shown and hands it to the clinician; the record notes that it left the program. */
export async function savePicture(kind: PictureKind, of: Of): Promise<void> {
  const made = await pictureOf(kind, of);
  const { id } = await call('uploads.begin', { name: `timeline.${kind}`, bytes: made.size });
  try {
    await sendBytes(id, made, new AbortController().signal);
  } catch (thrown) {
    // What went wrong before is what the clinician is told; what was sent is removed when Soleus starts again.
    await call('uploads.abandon', { id }).catch((left: unknown) => console.warn('a transfer could not be ended', left));
    throw thrown;
  }
  const { outputId, fileName } = await call('timeline.keepPicture', { episodeId: of.timeline.episode.id, uploadId: id, kind });
  await saveFile(`output-${outputId}`, fileName);
}

async function pictureOf(kind: PictureKind, { timeline, choice, view, patientName }: Of): Promise<Blob> {
  const { t } = i18next;
  const { layout, picture } = drawn(timeline, choice, view, pictureWidth);
  const head = {
    title: t('timeline:pictureTitle', { title: timeline.episode.details.title }),
    lines: [
      t('timeline:pictureLine', {
        name: patientName,
        from: dayInWords(dayAt(view.from)),
        to: dayInWords(dayAt(view.to)),
        day: dayInWords(timeline.today),
      }),
      t('timeline:pictureFoot'),
    ],
  };
  const { svg, width, height } = svgText(layout, picture, head, paper);
  const drawing = new Blob([svg], { type: 'image/svg+xml' });
  return kind === 'svg' ? drawing : pngOf(drawing, width, height);
}

async function pngOf(drawing: Blob, width: number, height: number): Promise<Blob> {
  const url = URL.createObjectURL(drawing);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = new OffscreenCanvas(Math.ceil(width * sharpness), Math.ceil(height * sharpness));
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this window draws no pictures');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    URL.revokeObjectURL(url);
  }
}
