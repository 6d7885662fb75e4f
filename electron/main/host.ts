import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, crashReporter, dialog, session } from 'electron';
import { FailureError } from '#core/contract/failure.ts';
import { type App, createApp } from '#node/app.ts';
import { defaultDataFolder, type Hold, holdDataFolder } from '#node/dataFolder.ts';
import { logUnhandled } from '#node/log.ts';
import { realPorts } from '#node/realPorts.ts';
import { createDesktop } from './desktop.ts';
import { serveCalls } from './ipcHost.ts';
import { registerScheme, serveScheme } from './mediaScheme.ts';
import { setMenu } from './menu.ts';
import { guardContents, guardDownloads, guardPermissions, pageUrl } from './security.ts';
import { createWindow } from './window.ts';

/** Everything that must happen before Electron is ready, then the rest. `root` holds package.json, dist and resources. */
export async function startHost(root: string): Promise<void> {
  const dataFolder = defaultDataFolder();
  const stateFolder = join(dataFolder, 'electron');
  mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
  app.setPath('userData', stateFolder);
  app.setPath('crashDumps', join(dataFolder, 'logs', 'crashes'));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  crashReporter.start({ uploadToServer: false });
  app.enableSandbox();
  registerScheme();
  app.on('web-contents-created', (_event, contents) => guardContents(contents));

  await app.whenReady();
  const hold = holdDataFolder(dataFolder);
  if (hold === null) {
    dialog.showErrorBox('Soleus is already open', 'It runs in a browser window on this data folder. Use that window, or close it first.');
    app.exit(1);
    return;
  }
  try {
    await open({ root, dataFolder, stateFolder, hold });
  } catch (error) {
    hold.release();
    if (!(error instanceof FailureError)) throw error;
    dialog.showErrorBox('Soleus cannot start', `${error.failure.message}\n\n${error.failure.action}`);
    app.exit(1);
  }
}

type Opening = { readonly root: string; readonly dataFolder: string; readonly stateFolder: string; readonly hold: Hold };

async function open({ root, dataFolder, stateFolder, hold }: Opening): Promise<void> {
  const devTools = !app.isPackaged;
  let window: BrowserWindow | null = null;
  const present = (): BrowserWindow => {
    if (window === null) throw new Error('the window is not open yet');
    return window;
  };
  const ports = realPorts({ host: 'electron', dataFolder, root, desktop: createDesktop(present) });
  const soleus = createApp(ports);
  guardPermissions(session.defaultSession);
  guardDownloads(session.defaultSession);
  serveScheme(session.defaultSession.protocol, { app: soleus, log: ports.log, pageFolder: join(root, 'dist/renderer') });

  const shown = createWindow({ root, stateFolder, devTools, log: ports.log });
  window = shown;
  serveCalls(soleus, shown, ports.log);
  setMenu({ send: soleus.events.emit, logFile: ports.logFile, dataFolder, devTools });

  const end = endOnce(soleus, hold, (status) => {
    ports.log.info('ended');
    app.exit(status);
  });
  logUnhandled(ports.log, () => void end(1));
  const crashes: number[] = [];
  app.on('render-process-gone', (_event, _contents, details) => {
    if (details.reason === 'clean-exit' || shown.isDestroyed()) return;
    ports.log.error('the page crashed', new Error(details.reason), { exitCode: details.exitCode });
    const now = ports.clock.now().getTime();
    crashes.push(now);
    if (crashes.filter((at) => now - at < 60_000).length < 4) {
      shown.webContents.reload();
      return;
    }
    dialog.showErrorBox(
      'Soleus cannot go on',
      'Its window crashed four times within a minute. What was entered is kept. Start Soleus again.',
    );
    void end(1);
  });
  app.on('child-process-gone', (_event, details) =>
    ports.log.warn('a helper process ended', { type: details.type, reason: details.reason }),
  );
  app.on('second-instance', () => {
    if (shown.isMinimized()) shown.restore();
    shown.focus();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));

  // Quitting goes through the window's close, so that running work is asked about in one place.
  let mayClose = false;
  const leave = async (): Promise<void> => {
    if (await mayLeave(soleus, shown)) {
      mayClose = true;
      shown.close();
    }
  };
  shown.on('close', (event) => {
    if (mayClose) return;
    event.preventDefault();
    void leave();
  });
  app.on('window-all-closed', () => void end(0));

  ports.log.info('started', { host: 'electron', version: ports.version });
  await shown.loadURL(pageUrl);
}

/** True when nothing is running, it was waited for, or the person wants to stop it. */
async function mayLeave(soleus: App, window: BrowserWindow): Promise<boolean> {
  const running = soleus.jobs.list().filter((job) => job.state === 'running' || job.state === 'queued').length;
  if (running === 0) return true;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: running === 1 ? 'One task is still running.' : `${running} tasks are still running.`,
    detail: 'Clips that are only partly imported are not kept.',
    buttons: ['Finish, then quit', 'Stop and quit', 'Stay'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  if (response === 0) await soleus.jobs.idle();
  return response !== 2;
}

function endOnce(soleus: App, hold: Hold, exit: (status: number) => void): (status: number) => Promise<void> {
  let ending: Promise<void> | null = null;
  return (status) => {
    ending ??= soleus.close().then(() => {
      hold.release();
      exit(status);
    });
    return ending;
  };
}
