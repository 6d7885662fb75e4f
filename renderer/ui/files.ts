import { call, mediaUrl } from '../link.ts';
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

/** Opens a made file in the system's own program, or in a new tab where the host cannot. */
export async function openFile(mediaId: string): Promise<void> {
  try {
    const { outcome } = await call('files.open', { mediaId });
    if (outcome === 'download') window.open(mediaUrl(mediaId), '_blank', 'noopener');
  } catch (thrown) {
    reportFailure(thrown);
  }
}
