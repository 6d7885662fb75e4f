type Size = { readonly width: number; readonly height: number };

/** Converting to RGBA and putting the bytes takes half the time of drawing the frame where there is no GPU, and gives the same pixels. */
const format = { format: 'RGBA', colorSpace: 'srgb' } as const;

const fits = ({ visibleRect }: VideoFrame, { width, height }: Size): boolean =>
  visibleRect !== null && visibleRect.width === width && visibleRect.height === height;

/** Paints decoded frames on a canvas of the clip's size, one at a time. */
export class Painter {
  readonly #context: CanvasRenderingContext2D;
  readonly #pixels: ImageData;
  /** Puts the prepared picture on the canvas. */
  #put: (() => void) | null = null;
  #busy = false;

  constructor(canvas: HTMLCanvasElement, { width, height }: Size) {
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null) throw new Error('this window cannot paint on a canvas');
    this.#context = context;
    this.#pixels = new ImageData(width, height);
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Takes the picture over and closes it; resolves when the canvas holds it. A frame of another size is scaled to the canvas. */
  async paint(picture: VideoFrame): Promise<void> {
    await this.prepare(picture);
    this.commit();
  }

  /** Takes the picture over and closes it; resolves when `commit` can put it on the canvas at once. Preparing another one before replaces it. */
  async prepare(picture: VideoFrame): Promise<void> {
    this.#busy = true;
    try {
      if (fits(picture, this.#pixels)) {
        await picture.copyTo(this.#pixels.data, format);
        this.#put = () => this.#context.putImageData(this.#pixels, 0, 0);
      } else {
        const { width, height } = this.#pixels;
        const scaled = await createImageBitmap(picture, { resizeWidth: width, resizeHeight: height });
        this.#put = () => {
          this.#context.drawImage(scaled, 0, 0);
          scaled.close();
        };
      }
    } finally {
      this.#busy = false;
      picture.close();
    }
  }

  /** Puts what was prepared last on the canvas; does nothing when it is there already. */
  commit(): void {
    this.#put?.();
    this.#put = null;
  }
}

/** The same pixels that are painted, as a picture of its own. The caller closes it. */
export async function bitmapOf(picture: VideoFrame, size: Size): Promise<ImageBitmap> {
  if (!fits(picture, size)) return createImageBitmap(picture, { resizeWidth: size.width, resizeHeight: size.height });
  const pixels = new ImageData(size.width, size.height);
  await picture.copyTo(pixels.data, format);
  return createImageBitmap(pixels);
}
