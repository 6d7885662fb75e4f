import type { Session, WebContents } from 'electron';
import { systemPreferences } from 'electron';

export const scheme = 'soleus';
export const pageUrl = `${scheme}://app/`;

/** Whether an address is a page of ours. Parsed, never compared by its beginning: `soleus://app.example/` is not ours. */
export function isOwn(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${scheme}:` && url.host === 'app' && url.username === '' && url.password === '';
}

/** What may be recorded: the runner, and the sound of the steps. Both names are the page's own. */
const recorded: ReadonlyMap<string, 'camera' | 'microphone'> = new Map([
  ['video', 'camera'],
  ['audio', 'microphone'],
]);

/** Besides camera and microphone: copying a still to the clipboard, and full screen. Neither reads anything. */
const harmless: readonly string[] = ['clipboard-sanitized-write', 'fullscreen'];

/** Electron grants every permission unless told otherwise: here camera and microphone, for our own page in our own window, and nothing else that can read. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    if (!details.isMainFrame || !isOwn(details.requestingUrl)) return answer(false);
    if (permission !== 'media') return answer(harmless.includes(permission));
    const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const devices = types.map((type) => recorded.get(type));
    if (devices.length === 0 || devices.includes(undefined)) return answer(false);
    if (process.platform !== 'darwin') return answer(true);
    Promise.all(devices.map((device) => systemPreferences.askForMediaAccess(device as 'camera' | 'microphone'))).then(
      (given) => answer(given.every(Boolean)),
      () => answer(false),
    );
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    if (!isOwn(origin)) return false;
    return permission === 'media' ? recorded.has(details.mediaType ?? '') : harmless.includes(permission);
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
}

/** No content leaves our page: no navigation, no new window, no embedded web view, no download from elsewhere. */
export function guardContents(contents: WebContents): void {
  const refuseForeign = (event: { preventDefault: () => void }, address: string): void => {
    if (!isOwn(address)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => refuseForeign(event, event.url));
  contents.on('will-redirect', (event) => refuseForeign(event, event.url));
  contents.on('will-frame-navigate', (event) => {
    // A frame may show a document that our own page made.
    if (event.isMainFrame || !event.url.startsWith(`blob:${pageUrl}`)) refuseForeign(event, event.url);
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

export function guardDownloads(session: Session): void {
  session.on('will-download', (event, item) => {
    const address = item.getURL();
    if (!isOwn(address.startsWith('blob:') ? address.slice('blob:'.length) : address)) event.preventDefault();
  });
}
