import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, expectTypeOf, test, vi } from 'vitest';
import { repoRoot } from '#tests/helpers/paths.ts';
import { ipcRenderer, state } from '#tests/helpers/standInElectron.ts';
import type { PreloadBridge } from '../../electron/preload/index.ts';
import type { Bridge } from '../../renderer/link.ts';

vi.mock('electron', () => import('#tests/helpers/standInElectron.ts'));

beforeAll(async () => {
  await import('../../electron/preload/index.ts');
});

const bridge = (): PreloadBridge => state.exposed.get('soleus') as PreloadBridge;

describe('the preload', () => {
  test('exposes three functions under one name, and nothing more', () => {
    expect([...state.exposed.keys()]).toEqual(['soleus']);
    expect(Object.keys(bridge()).toSorted()).toEqual(['call', 'onEvent', 'pathOf']);
    expectTypeOf<PreloadBridge>().toExtend<Bridge>();
  });

  test('calls on one channel, which the page cannot choose', async () => {
    expect(await bridge().call('app.info', { a: 1 })).toEqual({ ok: true, value: 1 });
    expect(ipcRenderer.invoke).toHaveBeenCalledWith('soleus:call', 'app.info', { a: 1 });
  });

  test('passes events without Electron’s own event object, until told to stop', () => {
    const listener = vi.fn();
    const stop = bridge().onEvent(listener);
    ipcRenderer.emit('soleus:event', { sender: 'Electron' }, { type: 'menu', command: 'find' });
    ipcRenderer.emit('other', {}, { type: 'menu', command: 'about' });
    expect(listener.mock.calls).toEqual([[{ type: 'menu', command: 'find' }]]);
    stop();
    ipcRenderer.emit('soleus:event', {}, { type: 'menu', command: 'undo' });
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test('gives the path of a dropped file', () => {
    expect(bridge().pathOf({ name: 'run.mp4' } as File)).toBe('/picked/run.mp4');
  });

  test('stays one screen long', () => {
    expect(readFileSync(join(repoRoot, 'electron/preload/index.ts'), 'utf8').split('\n').length).toBeLessThan(40);
  });
});
