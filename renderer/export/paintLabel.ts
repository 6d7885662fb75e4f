/** Letters on a dark plate, made smaller where they do not fit into `most` pixels; `height` is the picture's, which sets their size. */
export function paintLabel(
  context: OffscreenCanvasRenderingContext2D,
  label: string,
  { left, top, most }: { readonly left: number; readonly top: number; readonly most: number },
  height: number,
): void {
  const wanted = labelLetters(height);
  const font = (size: number): string => `600 ${size}px "Atkinson Hyperlegible Next Variable", sans-serif`;
  context.font = font(wanted);
  const letters = Math.max(8, Math.min(wanted, (wanted * most) / (context.measureText(label).width + wanted)));
  context.font = font(letters);
  context.textAlign = 'start';
  context.textBaseline = 'alphabetic';
  context.fillStyle = 'rgb(16 20 24 / 0.75)';
  context.fillRect(left, top, context.measureText(label).width + letters, letters * 1.6);
  context.fillStyle = '#ffffff';
  context.fillText(label, left + letters / 2, top + letters * 1.15);
}

const labelLetters = (height: number): number => Math.max(12, Math.round(height / 34));

/** Height of a label's plate in a picture so many pixels high. */
export const labelHeight = (height: number): number => labelLetters(height) * 1.6;
