import { resolve } from 'node:path';
import { app, dialog } from 'electron';
import { describeError } from '#node/log.ts';
import { startHost } from './host.ts';

// Not awaited: Electron becomes ready only after this module has run to its end, and `startHost` waits for that.
startHost(resolve(import.meta.dirname, '../..')).catch((error: unknown) => {
  dialog.showErrorBox('Soleus cannot start', describeError(error));
  app.exit(1);
});
