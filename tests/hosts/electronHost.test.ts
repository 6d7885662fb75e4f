import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { JobState } from '#core/contract/events.ts';
import { holdDataFolder } from '#node/dataFolder.ts';
import { electronLab } from '#tests/helpers/electronLab.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { app, type MenuItem, state } from '#tests/helpers/standInElectron.ts';
import { startHost } from '../../electron/main/host.ts';

vi.mock('electron', () => import('#tests/helpers/standInElectron.ts'));
vi.mock('#node/app.ts', async (original) => {
  const real = await original<typeof import('#node/app.ts')>();
  return { ...real, createApp: vi.fn(real.createApp) };
});

const lab = electronLab();

describe('before Electron is ready', () => {
  test('sandbox, own scheme and folders are set, in time', () => {
    expect(state.did.indexOf('enableSandbox')).toBeLessThan(state.did.indexOf('ready'));
    expect(state.did.indexOf('registerScheme')).toBeLessThan(state.did.indexOf('ready'));
    expect(state.schemes).toEqual([
      { scheme: 'soleus', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
    ]);
    expect(state.paths.get('userData')).toBe(join(lab.folder, 'electron'));
    expect(state.crashReporter).toEqual({ uploadToServer: false });
  });

  test('a second Electron start gives way and the first comes to the front', async () => {
    app.emit('second-instance');
    expect(lab.window.did).toEqual(expect.arrayContaining(['restore', 'focus']));
    const first = { ...state };
    state.answers.singleInstance = false;
    const windows = state.windows.length;
    await startHost(repoRoot);
    expect(state.did).toContain('quit');
    expect(state.windows).toHaveLength(windows);
    expect(first.exits).toEqual([]);
  });

  test('a data folder that the browser host holds is not opened twice', async () => {
    app.emit('window-all-closed');
    await vi.waitFor(() => expect(state.exits).toEqual([0]));
    const hold = holdDataFolder(lab.folder);
    expect(hold).not.toBeNull();
    await lab.launch();
    expect(state.boxes[0]).toContain('already open');
    expect(state.exits).toEqual([1]);
    expect(state.windows).toEqual([]);
    hold?.release();
  });
});

describe('the window', () => {
  test('shows our page with every safety switch on', () => {
    expect(lab.window.loaded).toBe('soleus://app/');
    expect(lab.window.options['webPreferences']).toEqual({
      preload: join(repoRoot, 'dist/preload/index.cjs'),
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
      backgroundThrottling: false,
      devTools: false,
    });
  });

  test('is shown once painted, and its place is kept for next time', async () => {
    expect(lab.window.did).not.toContain('show');
    lab.window.emit('ready-to-show');
    expect(lab.window.did).toContain('show');
    lab.window.close();
    await vi.waitFor(() => expect(state.exits).toEqual([0]));
    expect(JSON.parse(readFileSync(join(lab.folder, 'electron/window.json'), 'utf8'))).toEqual({
      bounds: { x: 10, y: 20, width: 1200, height: 800 },
      maximized: true,
      fullScreen: false,
    });
    await lab.launch();
    expect(lab.window.options).toMatchObject({ x: 10, y: 20, width: 1200, height: 800 });
    expect(lab.window.did).toContain('maximize');
  });

  test('whose screen is gone, or whose note is broken, opens where it can be seen', async () => {
    for (const text of ['{"bounds":{"x":9000,"y":0,"width":1200,"height":800},"maximized":false,"fullScreen":false}', '{"bounds', '{}']) {
      lab.window.close();
      await vi.waitFor(() => expect(state.exits).toEqual([0]));
      writeFileSync(join(lab.folder, 'electron/window.json'), text);
      await lab.launch();
      expect(lab.window.options).toMatchObject({ width: 1440, height: 900 });
      expect(lab.window.options['x']).toBeUndefined();
    }
  });

  test('comes back after the page crashed, and the crash is in the log', () => {
    app.emit('render-process-gone', {}, lab.window.webContents, { reason: 'crashed', exitCode: 5 });
    expect(lab.window.webContents.reloads).toBe(1);
    expect(readFileSync(join(lab.folder, 'logs/soleus.log'), 'utf8')).toContain('the page crashed: Error: crashed');
  });

  test('that crashes again and again ends with a word, not in a circle', async () => {
    for (let n = 0; n < 4; n += 1) app.emit('render-process-gone', {}, lab.window.webContents, { reason: 'oom', exitCode: 5 });
    expect(lab.window.webContents.reloads).toBe(3);
    expect(state.boxes[0]).toContain('What was entered is kept');
    await vi.waitFor(() => expect(state.exits).toEqual([1]));
  });

  test('that just closed is not reloaded', () => {
    app.emit('render-process-gone', {}, lab.window.webContents, { reason: 'clean-exit', exitCode: 0 });
    expect(lab.window.webContents.reloads).toBe(0);
  });
});

describe('ending', () => {
  const job = (work: () => Promise<Record<string, string>>) => lab.running.jobs.start({ kind: 'import', title: 'clip', work });
  const messages = () => state.dialogs.filter(({ kind }) => kind === 'message');

  test('with nothing running asks nothing, closes the record and lets the folder go', async () => {
    lab.window.close();
    await vi.waitFor(() => expect(state.exits).toEqual([0]));
    expect(messages()).toEqual([]);
    const hold = holdDataFolder(lab.folder);
    expect(hold).not.toBeNull();
    hold?.release();
  });

  test('with an import running asks; "Stay" stays', async () => {
    const done = Promise.withResolvers<Record<string, string>>();
    const id = job(() => done.promise);
    state.answers.message = 2;
    lab.window.close();
    await vi.waitFor(() => expect(messages()).toHaveLength(1));
    await Promise.resolve();
    expect(lab.window.did).not.toContain('closed');
    done.resolve({});
    expect((await lab.running.jobs.ended(id)).state).toBe('done');
  });

  test.each<[string, number, JobState['state']]>([
    ['Finish, then quit', 0, 'done'],
    ['Stop and quit', 1, 'cancelled'],
  ])('"%s" ends the import as %s', async (_, response, end) => {
    const id = lab.running.jobs.start({
      kind: 'import',
      title: 'clip',
      work: ({ signal }) =>
        new Promise((done, failed) => {
          setTimeout(() => done({}), 100);
          signal.addEventListener('abort', () => failed(signal.reason));
        }),
    });
    const jobs = lab.running.jobs;
    state.answers.message = response;
    lab.window.close();
    await vi.waitFor(() => expect(state.exits).toEqual([0]));
    expect((await jobs.ended(id)).state).toBe(end);
  });
});

describe('the menu', () => {
  const items = (menu: MenuItem[]): MenuItem[] => menu.flatMap((item) => [item, ...items(item.submenu ?? [])]);

  test('sends each of its commands to the page', () => {
    for (const item of items(state.menu)) if (!/log|data lab.folder/.test(item.label ?? '')) item.click?.();
    const commands = lab.window.webContents.sent.map(({ args }) => (args[0] as { command?: string }).command);
    expect(commands.toSorted()).toEqual(['about', 'find', 'import', 'new-patient', 'print', 'redo', 'settings', 'shortcuts', 'undo']);
  });

  test('shows the log file', () => {
    items(state.menu)
      .find((item) => item.label?.includes('log'))
      ?.click?.();
    expect(state.did).toContain(`showItem ${join(lab.folder, 'logs/soleus.log')}`);
  });

  test('has no developer tools in the packed program', () => {
    expect(items(state.menu).map((item) => item.role)).not.toContain('toggleDevTools');
  });
});
