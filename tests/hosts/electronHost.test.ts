import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { methodNames } from '#core/contract/api.ts';
import type { JobState } from '#core/contract/events.ts';
import { createApp } from '#node/app.ts';
import { holdDataFolder } from '#node/dataFolder.ts';
import { commonHeaders, contentPolicy } from '#node/page/policy.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import {
  app,
  type BrowserWindow,
  fired,
  type MenuItem,
  relaunch,
  session,
  shell,
  state,
  systemPreferences,
} from '#tests/helpers/standInElectron.ts';
import { createDesktop } from '../../electron/main/desktop.ts';
import { startHost } from '../../electron/main/host.ts';

vi.mock('electron', () => import('#tests/helpers/standInElectron.ts'));
vi.mock('#node/app.ts', async (original) => {
  const real = await original<typeof import('#node/app.ts')>();
  return { ...real, createApp: vi.fn(real.createApp) };
});

let folder: string;
let window: BrowserWindow;
const running = () => vi.mocked(createApp).mock.results.at(-1)?.value as ReturnType<typeof createApp>;

async function launch(): Promise<void> {
  relaunch();
  await startHost(repoRoot);
  window = state.windows[0] as BrowserWindow;
}

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

describe('before Electron is ready', () => {
  test('sandbox, own scheme and folders are set, in time', () => {
    expect(state.did.indexOf('enableSandbox')).toBeLessThan(state.did.indexOf('ready'));
    expect(state.did.indexOf('registerScheme')).toBeLessThan(state.did.indexOf('ready'));
    expect(state.schemes).toEqual([
      { scheme: 'soleus', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
    ]);
    expect(state.paths.get('userData')).toBe(join(folder, 'electron'));
    expect(state.crashReporter).toEqual({ uploadToServer: false });
  });

  test('a second Electron start gives way and the first comes to the front', async () => {
    app.emit('second-instance');
    expect(window.did).toEqual(expect.arrayContaining(['restore', 'focus']));
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
    const hold = holdDataFolder(folder);
    expect(hold).not.toBeNull();
    await launch();
    expect(state.boxes[0]).toContain('already open');
    expect(state.exits).toEqual([1]);
    expect(state.windows).toEqual([]);
    hold?.release();
  });
});

describe('the window', () => {
  test('shows our page with every safety switch on', () => {
    expect(window.loaded).toBe('soleus://app/');
    expect(window.options['webPreferences']).toEqual({
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
    expect(window.did).not.toContain('show');
    window.emit('ready-to-show');
    expect(window.did).toContain('show');
    window.close();
    await vi.waitFor(() => expect(state.exits).toEqual([0]));
    expect(JSON.parse(readFileSync(join(folder, 'electron/window.json'), 'utf8'))).toEqual({
      bounds: { x: 10, y: 20, width: 1200, height: 800 },
      maximized: true,
      fullScreen: false,
    });
    await launch();
    expect(window.options).toMatchObject({ x: 10, y: 20, width: 1200, height: 800 });
    expect(window.did).toContain('maximize');
  });

  test('whose screen is gone, or whose note is broken, opens where it can be seen', async () => {
    for (const text of ['{"bounds":{"x":9000,"y":0,"width":1200,"height":800},"maximized":false,"fullScreen":false}', '{"bounds', '{}']) {
      window.close();
      await vi.waitFor(() => expect(state.exits).toEqual([0]));
      writeFileSync(join(folder, 'electron/window.json'), text);
      await launch();
      expect(window.options).toMatchObject({ width: 1440, height: 900 });
      expect(window.options['x']).toBeUndefined();
    }
  });

  test('comes back after the page crashed, and the crash is in the log', () => {
    app.emit('render-process-gone', {}, window.webContents, { reason: 'crashed', exitCode: 5 });
    expect(window.webContents.reloads).toBe(1);
    expect(readFileSync(join(folder, 'logs/soleus.log'), 'utf8')).toContain('the page crashed: Error: crashed');
  });

  test('that crashes again and again ends with a word, not in a circle', async () => {
    for (let n = 0; n < 4; n += 1) app.emit('render-process-gone', {}, window.webContents, { reason: 'oom', exitCode: 5 });
    expect(window.webContents.reloads).toBe(3);
    expect(state.boxes[0]).toContain('What was entered is kept');
    await vi.waitFor(() => expect(state.exits).toEqual([1]));
  });

  test('that just closed is not reloaded', () => {
    app.emit('render-process-gone', {}, window.webContents, { reason: 'clean-exit', exitCode: 0 });
    expect(window.webContents.reloads).toBe(0);
  });
});

const foreign = [
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

describe('leaving our page', () => {
  test.each(foreign)('to %s is refused in every way', (url) => {
    for (const name of ['will-navigate', 'will-redirect'] as const) {
      const event = fired({ url });
      window.webContents.emit(name, event);
      expect(event.prevented).toBe(true);
    }
    for (const isMainFrame of [true, false]) {
      const event = fired({ url, isMainFrame });
      window.webContents.emit('will-frame-navigate', event);
      expect(event.prevented).toBe(true);
    }
    expect(window.webContents.windowOpen?.({ url })).toEqual({ action: 'deny' });
  });

  test('staying on it is not', () => {
    const event = fired({ url: 'soleus://app/patients/1' });
    window.webContents.emit('will-navigate', event);
    expect(event.prevented).toBe(false);
    const frame = fired({ url: 'blob:soleus://app/123', isMainFrame: false });
    window.webContents.emit('will-frame-navigate', frame);
    expect(frame.prevented).toBe(false);
  });

  test('no new window, not even of our own page; no web view', () => {
    expect(window.webContents.windowOpen?.({ url: 'soleus://app/' })).toEqual({ action: 'deny' });
    const event = fired();
    window.webContents.emit('will-attach-webview', event);
    expect(event.prevented).toBe(true);
  });

  test('a download from elsewhere is refused, one the page made is not', () => {
    for (const [url, refused] of [
      ['https://evil.example/x', true],
      ['blob:https://evil.example/1', true],
      ['blob:soleus://app/1', false],
      ['soleus://app/media/report-1', false],
    ] as const) {
      const event = fired();
      session.defaultSession.emit('will-download', event, { getURL: () => url });
      expect(event.prevented).toBe(refused);
    }
  });
});

describe('permissions', () => {
  const ask = (permission: string, details: Record<string, unknown>): Promise<unknown> =>
    new Promise((done) =>
      state.permissionRequest?.(null, permission, done, { isMainFrame: true, requestingUrl: 'soleus://app/', ...details }),
    );

  test('the camera, for our own page', async () => {
    expect(await ask('media', { mediaTypes: ['video'] })).toBe(true);
    expect(state.permissionCheck?.(null, 'media', 'soleus://app/', { mediaType: 'video' })).toBe(true);
  });

  test('not the microphone, not a frame, not another page', async () => {
    expect(await ask('media', { mediaTypes: ['audio'] })).toBe(false);
    expect(await ask('media', { mediaTypes: ['video', 'audio'] })).toBe(false);
    expect(await ask('media', { mediaTypes: [] })).toBe(false);
    expect(await ask('media', {})).toBe(false);
    expect(await ask('media', { mediaTypes: ['video'], isMainFrame: false })).toBe(false);
    for (const requestingUrl of foreign) expect(await ask('media', { mediaTypes: ['video'], requestingUrl })).toBe(false);
    expect(state.permissionCheck?.(null, 'media', 'soleus://app/', { mediaType: 'audio' })).toBe(false);
    for (const origin of foreign) expect(state.permissionCheck?.(null, 'media', origin, { mediaType: 'video' })).toBe(false);
  });

  test.each([
    'geolocation',
    'notifications',
    'midi',
    'hid',
    'serial',
    'usb',
    'clipboard-read',
    'openExternal',
    'display-capture',
    'fileSystem',
    'unknown',
  ])('%s is refused', async (permission) => {
    expect(await ask(permission, {})).toBe(false);
    expect(state.permissionCheck?.(null, permission, 'soleus://app/', {})).toBe(false);
  });

  test('devices and screens are never given', () => {
    expect(state.devicePermission?.({})).toBe(false);
    const answer = vi.fn();
    state.displayMedia?.({}, answer);
    expect(answer).toHaveBeenCalledWith(null);
  });

  test('macOS is asked too, and its no is a no', async () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform') as PropertyDescriptor;
    Object.defineProperty(process, 'platform', { value: 'darwin' });
    try {
      systemPreferences.askForMediaAccess.mockResolvedValueOnce(false);
      expect(await ask('media', { mediaTypes: ['video'] })).toBe(false);
      expect(systemPreferences.askForMediaAccess).toHaveBeenCalledWith('camera');
      expect(await ask('media', { mediaTypes: ['video'] })).toBe(true);
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
  });
});

describe('calls', () => {
  const call = (name: unknown, input: unknown, event: Record<string, unknown> = {}): Promise<unknown> =>
    (state.handlers.get('soleus:call') as (...args: unknown[]) => Promise<unknown>)(
      { sender: window.webContents, senderFrame: window.webContents.mainFrame, ...event },
      name,
      input,
    );

  test('there is one channel, and every method of the contract answers on it', async () => {
    expect([...state.handlers.keys()]).toEqual(['soleus:call']);
    for (const name of methodNames) {
      const reply = (await call(name, 'not an input')) as { ok: boolean; failure: { code: string } };
      expect([name, reply.ok, reply.failure.code]).toEqual([name, false, 'invalid-input']);
    }
    expect(await call('patients.drop', {})).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    expect(await call({ toString: 'x' }.toString, {})).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });

  test.each<[string, () => Record<string, unknown>]>([
    ['another window', () => ({ sender: {} })],
    ['a frame inside our page', () => ({ senderFrame: { url: 'soleus://app/' } })],
    ['a frame that is gone', () => ({ senderFrame: null })],
  ])('from %s are refused', async (_, event) => {
    expect(await call('app.info', {}, event())).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
  });

  test('from our window are refused while it shows another page', async () => {
    for (const url of foreign) {
      window.webContents.mainFrame.url = url;
      expect(await call('app.info', {})).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    }
  });

  test('events reach the page', () => {
    running().events.emit({ type: 'changed', topic: 'patients', id: null });
    expect(window.webContents.sent).toContainEqual({ channel: 'soleus:event', args: [{ type: 'changed', topic: 'patients', id: null }] });
  });
});

describe('the scheme', () => {
  const get = async (url: string, init?: RequestInit): Promise<Response> => {
    const reply = await state.schemeHandler?.(new Request(url, init));
    if (!reply) throw new Error('no handler for the scheme');
    return reply;
  };

  test.each([
    'soleus://evil/',
    'soleus://app.evil.example/index.html',
    'soleus://app/..%2f..%2fpackage.json',
    'soleus://app/assets/..%5c..%5cpackage.json',
    'soleus://app/media/..%2fsoleus.db',
    'soleus://app/media/',
  ])('%s gives nothing', async (url) => {
    const reply = await get(url);
    expect(reply.status).toBe(404);
    expect(await reply.text()).not.toContain('"version"');
  });

  test.each(['POST', 'DELETE', 'PATCH'])('%s is refused', async (method) => {
    expect((await get('soleus://app/', { method })).status).toBe(405);
    expect((await get('soleus://app/media/logo', { method })).status).toBe(405);
  });

  test('the page comes with the same strict policy as in the browser host, with a nonce of its own', async () => {
    const reply = await get('soleus://app/');
    const policy = reply.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([\w-]{22})'/.exec(policy)?.[1] ?? 'none';
    expect(policy).toBe(contentPolicy(nonce));
    expect(await reply.text()).toContain(nonce);
    expect((await get('soleus://app/')).headers.get('content-security-policy')).not.toBe(policy);
    for (const [name, value] of Object.entries(commonHeaders)) expect(reply.headers.get(name)).toBe(value);
    expect((await get('soleus://app/patients/1')).headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  test('takes chunks and gives ranges', async () => {
    const begun = await running().call('uploads.begin', { name: 'clip.mp4', bytes: 3000 });
    const { id } = (begun as { value: { id: string } }).value;
    const url = `soleus://app/media/upload-${id}`;
    const bytes = Uint8Array.from({ length: 3000 }, (_, n) => n % 251);
    for (const offset of [0, 1500]) {
      const reply = await get(`${url}?offset=${offset}`, { method: 'PUT', body: bytes.subarray(offset, offset + 1500) });
      expect(await reply.json()).toEqual({ ok: true, value: { received: offset + 1500 } });
    }
    const part = await get(url, { headers: { range: 'bytes=100-199' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 100-199/3000']);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.subarray(100, 200));
    expect((await get(url, { headers: { range: 'bytes=3000-' } })).status).toBe(416);
    expect((await get(url, { method: 'HEAD' })).headers.get('content-length')).toBe('3000');
    expect(new Uint8Array(await (await get(url)).arrayBuffer())).toEqual(bytes);
  });

  test('a chunk that is far too long is refused before it is kept', async () => {
    const reply = await get('soleus://app/media/upload-1?offset=0', { method: 'PUT', body: new Uint8Array(17 * 1024 * 1024) });
    expect([reply.status, ((await reply.json()) as { failure: { code: string } }).failure.code]).toEqual([413, 'too-large']);
  });

  test('a chunk without its place is refused', async () => {
    expect((await get('soleus://app/media/upload-1', { method: 'PUT', body: 'x' })).status).toBe(400);
  });
});

describe('ending', () => {
  const job = (work: () => Promise<Record<string, string>>) => running().jobs.start({ kind: 'import', title: 'clip', work });
  const messages = () => state.dialogs.filter(({ kind }) => kind === 'message');

  test('with nothing running asks nothing, closes the record and lets the folder go', async () => {
    window.close();
    await vi.waitFor(() => expect(state.exits).toEqual([0]));
    expect(messages()).toEqual([]);
    const hold = holdDataFolder(folder);
    expect(hold).not.toBeNull();
    hold?.release();
  });

  test('with an import running asks; "Stay" stays', async () => {
    const done = Promise.withResolvers<Record<string, string>>();
    const id = job(() => done.promise);
    state.answers.message = 2;
    window.close();
    await vi.waitFor(() => expect(messages()).toHaveLength(1));
    await Promise.resolve();
    expect(window.did).not.toContain('closed');
    done.resolve({});
    expect((await running().jobs.ended(id)).state).toBe('done');
  });

  test.each<[string, number, JobState['state']]>([
    ['Finish, then quit', 0, 'done'],
    ['Stop and quit', 1, 'cancelled'],
  ])('"%s" ends the import as %s', async (_, response, end) => {
    const id = running().jobs.start({
      kind: 'import',
      title: 'clip',
      work: ({ signal }) =>
        new Promise((done, failed) => {
          setTimeout(() => done({}), 100);
          signal.addEventListener('abort', () => failed(signal.reason));
        }),
    });
    const jobs = running().jobs;
    state.answers.message = response;
    window.close();
    await vi.waitFor(() => expect(state.exits).toEqual([0]));
    expect((await jobs.ended(id)).state).toBe(end);
  });
});

describe('the menu', () => {
  const items = (menu: MenuItem[]): MenuItem[] => menu.flatMap((item) => [item, ...items(item.submenu ?? [])]);

  test('sends each of its commands to the page', () => {
    for (const item of items(state.menu)) if (!/log|data folder/.test(item.label ?? '')) item.click?.();
    const commands = window.webContents.sent.map(({ args }) => (args[0] as { command?: string }).command);
    expect(commands.toSorted()).toEqual(['about', 'find', 'import', 'new-patient', 'print', 'redo', 'settings', 'shortcuts', 'undo']);
  });

  test('shows the log file', () => {
    items(state.menu)
      .find((item) => item.label?.includes('log'))
      ?.click?.();
    expect(state.did).toContain(`showItem ${join(folder, 'logs/soleus.log')}`);
  });

  test('has no developer tools in the packed program', () => {
    expect(items(state.menu).map((item) => item.role)).not.toContain('toggleDevTools');
  });
});

describe('native dialogs', () => {
  const call = (name: string, input: unknown): Promise<unknown> => running().call(name, input);

  test('pick several clips; cancelled gives none', async () => {
    expect(await call('files.pickVideos', {})).toEqual({ ok: true, value: { paths: [] } });
    state.answers.open = { canceled: false, filePaths: ['/clips/a.mp4', '/clips/b.mov'] };
    expect(await call('files.pickVideos', {})).toEqual({ ok: true, value: { paths: ['/clips/a.mp4', '/clips/b.mov'] } });
    expect(state.dialogs[0]?.options).toMatchObject({ properties: ['openFile', 'multiSelections'] });
  });

  test('save where the person says, under a name that is only a name', async () => {
    const begun = await call('uploads.begin', { name: 'x', bytes: 3 });
    const mediaId = `upload-${(begun as { value: { id: string } }).value.id}`;
    await running().bytes.write(mediaId, 0, Buffer.from('abc'));
    expect(await call('files.saveAs', { mediaId, suggestedName: '../../report.pdf' })).toEqual({
      ok: true,
      value: { outcome: 'cancelled' },
    });
    expect(state.dialogs[0]?.options).toMatchObject({ defaultPath: '/documents/report.pdf' });
    state.answers.save = { canceled: false, filePath: join(folder, 'saved.pdf') };
    expect(await call('files.saveAs', { mediaId, suggestedName: 'report.pdf' })).toEqual({ ok: true, value: { outcome: 'saved' } });
    expect(readFileSync(join(folder, 'saved.pdf'), 'utf8')).toBe('abc');
  });

  test('open what is shown, never what is run', async () => {
    const desktop = createDesktop(() => window as unknown as ReturnType<Parameters<typeof createDesktop>[0]>);
    expect(await desktop.open('/made/report.PDF')).toBe('opened');
    for (const name of ['run.bat', 'clip.mp4.exe', 'clip.desktop', 'clip.sh', 'clip.app', 'clip', 'clip.html', 'clip.lnk']) {
      await expect(desktop.open(`/library/${name}`)).rejects.toMatchObject({ failure: { code: 'forbidden' } });
    }
    expect(shell.openPath.mock.calls).toEqual([['/made/report.PDF']]);
    state.answers.openPath = 'no application is registered';
    await expect(desktop.open('/made/table.xlsx')).rejects.toMatchObject({ failure: { code: 'not-found' } });
  });
});
