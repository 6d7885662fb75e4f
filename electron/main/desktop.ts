import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { FailureError } from '#core/contract/failure.ts';
import type { Desktop } from '#node/ports.ts';

const videoExtensions = ['mp4', 'm4v', 'mov', 'mkv', 'webm', 'avi', 'mts', 'm2ts', 'ts', 'mpg', 'mpeg', 'wmv', '3gp'];

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
