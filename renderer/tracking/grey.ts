import type { Grey } from '#core/tracking/match.ts';

/** Formats whose first plane is the luma, eight bits a pixel. */
const lumaFirst: ReadonlySet<string> = new Set(['I420', 'I420A', 'I422', 'I422A', 'I444', 'I444A', 'NV12', 'NV12A']);

/** The luma of a decoded picture at the size of the clip's frame space; a picture of another size or format is drawn at that size first. */
export async function greyOf(picture: VideoFrame, width: number, height: number): Promise<Grey> {
  const { format, visibleRect } = picture;
  const fits = visibleRect !== null && visibleRect.width === width && visibleRect.height === height;
  if (format === null || !lumaFirst.has(format) || !fits) return drawnGrey(picture, width, height);
  const bytes = new Uint8Array(picture.allocationSize());
  const [luma] = await picture.copyTo(bytes);
  if (luma === undefined) throw new Error('the picture has no luma');
  if (luma.stride === width) return { width, height, data: bytes.subarray(luma.offset, luma.offset + width * height) };
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = luma.offset + row * luma.stride;
    data.set(bytes.subarray(from, from + width), row * width);
  }
  return { width, height, data };
}

/** By the weights of BT.709. */
function drawnGrey(picture: VideoFrame, width: number, height: number): Grey {
  const context = new OffscreenCanvas(width, height).getContext('2d', { alpha: false, willReadFrequently: true });
  if (context === null) throw new Error('this window cannot read pictures');
  context.drawImage(picture, 0, 0, width, height);
  const { data: pixels } = context.getImageData(0, 0, width, height);
  const data = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < data.length; i++, at += 4)
    data[i] = Math.round(0.2126 * (pixels[at] as number) + 0.7152 * (pixels[at + 1] as number) + 0.0722 * (pixels[at + 2] as number));
  return { width, height, data };
}
