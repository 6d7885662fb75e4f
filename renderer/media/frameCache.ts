/** Something with a size in memory that must be closed by its owner. */
export type Picture = { readonly close: () => void };

/** First and last frame, both included. */
export type Stretch = { readonly from: number; readonly to: number };

/** Decoded pictures by frame number, bounded by bytes. Owns what it holds: evicting, replacing and clearing close it. */
export class FrameCache<P extends Picture> {
  readonly #limit: number;
  readonly #sizeOf: (picture: P) => number;
  readonly #held = new Map<number, { readonly picture: P; readonly bytes: number }>();
  #bytes = 0;

  /** `limit` in bytes; one picture is always kept, however large. */
  constructor(limit: number, sizeOf: (picture: P) => number) {
    this.#limit = limit;
    this.#sizeOf = sizeOf;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get count(): number {
    return this.#held.size;
  }

  /** Bytes of a picture on average; null while none is held. */
  get meanBytes(): number | null {
    return this.#held.size === 0 ? null : this.#bytes / this.#held.size;
  }

  has(frame: number): boolean {
    return this.#held.has(frame);
  }

  /** The picture stays the cache's: use it before anything else is put in, or clone it. */
  get(frame: number): P | null {
    return this.#held.get(frame)?.picture ?? null;
  }

  /** Takes a picture over, then closes those farthest from the stretch that is wanted until the limit holds. */
  put(frame: number, picture: P, wanted: Stretch): void {
    this.#drop(frame);
    const bytes = this.#sizeOf(picture);
    this.#held.set(frame, { picture, bytes });
    this.#bytes += bytes;
    while (this.#bytes > this.#limit && this.#held.size > 1) this.#drop(this.#farthest(wanted));
  }

  clear(): void {
    for (const frame of [...this.#held.keys()]) this.#drop(frame);
  }

  /** Outside the stretch before inside it; inside, what is farthest from its middle. */
  #farthest({ from, to }: Stretch): number {
    let found = -1;
    let distance = Number.NEGATIVE_INFINITY;
    for (const frame of this.#held.keys()) {
      const away = Math.max(from - frame, frame - to);
      if (away > distance) {
        found = frame;
        distance = away;
      }
    }
    return found;
  }

  #drop(frame: number): void {
    const held = this.#held.get(frame);
    if (held === undefined) return;
    this.#held.delete(frame);
    this.#bytes -= held.bytes;
    held.picture.close();
  }
}
