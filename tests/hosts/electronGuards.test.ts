import { describe, expect, test, vi } from 'vitest';
import { methodNames } from '#core/contract/api.ts';
import { electronLab, foreign } from '#tests/helpers/electronLab.ts';
import { fired, session, state, systemPreferences } from '#tests/helpers/standInElectron.ts';

vi.mock('electron', () => import('#tests/helpers/standInElectron.ts'));
vi.mock('#node/app.ts', async (original) => {
  const real = await original<typeof import('#node/app.ts')>();
  return { ...real, createApp: vi.fn(real.createApp) };
});

const lab = electronLab();

describe('leaving our page', () => {
  test.each(foreign)('to %s is refused in every way', (url) => {
    for (const name of ['will-navigate', 'will-redirect'] as const) {
      const event = fired({ url });
      lab.window.webContents.emit(name, event);
      expect(event.prevented).toBe(true);
    }
    for (const isMainFrame of [true, false]) {
      const event = fired({ url, isMainFrame });
      lab.window.webContents.emit('will-frame-navigate', event);
      expect(event.prevented).toBe(true);
    }
    expect(lab.window.webContents.windowOpen?.({ url })).toEqual({ action: 'deny' });
  });

  test('staying on it is not', () => {
    const event = fired({ url: 'soleus://app/patients/1' });
    lab.window.webContents.emit('will-navigate', event);
    expect(event.prevented).toBe(false);
    const frame = fired({ url: 'blob:soleus://app/123', isMainFrame: false });
    lab.window.webContents.emit('will-frame-navigate', frame);
    expect(frame.prevented).toBe(false);
  });

  test('no new window, not even of our own page; no web view', () => {
    expect(lab.window.webContents.windowOpen?.({ url: 'soleus://app/' })).toEqual({ action: 'deny' });
    const event = fired();
    lab.window.webContents.emit('will-attach-webview', event);
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

  test('camera and microphone, for our own page', async () => {
    expect(await ask('media', { mediaTypes: ['video'] })).toBe(true);
    expect(await ask('media', { mediaTypes: ['audio'] })).toBe(true);
    expect(await ask('media', { mediaTypes: ['video', 'audio'] })).toBe(true);
    for (const mediaType of ['video', 'audio']) expect(state.permissionCheck?.(null, 'media', 'soleus://app/', { mediaType })).toBe(true);
  });

  test('nothing unknown, not a frame, not another page', async () => {
    expect(await ask('media', { mediaTypes: ['video', 'screen'] })).toBe(false);
    expect(await ask('media', { mediaTypes: ['toString'] })).toBe(false);
    expect(await ask('media', { mediaTypes: [] })).toBe(false);
    expect(await ask('media', {})).toBe(false);
    expect(await ask('media', { mediaTypes: ['video'], isMainFrame: false })).toBe(false);
    for (const requestingUrl of foreign) expect(await ask('media', { mediaTypes: ['video'], requestingUrl })).toBe(false);
    expect(state.permissionCheck?.(null, 'media', 'soleus://app/', { mediaType: 'unknown' })).toBe(false);
    expect(state.permissionCheck?.(null, 'media', 'soleus://app/', {})).toBe(false);
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
      systemPreferences.askForMediaAccess.mockImplementationOnce(async () => true).mockImplementationOnce(async () => false);
      expect(await ask('media', { mediaTypes: ['video', 'audio'] })).toBe(false);
      expect(systemPreferences.askForMediaAccess).toHaveBeenCalledWith('microphone');
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
  });
});

describe('calls', () => {
  const call = (name: unknown, input: unknown, event: Record<string, unknown> = {}): Promise<unknown> =>
    (state.handlers.get('soleus:call') as (...args: unknown[]) => Promise<unknown>)(
      { sender: lab.window.webContents, senderFrame: lab.window.webContents.mainFrame, ...event },
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
      lab.window.webContents.mainFrame.url = url;
      expect(await call('app.info', {})).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    }
  });

  test('events reach the page', () => {
    lab.running.events.emit({ type: 'changed', topic: 'patients', id: null });
    expect(lab.window.webContents.sent).toContainEqual({
      channel: 'soleus:event',
      args: [{ type: 'changed', topic: 'patients', id: null }],
    });
  });
});
