/** One encoded piece of sound. Times in microseconds on the sound's own clock. */
export type SoundChunk = { readonly timestamp: number; readonly duration: number; readonly data: Uint8Array };

export type SoundCodec = 'aac' | 'opus';

/** Sound of the room, encoded as it comes. Whoever makes it closes it. */
export type SoundRecorder = {
  readonly codec: SoundCodec;
  /** Known once the first piece is encoded. */
  readonly config: () => AudioDecoderConfig | null;
  /** Pieces at or after `timestamp` that are still held. */
  readonly since: (timestamp: number) => readonly SoundChunk[];
  /** Least time from a piece's own time to its arrival. */
  readonly arrival: () => number;
  readonly close: () => void;
};

/** Steps are broadband and short; this keeps their onsets sharp. */
const bitsPerSecond = 96_000;
const heldUs = 40_000_000;
const codecs: readonly (readonly [SoundCodec, string])[] = [
  ['aac', 'mp4a.40.2'],
  ['opus', 'opus'],
];

/** Reads and encodes a microphone's pieces until they end. `now` gives microseconds. Null where this browser encodes neither AAC nor Opus. */
export async function recordSound(
  pieces: ReadableStream<AudioData>,
  now: () => number,
  onChunk: (chunk: SoundChunk) => void,
): Promise<SoundRecorder | null> {
  const reader = pieces.getReader();
  const { value: first } = await reader.read();
  if (first === undefined) return null;
  const { sampleRate, numberOfChannels } = first;
  const supported = await Promise.all(
    codecs.map(async ([, codec]) =>
      AudioEncoder.isConfigSupported({ codec, sampleRate, numberOfChannels, bitrate: bitsPerSecond }).then(
        (answer) => answer.supported === true,
        () => false,
      ),
    ),
  );
  const chosen = codecs[supported.indexOf(true)];
  if (chosen === undefined) {
    first.close();
    await reader.cancel();
    return null;
  }
  let config: AudioDecoderConfig | null = null;
  let held: SoundChunk[] = [];
  let arrival = Number.POSITIVE_INFINITY;
  let closed = false;
  const encoder = new AudioEncoder({
    output: (chunk, metadata) => {
      config = metadata?.decoderConfig ?? config;
      const data = new Uint8Array(chunk.byteLength);
      chunk.copyTo(data);
      const made = { timestamp: chunk.timestamp, duration: chunk.duration ?? 0, data };
      held.push(made);
      if ((held[0]?.timestamp ?? 0) < made.timestamp - 2 * heldUs)
        held = held.filter(({ timestamp }) => timestamp > made.timestamp - heldUs);
      onChunk(made);
    },
    // A take goes on without sound.
    error: () => {
      closed = true;
    },
  });
  encoder.configure({ codec: chosen[1], sampleRate, numberOfChannels, bitrate: bitsPerSecond });
  const take = (piece: AudioData): void => {
    arrival = Math.min(arrival, now() - piece.timestamp);
    if (!closed) encoder.encode(piece);
    piece.close();
  };
  const read = async (): Promise<void> => {
    for (let piece: AudioData | undefined = first; piece !== undefined; piece = (await reader.read()).value) {
      take(piece);
      if (closed) return;
    }
  };
  void read();
  return {
    codec: chosen[0],
    config: () => config,
    since: (timestamp) => held.filter((chunk) => chunk.timestamp >= timestamp),
    arrival: () => arrival,
    close: () => {
      closed = true;
      void reader.cancel();
      if (encoder.state !== 'closed') encoder.close();
    },
  };
}
