/** What page and decoding worker say to each other. A GOP is a key frame and all frames up to the next one; GOPs are numbered from 0. */

export type ToWorker =
  | { readonly type: 'open'; readonly url: string }
  /** Decode these GOPs, in this order; replaces any plan before it. */
  | { readonly type: 'plan'; readonly gops: readonly number[] }
  | { readonly type: 'close' };

export type FromWorker =
  /** First frame of each GOP, ascending, in presentation order; `frames` in all. */
  | { readonly type: 'opened'; readonly frames: number; readonly gopStarts: readonly number[] }
  /** The receiver owns the picture and closes it. */
  | { readonly type: 'frame'; readonly frame: number; readonly picture: VideoFrame }
  | { readonly type: 'decoded'; readonly gop: number }
  | { readonly type: 'failed'; readonly message: string };
