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

/** Offers a picture as a file under `name`. */
export function downloadPng(png: Blob, name: string): void {
  const url = URL.createObjectURL(png);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Puts a picture on the clipboard. */
export const copyPng = (png: Blob): Promise<void> => navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
