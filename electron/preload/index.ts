import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { SoleusEvent } from '#core/contract/events.ts';
import type { Reply } from '#core/contract/failure.ts';

/** All that the page gets from Electron. The page's own description of it is `Bridge` in `renderer/link.ts`; a test holds the two together. */
const bridge = {
  call: (name: string, input: unknown): Promise<Reply<unknown>> => ipcRenderer.invoke('soleus:call', name, input),
  onEvent: (listener: (event: SoleusEvent) => void): (() => void) => {
    const pass = (_: unknown, event: SoleusEvent): void => listener(event);
    ipcRenderer.on('soleus:event', pass);
    return () => void ipcRenderer.off('soleus:event', pass);
  },
  pathOf: (file: File): string => webUtils.getPathForFile(file),
};

export type PreloadBridge = typeof bridge;

contextBridge.exposeInMainWorld('soleus', bridge);
