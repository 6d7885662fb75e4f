import type { Px } from '#core/domain/units.ts';
import type { FollowOptions, Found, Unsure } from '#core/tracking/follow.ts';

/** What page and tracking worker say to each other; it answers each message with one. Points are numbered in the order in which they were begun. */
export type ToTracker =
  | {
      readonly type: 'begin';
      /** The receiver closes it. */
      readonly picture: VideoFrame;
      readonly width: number;
      readonly height: number;
      readonly points: readonly { readonly at: Px; readonly options: FollowOptions }[];
    }
  /** Look for these points on the next picture. */
  | { readonly type: 'next'; readonly picture: VideoFrame; readonly points: readonly number[] };

export type Looked = ({ readonly ok: true } & Found) | { readonly ok: false; readonly reason: Unsure };
export type FromTracker =
  | { readonly type: 'looked'; readonly results: readonly { readonly point: number; readonly result: Looked }[] }
  | { readonly type: 'failed'; readonly message: string };
