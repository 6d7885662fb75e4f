/// <reference lib="webworker" />
import latinExtended from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2?url';
import latin from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import { toRgb } from '#core/export/rgb.ts';
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

type Copy = { readonly context: OffscreenCanvasRenderingContext2D; readonly pixels: ImageData; readonly planes: Uint8Array<ArrayBuffer> };
/** One for each clip. */
const copies: Copy[] = [];

/** The frame on a canvas: converting it to RGBA first is quicker than drawing it where there is no GPU. */
async function pixelsOf(picture: VideoFrame, position: number): Promise<CanvasImageSource> {
  const { width, height } = picture.visibleRect ?? { width: 0, height: 0 };
  // Pixels that are not square are stretched by drawing only.
  if (width === 0 || width !== picture.displayWidth || height !== picture.displayHeight) return picture;
  let copy = copies[position];
  if (copy === undefined || copy.pixels.width !== width || copy.pixels.height !== height) {
    const pixels = new ImageData(width, height);
    pixels.data.fill(255);
    copy = { context: contextOf(width, height), pixels, planes: new Uint8Array(picture.allocationSize()) };
    copies[position] = copy;
  }
  const { context: own, pixels, planes } = copy;
  const isEven = width % 2 === 0 && height % 2 === 0;
  if (picture.format === 'I420' && isEven && isBt709(picture.colorSpace) && planes.byteLength >= picture.allocationSize()) {
    // The browser's own conversion of BT.709 takes blue with a factor of 2.00 for 2.11.
    const [luma, blue, red] = await picture.copyTo(planes);
    if (luma === undefined || blue === undefined || red === undefined) throw new Error('a frame has not all of its planes');
    toRgb(planes, [luma, blue, red], width, height, pixels.data);
  } else await picture.copyTo(pixels.data, { format: 'RGBA', colorSpace: 'srgb' });
  own.putImageData(pixels, 0, 0);
  return own.canvas;
}

const isBt709 = ({ matrix, fullRange }: VideoColorSpace): boolean => matrix === 'bt709' && fullRange === false;
