import { copyFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { FailureError } from '#core/contract/failure.ts';
import type { Desktop } from '#node/ports.ts';

const videoExtensions = ['mp4', 'm4v', 'mov', 'mkv', 'webm', 'avi', 'mts', 'm2ts', 'ts', 'mpg', 'mpeg', 'wmv', '3gp'];

/** What may be handed to the system: kinds that are shown, never ones that are run, whatever a clip was named when it came in. */
const shown = ['.pdf', '.csv', '.xlsx', '.png', '.jpg', '.jpeg', ...videoExtensions.map((extension) => `.${extension}`)];

/** Native dialogs over the window. `window` gives the present one. */
export function createDesktop(window: () => BrowserWindow): Desktop {
  return {
    nativeFiles: true,
    pickVideos: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: 'Import clips',
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: 'Video', extensions: videoExtensions },
          { name: 'All files', extensions: ['*'] },
        ],
      });
      return canceled ? [] : filePaths;
    },
    pickFolder: async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title: 'Choose a folder',
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    saveAs: async (file, suggestedName) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        // Only a name: the page cannot point the dialog at another folder.
        defaultPath: join(app.getPath('documents'), basename(suggestedName)),
      });
      if (canceled || filePath === '') return 'cancelled';
      await copyFile(file, filePath);
      return 'saved';
    },
    open: async (file) => {
      if (!shown.includes(extname(file).toLowerCase())) {
        throw new FailureError('forbidden', 'Soleus does not open this kind of file.', 'Save it instead, and look at what it is first.');
      }
      const problem = await shell.openPath(file);
      if (problem !== '') {
        throw new FailureError(
          'not-found',
          'This computer has no program that opens such a file.',
          'Save it instead, then open it with a program of your choice.',
          { cause: new Error(problem) },
        );
      }
      return 'opened';
    },
  };
}
