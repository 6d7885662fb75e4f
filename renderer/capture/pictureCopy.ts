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
