/// <reference lib="webworker" />

import type { CameraMode } from '#core/capture/mode.ts';
import { assessTake } from '#core/capture/quality/assess.ts';
import { holesOf, measuredRate } from '#core/capture/rate.ts';
import type { Light } from './brightness.ts';
import { createDelayedView, type DelayedView } from './delayedView.ts';
import type { Encoding } from './encoding.ts';
import { createFrameEncoder, type FrameEncoder } from './frameEncoder.ts';
import { createObserver } from './observer.ts';
import { copyPicture, createBufferPool } from './pictureCopy.ts';
import { type FromCapture, type Judged, pageNow, type StopReason, type ToCapture } from './protocol.ts';
import { createRing, type Encoded } from './ring.ts';
import { recordSound, type SoundChunk, type SoundRecorder } from './soundRecorder.ts';
import { createTakeRecorder, type TakeRecorder, type TakeSound } from './takeRecorder.ts';

declare const self: DedicatedWorkerGlobalScope;

const say = (message: FromCapture, transfer: Transferable[] = []): void => self.postMessage(message, transfer);

const ringBytes = 256 * 1024 * 1024;
/** Held while a take's file is being opened and its first frames are looked for. */
const openingSeconds = 20;
const figuresEveryMs = 250;
/** A frame that waited for so many intervals before it was read was held up by this computer. */
const lateIntervals = 12;
/** After a stop a take ends without waiting longer for a later frame. */
const stopPatienceMs = 700;
/** A camera that gives nothing for so long has gone, whatever the system says. */
const silentMs = 2500;

const pool = createBufferPool(16);
const ring = createRing(ringBytes);
const observer = createObserver();
let mode: CameraMode | null = null;
let encoding: Encoding | null = null;
let encoder: FrameEncoder | null = null;
let config: VideoDecoderConfig | null = null;
let ringSeconds = 0;
let view: DelayedView | null = null;
let viewDelay: number | null = null;
let take: TakeRecorder | null = null;
let takeId: string | null = null;
let judged: Judged | null = null;
let opening = false;
let ending = false;
let closed = false;
/** Least time from a frame's own time to its arrival here, in microseconds: what a moment of the page is on the camera's clock. */
let arrival = Number.POSITIVE_INFINITY;
let newest = 0;
/** When the last frame came, on this computer's clock in milliseconds. */
let heardAt = performance.now();
let silent = false;
let recent: number[] = [];
let missing = 0;
let bits: { readonly at: number; readonly bits: number }[] = [];
let sound: SoundRecorder | null = null;
let light: Light = { mean: 0, over: 0, under: 0 };
let lightAt = 0;

self.onmessage = ({ data }: MessageEvent<ToCapture>): void => {
  switch (data.type) {
    case 'open':
      mode = data.mode;
      encoding = data.encoding;
      ringSeconds = data.ringSeconds;
      ring.hold(ringSeconds);
      void read(data.frames);
      setInterval(tellFigures, figuresEveryMs);
      return;
    case 'ring':
      ringSeconds = data.seconds;
      if (take === null) changeEncoding(data.encoding);
      if (take === null) ring.hold(keptSeconds());
      return;
    case 'prepare': {
      const startedAt = data.at - arrival;
      ring.hold(openingSeconds + data.preRollSeconds);
      take = createTakeRecorder(ring, startedAt, data.preRollSeconds, (reason) => void end(reason));
      judged = data.judged;
      observer.begin(startedAt);
      missing = 0;
      if (data.preRollSeconds === 0) neededEncoder().keyFrom(startedAt);
      return;
    }
    case 'record':
      takeId = data.takeId;
      if (take !== null && data.lengthSeconds !== null) take.stopBefore(take.startedAt + data.lengthSeconds * 1_000_000);
      void openFile();
      return;
    case 'stop':
      stopPressed = true;
      take?.stopBefore(data.at - arrival);
      setTimeout(() => void end('pressed'), stopPatienceMs);
      return;
    case 'sound':
      void recordSound(data.pieces, pageNow, (chunk) => take?.sound(onCameraClock(chunk))).then((recorder) => {
        sound?.close();
        sound = recorder;
      });
      return;
    case 'silence':
      sound?.close();
      sound = null;
      return;
    case 'view':
      viewDelay = data.delaySeconds;
      if (take === null) ring.hold(keptSeconds());
      if (viewDelay === null) closeView();
      return;
    case 'close':
      closed = true;
      closeView();
      sound?.close();
      encoder?.close();
      self.close();
  }
};

/** By how much the camera's clock is ahead of the sound's: both are told by when their pieces arrive at the soonest. */
const soundShift = (): number => (sound === null ? 0 : sound.arrival() - arrival);
const onCameraClock = (chunk: SoundChunk): SoundChunk => ({ ...chunk, timestamp: chunk.timestamp + soundShift() });

function takeSound(): TakeSound | null {
  const recorder = sound;
  const decoding = recorder?.config() ?? null;
  if (recorder === null || decoding === null) return null;
  return {
    codec: recorder.codec,
    config: decoding,
    since: (timestamp) => recorder.since(timestamp - soundShift()).map(onCameraClock),
  };
}

const keptSeconds = (): number => Math.max(ringSeconds, viewDelay === null ? 0 : viewDelay + 1);
const isEncoding = (): boolean => take !== null || keptSeconds() > 0;

function closeView(): void {
  view?.close();
  view = null;
}

