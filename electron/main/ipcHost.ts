import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Reply } from '#core/contract/failure.ts';
import type { App } from '#node/app.ts';
import type { Log } from '#node/ports.ts';
import { isOwn } from './security.ts';

/** A call counts only when it comes from the main frame of our window while that shows our own page. */
export function isFromOwnPage(event: IpcMainInvokeEvent, window: BrowserWindow): boolean {
  const frame = event.senderFrame;
  return frame !== null && event.sender === window.webContents && frame === window.webContents.mainFrame && isOwn(frame.url);
}

const refused: Reply<never> = {
  ok: false,
  failure: { code: 'forbidden', message: 'Refused: not the page of Soleus.', action: 'Use the window of Soleus.' },
};

/** Joins page and application: calls in, events out. Returns the function that parts them. */
export function serveCalls(app: Pick<App, 'call' | 'events'>, window: BrowserWindow, log: Log): () => void {
  ipcMain.handle('soleus:call', (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    if (!isFromOwnPage(event, window)) {
      log.warn('refused a call from another page');
      return Promise.resolve(refused);
    }
    return app.call(String(name), input);
  });
  const stop = app.events.subscribe((event) => {
    if (!window.isDestroyed()) window.webContents.send('soleus:event', event);
  });
  return () => {
    stop();
    ipcMain.removeHandler('soleus:call');
  };
}
