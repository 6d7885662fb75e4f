/** A file that a host may serve, whole or by range. */
export type ByteSource = { readonly file: string; readonly bytes: number; readonly mime: string; readonly name: string };

/**
 * The byte channel. Media ids: `clip-<recordingId>` (what is reviewed), `original-<recordingId>`, `thumbnail-<recordingId>-<n>`,
 * `picture-<recordingId>-<frame>`, `report-<reportId>`, `output-<id>`, `logo`; written to: `upload-<uploadId>`.
 */
export type Bytes = {
  /** Throws a 'not-found' failure for anything that is not a known media id; ids never become paths unchecked. */
  readonly resolve: (mediaId: string) => Promise<ByteSource>;
  /** Appends at `offset`, which must be the number of bytes received so far. Throws 'conflict', 'too-large', 'disk-full'. */
  readonly write: (mediaId: string, offset: number, chunk: Uint8Array) => Promise<{ readonly received: number }>;
};

export function createBytes(_options: { db: unknown; folders: unknown }): Bytes {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return { resolve: unbuilt, write: unbuilt };
}
