import type { RecordingId } from '#core/domain/ids.ts';
import { call } from '../link.ts';

/** A still is the painted frame: the engine's own pixels, with what is drawn over them added by `draw`, at the clip's full size. */

/** The picture as a PNG. The caller closes the picture. */
export async function pngOf(picture: ImageBitmap, draw: (context: OffscreenCanvasRenderingContext2D) => void = () => {}): Promise<Blob> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('this window cannot make a picture');
  context.drawImage(picture, 0, 0);
  draw(context);
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Puts a picture of clips on the clipboard, where the people on them have agreed. */
export async function copyPng(png: Blob, recordings: readonly RecordingId[]): Promise<void> {
  await call('exports.letOut', { recordingIds: [...new Set(recordings)], way: 'clipboard' });
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}
