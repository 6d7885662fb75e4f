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
let urgent = false;
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
      urgent = data.urgent;
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
    if ((await decodeGop(clip, gop)) === 'broken off') continue;
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
async function decodeGop(from: Clip, gop: number): Promise<Outcome> {
  try {
    return await decodeOnce(from, gop);
  } catch (error) {
    if (closed) return 'broken off';
    if (decoder !== null && decoder.state !== 'closed') decoder.close();
    decoder = null;
    return await decodeOnce(from, gop).catch(() => {
      throw error;
    });
  }
}

type Outcome = 'whole' | 'broken off';

/** Packets given to the decoder before it has taken them: few, so that a group can be broken off, yet enough to keep its threads at work. */
const ahead = 2;

async function decodeOnce({ sink, config, frameOf, keyTimes }: Clip, gop: number): Promise<Outcome> {
  const time = keyTimes[gop];
  if (time === undefined) return 'whole';
  const first = await sink.getKeyPacket(time);
  if (first === null) throw new Error(`no key frame at ${time} s`);
  const running = readyDecoder(config, frameOf);
  for await (const packet of gopPackets(sink, first)) {
    while (running.decodeQueueSize >= ahead) await taken(running);
    if (closed) return 'broken off';
    // At least the key frame comes of it, so that a scrub which asks faster than this decodes still has pictures.
    if (urgent && plan[0] !== gop && packet !== first) {
      await running.flush();
      return 'broken off';
    }
    running.decode(packet.toEncodedVideoChunk());
  }
  await running.flush();
  return 'whole';
}

/** Until the decoder takes a packet, or breaks. */
const taken = (running: VideoDecoder): Promise<void> =>
  new Promise((resolve) => {
    running.addEventListener('dequeue', () => resolve(), { once: true });
  });

/** The key packet and those after it, up to the next key packet. */
async function* gopPackets(sink: EncodedPacketSink, first: EncodedPacket): AsyncGenerator<EncodedPacket> {
  for (let packet: EncodedPacket | null = first; packet !== null; packet = await sink.getNextPacket(packet)) {
    if (packet !== first && packet.type === 'key') return;
    yield packet;
  }
}

function readyDecoder(config: VideoDecoderConfig, frameOf: ReadonlyMap<number, number>): VideoDecoder {
  if (decoder !== null && decoder.state === 'configured') return decoder;
  const made = new VideoDecoder({
    output: (picture) => {
      const frame = frameOf.get(picture.timestamp);
      if (closed || frame === undefined) picture.close();
      else say({ type: 'frame', frame, picture }, [picture]);
    },
    // The next call on the decoder, or the flush that waits, throws the same error and is handled there.
    error: () => made.dispatchEvent(new Event('dequeue')),
  });
  made.configure(config);
  decoder = made;
  return made;
}
