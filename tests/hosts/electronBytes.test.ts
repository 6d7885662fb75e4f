import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { commonHeaders, contentPolicy } from '#node/page/policy.ts';
import { electronLab } from '#tests/helpers/electronLab.ts';
import { shell, state } from '#tests/helpers/standInElectron.ts';
import { createDesktop } from '../../electron/main/desktop.ts';

vi.mock('electron', () => import('#tests/helpers/standInElectron.ts'));
vi.mock('#node/app.ts', async (original) => {
  const real = await original<typeof import('#node/app.ts')>();
  return { ...real, createApp: vi.fn(real.createApp) };
});

const lab = electronLab();

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
    const begun = await lab.running.call('uploads.begin', { name: 'clip.mp4', bytes: 3000 });
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

  test('a take is appended to in order only, and what is safe is given back', async () => {
    const call = async (name: string, input: unknown): Promise<{ id: string } & { id: string }[]> => {
      const reply = await lab.running.call(name, input);
      if (!(reply as { ok: boolean }).ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
      return (reply as unknown as { value: { id: string } & { id: string }[] }).value;
    };
    const patient = await call('patients.create', { details: { familyName: 'Sample', givenName: 'Runner', birthDate: null } });
    const visit = await call('visits.create', { patientId: patient.id, details: { startedAt: '2026-03-02T09:00:00.000Z' } });
    const mode = { width: 640, height: 360, framesPerSecond: 120 };
    const cameras = [{ role: 'rear', label: 'Camera', asked: mode, got: mode }];
    const id = (await call('takes.begin', { visitId: visit.id, conditions: {}, cameras }))[0]?.id;
    const put = async (offset: number | string, body: Uint8Array<ArrayBuffer>): Promise<unknown> => {
      const reply = await get(`soleus://app/media/take-${id}?offset=${offset}`, { method: 'PUT', body });
      const { ok, value, failure } = (await reply.json()) as { ok: boolean; value?: unknown; failure?: { code: string } };
      return ok ? value : failure?.code;
    };
    const bytes = Uint8Array.from({ length: 3000 }, (_, n) => n % 251);
    expect(await put(0, bytes.subarray(0, 2000))).toEqual({ received: 2000 });
    expect(await put(0, bytes.subarray(0, 2000))).toEqual({ received: 2000 });
    expect(await put(1999, bytes)).toBe('conflict');
    expect(await put(2000, bytes.subarray(2000))).toEqual({ received: 3000 });
    for (const offset of ['-1', '1e3', '', '3000.5']) expect(await put(offset, bytes)).toBe('invalid-input');
    expect(new Uint8Array(await (await get(`soleus://app/media/take-${id}`)).arrayBuffer())).toEqual(bytes);
    expect((await get(`soleus://app/media/take-${id}%2f..%2f..%2fsoleus.db`)).status).toBe(404);
  });

  test('a chunk that is far too long is refused before it is kept', async () => {
    const reply = await get('soleus://app/media/upload-1?offset=0', { method: 'PUT', body: new Uint8Array(17 * 1024 * 1024) });
    expect([reply.status, ((await reply.json()) as { failure: { code: string } }).failure.code]).toEqual([413, 'too-large']);
  });

  test('a chunk without its place is refused', async () => {
    expect((await get('soleus://app/media/upload-1', { method: 'PUT', body: 'x' })).status).toBe(400);
  });
});

describe('native dialogs', () => {
  const call = (name: string, input: unknown): Promise<unknown> => lab.running.call(name, input);

  test('pick several clips; cancelled gives none', async () => {
    expect(await call('files.pickVideos', {})).toEqual({ ok: true, value: { paths: [] } });
    state.answers.open = { canceled: false, filePaths: ['/clips/a.mp4', '/clips/b.mov'] };
    expect(await call('files.pickVideos', {})).toEqual({ ok: true, value: { paths: ['/clips/a.mp4', '/clips/b.mov'] } });
    expect(state.dialogs[0]?.options).toMatchObject({ properties: ['openFile', 'multiSelections'] });
  });

  test('save where the person says, under a name that is only a name', async () => {
    const made = async <T>(name: string, input: unknown) => ((await call(name, input)) as { value: T }).value;
    const patient = await made<{ id: string }>('patients.create', {
      details: { familyName: 'Sample', givenName: 'Runner', birthDate: null },
    });
    const visit = await made<{ id: string }>('visits.create', {
      patientId: patient.id,
      details: { startedAt: '2026-03-02T09:00:00.000Z' },
    });
    const { outputId } = await made<{ outputId: string }>('measurements.export', { visitId: visit.id, format: 'csv' });
    const mediaId = `output-${outputId}`;
    expect(await call('files.saveAs', { mediaId, suggestedName: '../../report.pdf' })).toEqual({
      ok: true,
      value: { outcome: 'cancelled' },
    });
    expect(state.dialogs[0]?.options).toMatchObject({ defaultPath: '/documents/report.pdf' });
    state.answers.save = { canceled: false, filePath: join(lab.folder, 'saved.pdf') };
    expect(await call('files.saveAs', { mediaId, suggestedName: 'report.pdf' })).toEqual({ ok: true, value: { outcome: 'saved' } });
    expect(readFileSync(join(lab.folder, 'saved.pdf'), 'utf8')).toContain('clip,frame,clip_time_s');
  });

  test('open what is shown, never what is run', async () => {
    const desktop = createDesktop(() => lab.window as unknown as ReturnType<Parameters<typeof createDesktop>[0]>);
    expect(await desktop.open('/made/report.PDF')).toBe('opened');
    for (const name of ['run.bat', 'clip.mp4.exe', 'clip.desktop', 'clip.sh', 'clip.app', 'clip', 'clip.html', 'clip.lnk']) {
      await expect(desktop.open(`/library/${name}`)).rejects.toMatchObject({ failure: { code: 'forbidden' } });
    }
    expect(shell.openPath.mock.calls).toEqual([['/made/report.PDF']]);
    state.answers.openPath = 'no application is registered';
    await expect(desktop.open('/made/table.xlsx')).rejects.toMatchObject({ failure: { code: 'not-found' } });
  });
});
