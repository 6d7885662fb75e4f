/** A frame's pixels out of the camera's hands: cameras have few buffers, and one that is held back is a frame that cannot be filmed. */
export type PictureCopy = { readonly data: Uint8Array; readonly init: VideoFrameBufferInit };

/** Buffers that are free to be filled again. */
export type BufferPool = { readonly take: (bytes: number) => Uint8Array<ArrayBuffer>; readonly give: (data: Uint8Array) => void };

export function createBufferPool(maxFree: number): BufferPool {
  const free: Uint8Array<ArrayBuffer>[] = [];
  return {
    take: (bytes) => {
      const fitting = free.findIndex((data) => data.byteLength === bytes);
      return fitting < 0 ? new Uint8Array(bytes) : (free.splice(fitting, 1)[0] as Uint8Array<ArrayBuffer>);
    },
    give: (data) => {
      if (free.length < maxFree && data.buffer instanceof ArrayBuffer) free.push(data as Uint8Array<ArrayBuffer>);
    },
  };
}

/** Copies a frame's pixels into a buffer of the pool. A frame that lives on the graphics card is read back as RGB. */
export async function copyPicture(frame: VideoFrame, pool: BufferPool): Promise<PictureCopy> {
  const format: VideoPixelFormat = frame.format ?? 'RGBX';
  const options: VideoFrameCopyToOptions = frame.format === null ? { format: 'RGBX' } : {};
  const data = pool.take(frame.allocationSize(options));
  const layout = await frame.copyTo(data, options);
  const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
  return {
    data,
    init: { format, codedWidth: width, codedHeight: height, timestamp: frame.timestamp, layout, colorSpace: frame.colorSpace.toJSON() },
  };
}

export const frameOf = ({ data, init }: PictureCopy): VideoFrame => new VideoFrame(data, init);

/** Brightness of a pixel, 0 to 255, read from the copy. */
type Brightness = (x: number, y: number) => number;

function brightnessOf({ data, init }: PictureCopy): Brightness {
  const [plane] = init.layout ?? [];
  const offset = plane?.offset ?? 0;
  const stride = plane?.stride ?? init.codedWidth;
  switch (init.format) {
    case 'RGBX':
    case 'RGBA':
    case 'BGRX':
    case 'BGRA':
      return (x, y) => {
        const at = offset + y * stride + x * 4;
        return ((data[at] as number) + 2 * (data[at + 1] as number) + (data[at + 2] as number)) / 4;
      };
    default:
      // I420, NV12 and their kin begin with a plane of brightness.
      return (x, y) => data[offset + y * stride + x] as number;
  }
}

/** A grey picture: one byte a pixel, row by row, 0 black to 255 white. */
export type Grey = { readonly width: number; readonly height: number; readonly luma: Uint8Array };

/** A copy's brightness on a grid of at most `width` columns, every cell one pixel of the copy. */
export function greyOf(copy: PictureCopy, width: number): Grey {
  const { codedWidth, codedHeight } = copy.init;
  const step = Math.max(1, codedWidth / width);
  const columns = Math.floor(codedWidth / step);
  const rows = Math.floor(codedHeight / step);
  const at = brightnessOf(copy);
  const luma = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      luma[row * columns + column] = at(Math.floor((column + 0.5) * step), Math.floor((row + 0.5) * step));
  return { width: columns, height: rows, luma };
}

export type Light = { readonly mean: number; readonly over: number; readonly under: number };

/** Mean brightness and the shares that are white or black beyond telling, each 0 to 1. */
export function lightOf({ luma }: Grey): Light {
  let sum = 0;
  let over = 0;
  let under = 0;
  for (const value of luma) {
    sum += value;
    if (value >= 250) over++;
    else if (value <= 18) under++;
  }
  const count = Math.max(1, luma.length);
  return { mean: sum / count / 255, over: over / count, under: under / count };
}
