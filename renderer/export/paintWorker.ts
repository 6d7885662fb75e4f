/// <reference lib="webworker" />
import latinExtended from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2?url';
import latin from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import { toYuv } from '#core/export/yuv.ts';
import type { FromPainter, ToPainter } from './paintProtocol.ts';
import { type Painting, paintTogether } from './paintTogether.ts';

declare const self: DedicatedWorkerGlobalScope;

const say = (message: FromPainter, transfer: Transferable[] = []): void => self.postMessage(message, transfer);

/** A worker has none of the page's fonts. */
const fonts = Promise.all(
  [latinExtended, latin].map(async (url) => {
    const face = new FontFace('Atkinson Hyperlegible Next Variable', `url(${url})`, { weight: '200 800' });
    self.fonts.add(face);
    await face.load();
  }),
);

let context: OffscreenCanvasRenderingContext2D | null = null;

self.onmessage = ({ data }: MessageEvent<ToPainter>): void => {
  if (data.type === 'close') self.close();
  else void paint(data.painting, data.pictures, data.into);
};

async function paint(painting: Painting, pictures: readonly VideoFrame[], into: ArrayBuffer): Promise<void> {
  try {
    await fonts;
    const { width, height } = painting.size;
    context ??= contextOf(width, height);
    const pixels = await Promise.all(pictures.map((picture, i) => pixelsOf(picture, i)));
    paintTogether(context, painting, pixels);
    toYuv(context.getImageData(0, 0, width, height).data, width, height, new Uint8Array(into));
    say({ type: 'painted', yuv: into }, [into]);
  } catch (error) {
    say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  } finally {
    for (const picture of pictures) picture.close();
  }
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const made = new OffscreenCanvas(width, height).getContext('2d', { alpha: false, willReadFrequently: true });
  if (made === null) throw new Error('this window cannot paint on a canvas');
  return made;
}

type Copy = { readonly context: OffscreenCanvasRenderingContext2D; readonly pixels: ImageData };
/** One for each clip. */
const copies: Copy[] = [];

/** The frame on a canvas: converting it to RGBA first is quicker than drawing it where there is no GPU, and gives the pixels that are on screen. */
async function pixelsOf(picture: VideoFrame, position: number): Promise<CanvasImageSource> {
  const { width, height } = picture.visibleRect ?? { width: 0, height: 0 };
  // Pixels that are not square are stretched by drawing only.
  if (width === 0 || width !== picture.displayWidth || height !== picture.displayHeight) return picture;
  let copy = copies[position];
  if (copy === undefined || copy.pixels.width !== width || copy.pixels.height !== height) {
    copy = { context: contextOf(width, height), pixels: new ImageData(width, height) };
    copies[position] = copy;
  }
  await picture.copyTo(copy.pixels.data, { format: 'RGBA', colorSpace: 'srgb' });
  copy.context.putImageData(copy.pixels, 0, 0);
  return copy.context.canvas;
}
