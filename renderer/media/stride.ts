/** How many frames play moves on from one painted picture to the next, as a whole number: 4 means that every fourth frame is seen. */
export class Stride {
  #mean = 1;
  #count = 0;

  get value(): number {
    return Math.max(1, Math.round(this.#mean));
  }

  reset(): void {
    this.#mean = 1;
    this.#count = 0;
  }

  /** Counts one painted picture; a turn back to a loop's other end does not count. */
  add(before: number, now: number, direction: 1 | -1): void {
    const by = (now - before) * direction;
    if (by <= 0) return;
    this.#count = Math.min(this.#count + 1, 20);
    this.#mean += (by - this.#mean) / this.#count;
  }
}
