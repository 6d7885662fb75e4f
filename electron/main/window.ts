import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import type { Log } from '#node/ports.ts';
import { readWindowState, writeWindowState } from './windowState.ts';

type WindowOptions = {
  readonly root: string;
  /** Folder where the window's place is kept. */
  readonly stateFolder: string;
  readonly devTools: boolean;
  readonly log: Log;
};

/** The one window: where it was last time, shown once its page is painted. */
export function createWindow({ root, stateFolder, devTools, log }: WindowOptions): BrowserWindow {
  const file = join(stateFolder, 'window.json');
  const kept = readWindowState(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    ...kept?.bounds,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Soleus',
    backgroundColor: '#f8f9fa',
    ...(process.platform === 'linux' ? { icon: join(root, 'resources/icons/icon.png') } : {}),
    // Every safety switch is named, also where Electron's default is the same today; a static scan reads them here.
    webPreferences: {
      preload: join(root, 'dist/preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
      // A recording goes on while the window is behind another one.
      backgroundThrottling: false,
      devTools,
    },
  });
  if (kept?.maximized) window.maximize();
  if (kept?.fullScreen) window.setFullScreen(true);
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    try {
      writeWindowState(file, { bounds: window.getNormalBounds(), maximized: window.isMaximized(), fullScreen: window.isFullScreen() });
    } catch (error) {
      log.error('the place of the window could not be kept', error);
    }
  });
  return window;
}
