/// <reference lib="webworker" />
import { ALL_FORMATS, type EncodedPacket, EncodedPacketSink, Input, UrlSource } from 'mediabunny';
import type { FromWorker, ToWorker } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

const say = (message: FromWorker, transfer: Transferable[] = []): void => self.postMessage(message, transfer);

type Clip = {
  readonly input: Input;
  readonly sink: EncodedPacketSink;
  readonly config: VideoDecoderConfig;
  /** Frame number of each presentation time in whole microseconds. */
  readonly frameOf: ReadonlyMap<number, number>;
  /** Presentation time in seconds of the key frame that opens each GOP. */
  readonly keyTimes: readonly number[];
};

let clip: Clip | null = null;
let plan: readonly number[] = [];
let working = false;
let closed = false;
let decoder: VideoDecoder | null = null;

self.onmessage = ({ data }: MessageEvent<ToWorker>): void => {
  switch (data.type) {
    case 'open':
      void open(data.url).catch(fail);
      return;
    case 'plan':
      plan = data.gops;
      void work().catch(fail);
      return;
    case 'close':
      closed = true;
      plan = [];
      if (decoder !== null && decoder.state !== 'closed') decoder.close();
      clip?.input.dispose();
      self.close();
  }
};

function fail(error: unknown): void {
  working = false;
  if (!closed) say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
}

async function open(url: string): Promise<void> {
  const input = new Input({ source: new UrlSource(url), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  const config = await track?.getDecoderConfig();
  if (!track || !config) throw new Error('the clip has no video track that can be decoded');
  const sink = new EncodedPacketSink(track);
  const packets: { readonly time: number; readonly micros: number; readonly key: boolean }[] = [];
  for await (const packet of sink.packets(undefined, undefined, { metadataOnly: true }))
    packets.push({ time: packet.timestamp, micros: packet.microsecondTimestamp, key: packet.type === 'key' });
  packets.sort((a, b) => a.micros - b.micros);
  const frameOf = new Map(packets.map(({ micros }, frame) => [micros, frame]));
  const gopStarts = packets.flatMap(({ key }, frame) => (key ? [frame] : []));
  const keyTimes = packets.filter(({ key }) => key).map(({ time }) => time);
  clip = { input, sink, config: { ...config, optimizeForLatency: false, hardwareAcceleration: 'prefer-software' }, frameOf, keyTimes };
  say({ type: 'opened', frames: packets.length, gopStarts });
  await work();
}

/** Decodes what is planned, one GOP at a time, so that a new plan is heard between two of them. */
async function work(): Promise<void> {
  if (working || clip === null) return;
  working = true;
  for (let gop = plan[0]; gop !== undefined && !closed; gop = plan[0]) {
    await decodeGop(clip, gop);
    plan = plan.filter((planned) => planned !== gop);
    if (!closed) say({ type: 'decoded', gop });
    await heardFromPage();
  }
  working = false;
}

/** Lets waiting messages in: a promise alone does not. */
const heardFromPage = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** A decoder that broke is replaced once; the second failure is the page's to tell. */
async function decodeGop(from: Clip, gop: number): Promise<void> {
  try {
    await decodeOnce(from, gop);
  } catch (error) {
    if (closed) return;
    if (decoder !== null && decoder.state !== 'closed') decoder.close();
    decoder = null;
    await decodeOnce(from, gop).catch(() => {
      throw error;
    });
  }
}

async function decodeOnce({ sink, config, frameOf, keyTimes }: Clip, gop: number): Promise<void> {
  const time = keyTimes[gop];
  if (time === undefined) return;
  const first = await sink.getKeyPacket(time);
  if (first === null) throw new Error(`no key frame at ${time} s`);
  const running = readyDecoder(config, frameOf);
  for await (const packet of gopPackets(sink, first)) {
    if (closed) return;
    running.decode(packet.toEncodedVideoChunk());
  }
  await running.flush();
}

/** The key packet and those after it, up to the next key packet. */
async function* gopPackets(sink: EncodedPacketSink, first: EncodedPacket): AsyncGenerator<EncodedPacket> {
  for (let packet: EncodedPacket | null = first; packet !== null; packet = await sink.getNextPacket(packet)) {
    if (packet !== first && packet.type === 'key') return;
    yield packet;
  }
}

function readyDecoder(config: VideoDecoderConfig, frameOf: ReadonlyMap<number, number>): VideoDecoder {
  if (decoder !== null && decoder.state === 'configured') return decoder;
  decoder = new VideoDecoder({
    output: (picture) => {
      const frame = frameOf.get(picture.timestamp);
      if (closed || frame === undefined) picture.close();
      else say({ type: 'frame', frame, picture }, [picture]);
    },
    error: () => {
      // The pending flush rejects with the same error, and is handled there.
    },
  });
  decoder.configure(config);
  return decoder;
}
