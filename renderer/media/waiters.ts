/** Those who wait for pictures of frames that are not decoded yet. Each gets a clone of its own and closes it. */
export class Waiters {
  readonly #waiting = new Map<number, PromiseWithResolvers<VideoFrame>[]>();

  /** The frames that somebody waits for. */
  get frames(): readonly number[] {
    return [...this.#waiting.keys()];
  }

  wait(frame: number): Promise<VideoFrame> {
    const waiter = Promise.withResolvers<VideoFrame>();
    this.#waiting.set(frame, [...(this.#waiting.get(frame) ?? []), waiter]);
    return waiter.promise;
  }

  /** The picture stays the caller's. */
  give(frame: number, picture: VideoFrame): void {
    const waiters = this.#waiting.get(frame) ?? [];
    this.#waiting.delete(frame);
    for (const waiter of waiters) waiter.resolve(picture.clone());
  }

  /** Pictures that will not come any more. */
  refuse(why: string): void {
    const waiters = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    for (const waiter of waiters) waiter.reject(new Error(why));
  }
}
