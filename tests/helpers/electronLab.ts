import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { type App, createApp } from '#node/app.ts';
import { startHost } from '../../electron/main/host.ts';
import { repoRoot } from './paths.ts';
import { app, type BrowserWindow, relaunch, state } from './standInElectron.ts';

export type ElectronLab = {
  /** The data folder of this test. */
  readonly folder: string;
  readonly window: BrowserWindow;
  /** The application that the host started last. */
  readonly running: App;
  /** Starts the host anew on the same data folder. */
  readonly launch: () => Promise<void>;
};

/**
 * Starts the Electron host on the stand-in before each test and ends it after. The test file must hold the two mocks itself, because Vitest moves them up:
 * `vi.mock('electron', …standInElectron)` and `vi.mock('#node/app.ts', …)` with `createApp` wrapped in `vi.fn`.
 */
export function electronLab(): ElectronLab {
  let folder = '';
  let window: BrowserWindow;
  const launch = async (): Promise<void> => {
    relaunch();
    await startHost(repoRoot);
    window = state.windows[0] as BrowserWindow;
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'soleus-electron-'));
    vi.stubEnv('SOLEUS_DATA', folder);
    await launch();
  });
  afterEach(async () => {
    if (state.exits.length === 0) {
      app.emit('window-all-closed');
      await vi.waitFor(() => expect(state.exits).toHaveLength(1));
    }
    for (const name of ['unhandledRejection', 'uncaughtException', 'SIGINT', 'SIGTERM'] as const) process.removeAllListeners(name);
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get folder() {
      return folder;
    },
    get window() {
      return window;
    },
    get running() {
      return vi.mocked(createApp).mock.results.at(-1)?.value as App;
    },
    launch,
  };
}

/** Addresses that are not our page, some of which look like it. */
export const foreign = [
  'https://evil.example/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'soleus://app.evil.example/',
  'soleus://evil/',
  'soleus://app@evil/',
  'soleus://user@app/',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://evil.example/1',
  'about:blank',
  'not an address',
];
