import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { firstLayout } from '#core/domain/comparison.ts';
import { paintInOrder } from '#renderer/export/paintPool.ts';

type Order = {
  readonly type: string;
  readonly painting: { readonly caption: string };
  readonly pictures: readonly Picture[];
  readonly into: ArrayBuffer;
};

class Picture {
  open = true;
  close(): void {
    this.open = false;
  }
}

/** Stands in for a painting worker: writes the number in the caption into the first byte, later ones sooner; number 13 cannot be painted. */
class StandIn {
  static made: StandIn[] = [];
  /** How many painted at the same time. */
  static most = 0;
  /** Its program cannot be loaded. */
  static missing = false;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onerror: ((event: { readonly message: string }) => void) | null = null;
  busy = false;
  closed = false;
  constructor() {
    StandIn.made.push(this);
    if (StandIn.missing) queueMicrotask(() => this.onerror?.({ message: '' }));
  }
  postMessage({ type, painting, pictures, into }: Order): void {
    if (type === 'close') {
      this.closed = true;
      return;
    }
    expect(this.busy, 'one order at a time').toBe(false);
    this.busy = true;
    StandIn.most = Math.max(StandIn.most, StandIn.made.filter((one) => one.busy).length);
    const n = Number(painting.caption);
    setTimeout(
      () => {
        this.busy = false;
        for (const picture of pictures) picture.close();
        if (n === 13) this.onmessage?.({ data: { type: 'failed', message: 'no paint' } });
        else {
          new Uint8Array(into)[0] = n;
          this.onmessage?.({ data: { type: 'painted', yuv: into } });
        }
      },
      n % 3 === 0 ? 8 : 1,
    );
  }
  terminate(): void {
    this.closed = true;
  }
}

beforeEach(() => {
  StandIn.made = [];
  StandIn.most = 0;
  StandIn.missing = false;
  vi.stubGlobal('Worker', StandIn);
  vi.stubGlobal('navigator', { hardwareConcurrency: 4 });
});
afterEach(() => vi.unstubAllGlobals());

const size = { width: 4, height: 2 };
const painting = (n: number) => ({ size, parts: [], layout: firstLayout, caption: String(n) });

/** Paints numbers from `first` on and gives those that were taken. */
async function painted(first: number, count: number, take: (n: number) => Promise<void> = async () => {}) {
  const taken: number[] = [];
  const pictures: Picture[] = [];
  const end = paintInOrder(
    size,
    count,
    async (n) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      const picture = new Picture();
      pictures.push(picture);
      return { painting: painting(first + n), pictures: [picture as unknown as VideoFrame] };
    },
    async (yuv, n) => {
      expect(yuv.byteLength).toBe(12);
      await take(n);
      taken.push(yuv[0] ?? -1);
    },
  );
  const failure = await end.then(
    () => null,
    (error: Error) => error.message,
  );
  await new Promise((resolve) => setTimeout(resolve, 20));
  return { taken, pictures, failure };
}

test('pictures come in order, each once, although several are painted at the same time', async () => {
  const { taken, failure } = await painted(20, 40, () => new Promise((resolve) => setTimeout(resolve, 1)));
  expect(failure).toBeNull();
  expect(taken).toEqual(Array.from({ length: 40 }, (_, n) => 20 + n));
  expect(StandIn.made).toHaveLength(3);
  expect(StandIn.most).toBe(3);
});

test('as few workers as pictures, and none left open', async () => {
  expect((await painted(0, 1)).taken).toEqual([0]);
  expect(StandIn.made).toHaveLength(1);
  expect((await painted(0, 0)).taken).toEqual([]);
  expect(StandIn.made.every((one) => one.closed)).toBe(true);
});

test('a picture that cannot be painted ends it where its turn comes, says why, and leaves no frame and no worker open', async () => {
  const { taken, failure, pictures } = await painted(10, 30);
  expect(failure).toBe('A picture of the video could not be painted: no paint.');
  expect(taken).toEqual([10, 11, 12]);
  expect(pictures.filter(({ open }) => open)).toEqual([]);
  expect(StandIn.made.every((one) => one.closed)).toBe(true);
});

test('a taker that gives up ends it too', async () => {
  const { taken, failure, pictures } = await painted(20, 30, async (n) => {
    if (n === 4) throw new Error('cancelled');
  });
  expect(failure).toBe('cancelled');
  expect(taken).toEqual([20, 21, 22, 23]);
  expect(pictures.filter(({ open }) => open)).toEqual([]);
});

test('a worker whose program cannot be loaded is told of, even when that is known before the first picture is there', async () => {
  StandIn.missing = true;
  const { taken, failure, pictures } = await painted(20, 5);
  expect(failure).toBe('A picture of the video could not be painted: its program could not be loaded.');
  expect(taken).toEqual([]);
  expect(pictures.filter(({ open }) => open)).toEqual([]);
});