function changeEncoding(next: Encoding): void {
  if (JSON.stringify(next.config) === JSON.stringify(encoding?.config)) return;
  encoding = next;
  encoder?.close();
  encoder = null;
  config = null;
  ring.clear();
  closeView();
}

function neededEncoder(): FrameEncoder {
  if (encoding === null) throw new Error('the camera was not opened');
  encoder ??= createFrameEncoder(encoding, pool, {
    onConfig: (given) => {
      config = given;
    },
    onEncoded,
    onLost: (timestamp) => {
      missing++;
      take?.lost(timestamp);
    },
    onFailure: (message) => {
      say({ type: 'encoder-failed', message });
      void end('encoder-failed');
    },
  });
  return encoder;
}

async function read(frames: ReadableStream<VideoFrame>): Promise<void> {
  const reader = frames.getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (value === undefined || done || closed) {
      value?.close();
      break;
    }
    try {
      await receive(value);
    } catch (error) {
      value.close();
      say({ type: 'encoder-failed', message: error instanceof Error ? error.message : String(error) });
      await end('encoder-failed');
      closed = true;
      return;
    }
  }
  if (closed) return;
  say({ type: 'gone' });
  await end('camera-gone');
}

async function receive(frame: VideoFrame): Promise<void> {
  const { timestamp } = frame;
  const waited = pageNow() - timestamp;
  arrival = Math.min(arrival, waited);
  heardAt = performance.now();
  if (silent) say({ type: 'silent', silent: false });
  silent = false;
  if (timestamp <= newest) return frame.close();
  newest = timestamp;
  recent.push(timestamp);
  const interval = 1_000_000 / (mode?.framesPerSecond ?? 30);
  if (waited - arrival > lateIntervals * interval) take?.late(timestamp);
  const lookNow = isEncoding() || timestamp - lightAt > figuresEveryMs * 1000;
  const copy = lookNow ? await copyPicture(frame, pool) : null;
  if (copy !== null) {
    light = observer.look(copy, timestamp);
    lightAt = timestamp;
  }
  if (isEncoding()) await neededEncoder().encode(frame, copy);
  else {
    frame.close();
    if (copy !== null) pool.give(copy.data);
  }
  if (take !== null && timestamp > take.stopAt()) void end(takeId === null ? 'pressed' : stopWord());
  if (viewDelay !== null && config !== null) showDelayed(viewDelay, config);
}

let stopPressed = false;
const stopWord = (): StopReason => (stopPressed ? 'pressed' : 'length');

function showDelayed(delaySeconds: number, decoding: VideoDecoderConfig): void {
  view ??= createDelayedView(decoding, (picture) => say({ type: 'picture', picture }, [picture]));
  view.show(ring.since(newest - (delaySeconds + 1) * 1_000_000), newest, delaySeconds);
}

function onEncoded(frame: Encoded): void {
  ring.push(frame);
  bits.push({ at: frame.timestamp, bits: frame.data.byteLength * 8 });
  if (take === null) return;
  take.encoded(frame);
  void openFile();
}

/** Opens the take's file as soon as its name, its first frame and the form of the frames are known. */
async function openFile(): Promise<void> {
  if (take === null || takeId === null || config === null || opening) return;
  opening = true;
  await take.write(takeId, config, takeSound());
  // Not one frame yet: the next one tries again.
  opening = take?.saved().length !== 0;
}

async function end(reason: StopReason): Promise<void> {
  if (take === null || ending || encoding === null) return;
  ending = true;
  const over = take;
  over.stopBefore(newest);
  await encoder?.doneTo(over.stopAt());
  const log = await over.finish(reason, encoding);
  const seen = observer.seen(over.saved());
  const findings = judged === null ? [] : assessTake({ ...judged, ...seen, timestamps: over.saved(), drops: log.drops });
  take = null;
  takeId = null;
  opening = false;
  ending = false;
  stopPressed = false;
  ring.hold(keptSeconds());
  if (keptSeconds() === 0) ring.clear();
  say({
    type: 'ended',
    log: { ...log, findings: [...findings] },
    light: { timestamps: seen.light.length === 0 ? [] : over.saved(), light: seen.light },
    arrival,
  });
}

function tellFigures(): void {
  if (performance.now() - heardAt > silentMs) {
    if (!silent) say({ type: 'silent', silent: true });
    silent = true;
    void end('camera-gone');
    return;
  }
  if (take === null) observer.forget(newest - (keptSeconds() + 1) * 1_000_000);
  const since = newest - 1_000_000;
  recent = recent.filter((time) => time > since);
  bits = bits.filter(({ at }) => at > since);
  const rate = measuredRate(recent);
  const holes = take === null ? holesOf(recent).reduce((sum, hole) => sum + hole.missing, 0) : 0;
  say({
    type: 'figures',
    figures: {
      deliveredPerSecond: rate?.framesPerSecond ?? recent.length,
      jitterMs: rate?.jitterMs ?? 0,
      bufferUse: encoder?.use() ?? 0,
      waiting: encoder?.waiting() ?? 0,
      missing: missing + holes,
      megabitsPerSecond: bits.reduce((sum, part) => sum + part.bits, 0) / 1_000_000,
      overexposed: light.over,
      underexposed: light.under,
      light: light.mean,
    },
    ringSeconds: ring.seconds(),
    seconds: take?.seconds() ?? 0,
    bytes: take?.bytes() ?? 0,
  });
}
