import type { VideoPurpose } from '#core/clinical/consent/record.ts';
import type { RecordingId } from '#core/domain/ids.ts';

/** What a made file is. */
export type Output = {
  /** The clips that it shows; empty where it shows none. */
  readonly recordings: readonly RecordingId[];
  /** For the page to look at, or to be handed out, and then for what. */
  readonly made: 'to-look-at' | 'to-hand-out';
  readonly purpose: VideoPurpose;
};

/** Files made by this process, by their output id. What is not in here was not made by it. */
export type Outputs = {
  readonly add: (id: string, output: Output) => void;
  /** Null for an id that this process did not give. */
  readonly get: (id: string) => Output | null;
};

export function createOutputs(): Outputs {
  const known = new Map<string, Output>();
  return { add: (id, output) => void known.set(id, output), get: (id) => known.get(id) ?? null };
}
