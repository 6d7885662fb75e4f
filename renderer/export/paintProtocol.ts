import type { Painting } from './paintTogether.ts';

/** What the page and a painting worker say to each other. One order at a time: the worker answers before it is sent the next. */
export type ToPainter =
  /** The worker owns the pictures and closes them; `into` holds the bytes of a 4:2:0 picture of the painting's size and comes back filled. */
  | { readonly type: 'paint'; readonly painting: Painting; readonly pictures: readonly VideoFrame[]; readonly into: ArrayBuffer }
  | { readonly type: 'close' };

export type FromPainter = { readonly type: 'painted'; readonly yuv: ArrayBuffer } | { readonly type: 'failed'; readonly message: string };
