import type { ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import { createApp } from '#node/app.ts';
import { announcedIn, defaultDataFolder, holdDataFolder } from '#node/dataFolder.ts';
import { logUnhandled } from '#node/log.ts';
import { realPorts } from '#node/realPorts.ts';
import { openBrowser } from './openBrowser.ts';
import { askForStartUrl } from './secondStart.ts';
import { serve } from './server.ts';

const root = resolve(import.meta.dirname, '../..');
const dataFolder = defaultDataFolder();
const profileFolder = join(dataFolder, 'window');
const wantsWindow = !process.argv.includes('--no-window');

// A terminal that was closed must not end the program.
process.stdout.on('error', () => {});

const tell = (text: string): void => void process.stdout.write(`${text}\n`);

const hold = holdDataFolder(dataFolder);
if (hold === null) await secondStart();
else {
  try {
    await firstStart(hold);
  } catch (error) {
    hold.release();
    if (!(error instanceof FailureError)) throw error;
    process.stderr.write(`${error.failure.message} ${error.failure.action}\n`);
    process.exitCode = 1;
  }
}

async function firstStart({ announce, release }: NonNullable<typeof hold>): Promise<void> {
  const ports = realPorts({
    host: 'browser',
    dataFolder,
    root,
    // A browser gives no paths and no dialogs; the page uploads and downloads by itself.
    desktop: {
      nativeFiles: false,
      pickVideos: async () => [],
      pickFolder: async () => null,
      saveAs: async () => 'download',
      open: async () => 'download',
    },
  });
  const app = createApp(ports);
  const server = await serve({ app, log: ports.log, pageFolder: join(root, 'dist/renderer') });
  announce({ port: server.port, secret: server.secret });

  let browser: ChildProcess | null = null;
  let ending: Promise<void> | null = null;
  const end = (status: number): Promise<void> => {
    ending ??= (async () => {
      browser?.kill();
      await server.close();
      await app.close();
      release();
      ports.log.info('ended');
      process.exit(status);
    })();
    return ending;
  };
  logUnhandled(ports.log, () => void end(1));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));

  const url = server.newStartUrl();
  ports.log.info('started', { host: 'browser', version: ports.version, port: server.port });
  tell(`Soleus ${ports.version} keeps its data in ${dataFolder}`);
  browser = wantsWindow ? openBrowser(url, profileFolder) : null;
  if (browser === null) {
    if (wantsWindow) tell('No Chrome, Edge or Chromium was found on this computer.');
    tell(`Open this address in Chrome, Edge or Chromium (it works once): ${url}`);
    tell('Press Ctrl+C to end.');
    return;
  }
  const leave = (): Promise<void> => app.jobs.idle().then(() => end(0));
  browser.on('error', (error) => {
    ports.log.error('the browser could not be started', error);
    tell(`The browser could not be started. Open this address yourself (it works once): ${server.newStartUrl()}`);
  });
  const began = Date.now();
  browser.on('exit', (code) => {
    const atOnce = Date.now() - began < 5000;
    if (atOnce && code !== 0 && ending === null) {
      ports.log.warn('the browser ended at once', { code });
      tell(`The browser ended at once. Open this address yourself (it works once): ${server.newStartUrl()}`);
      return;
    }
    // A browser that runs already on this profile takes the window over, and the program just started ends at once.
    if (atOnce) void onceDeserted(server.pagesOpen).then(leave);
    else void leave();
  });
}

/** Resolves when no page has been open for ten seconds; half a minute is allowed for the first one to come. */
async function onceDeserted(pagesOpen: () => number): Promise<void> {
  for (let missing = 0, allowed = 30; missing < allowed; missing += 1) {
    await new Promise((done) => setTimeout(done, 1000));
    if (pagesOpen() > 0) {
      missing = -1;
      allowed = 10;
    }
  }
}

async function secondStart(): Promise<void> {
  const first = announcedIn(dataFolder);
  const url = first === null ? null : await askForStartUrl(first);
  if (url === null) {
    tell(`Soleus is already open on ${dataFolder}. Use that window, or close it first.`);
    process.exitCode = 1;
    return;
  }
  tell('Soleus is already running on this data folder: opening its window.');
  const browser = wantsWindow ? openBrowser(url, profileFolder) : null;
  if (browser === null) tell(`Open this address (it works once): ${url}`);
  browser?.unref();
}
