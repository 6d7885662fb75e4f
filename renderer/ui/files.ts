import type { RecordingId } from '#core/domain/ids.ts';
import { call, mediaUrl, sendBytes } from '../link.ts';
import { reportFailure } from './failures.ts';

/** Hands a made file to the clinician under `name`: the native save dialog, or a download where the host has none. */
export async function saveFile(mediaId: string, name: string): Promise<void> {
  try {
    const { outcome } = await call('files.saveAs', { mediaId, suggestedName: name });
    if (outcome !== 'download') return;
    const link = document.createElement('a');
    link.href = mediaUrl(mediaId);
    link.download = name;
    link.click();
  } catch (thrown) {
    reportFailure(thrown);
  }
}

/**
 * Hands a picture, video or table that was made here of these clips to the clinician; the record notes that they left the program. When it cannot be kept, or
 * `signal` cancels it, what was sent so far is removed.
 */
export async function saveMade(
  made: Blob,
  kind: 'png' | 'mp4' | 'csv',
  recordings: readonly RecordingId[],
  name: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const { id } = await call('uploads.begin', { name, bytes: made.size });
  try {
    await sendBytes(id, made, signal);
    signal.throwIfAborted();
  } catch (thrown) {
    await call('uploads.abandon', { id }).catch(noteLeftOver);
    throw thrown;
  }
  const { outputId } = await call('exports.keep', { uploadId: id, kind, recordings: [...new Set(recordings)] });
  await saveFile(`output-${outputId}`, name);
}

/** A transfer that cannot be ended now is removed when Soleus starts again; what went wrong before is what the clinician is told. */
const noteLeftOver = (thrown: unknown): void => console.warn('a transfer could not be ended', thrown);

/** Opens a made file in the system's own program, or in a new tab where the host cannot. */
export async function openFile(mediaId: string): Promise<void> {
  try {
    const { outcome } = await call('files.open', { mediaId });
    if (outcome === 'download') window.open(mediaUrl(mediaId), '_blank', 'noopener');
  } catch (thrown) {
    reportFailure(thrown);
  }
}
