import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentPolicy } from '#node/page/policy.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { mustCall, scan } from './electronScan.ts';

const files = ['electron/main', 'electron/preload', 'electron/node/page'].flatMap((folder) =>
  readdirSync(join(repoRoot, folder))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
);
const read = (file: string): string => readFileSync(join(repoRoot, file), 'utf8');

describe('the static scan of the Electron side', () => {
  test('finds nothing in the program', () => {
    expect(files).toContain('electron/main/window.ts');
    expect(files.flatMap((file) => scan(file, read(file)))).toEqual([]);
  });

  test('every protection that must be asked for is asked for', () => {
    const text = files.map(read).join('\n');
    for (const name of mustCall) expect(text).toContain(name);
    expect(text).not.toMatch(/bypassCSP|corsEnabled|allowServiceWorkers/);
  });

  test('the content policy lets in nothing inline, nothing by text, nothing from elsewhere', () => {
    const policy = new Map(
      contentPolicy('n')
        .split('; ')
        .map((part) => [part.split(' ')[0], part.split(' ').slice(1)]),
    );
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect(policy.get('style-src')).toEqual(["'self'", "'nonce-n'"]);
    for (const name of ['object-src', 'base-uri', 'form-action', 'frame-ancestors']) expect(policy.get(name)).toEqual(["'none'"]);
    expect([...policy.values()].flat().filter((source) => !["'self'", "'none'", "'nonce-n'", 'blob:', 'data:'].includes(source))).toEqual(
      [],
    );
  });

  const safe = `sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
    webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false`;

  test('accepts a window with every switch written down', () => {
    expect(scan('electron/main/x.ts', `new BrowserWindow({ webPreferences: { ${safe} } });`)).toEqual([]);
  });

  test.each<[string, string]>([
    [`new BrowserWindow({ webPreferences: { ${safe.replace('sandbox: true', 'sandbox: false')} } });`, 'web-preferences.sandbox'],
    [`new BrowserWindow({ webPreferences: { ${safe.replace('contextIsolation: true,', '')} } });`, 'web-preferences.contextIsolation'],
    [
      `new BrowserWindow({ webPreferences: { ${safe.replace('nodeIntegration: false', 'nodeIntegration: wanted')} } });`,
      'web-preferences.nodeIntegration',
    ],
    [`new BrowserWindow({ webPreferences: { ${safe}, ...more } });`, 'web-preferences'],
    [`new BrowserWindow({ webPreferences: { ${safe}, enableBlinkFeatures: 'x' } });`, 'web-preferences.enableBlinkFeatures'],
    ['new BrowserWindow({ width: 1 });', 'web-preferences'],
    ['new BrowserWindow(options);', 'window-options'],
    ["shell.openExternal('https://example.org');", 'call.openExternal'],
    ["contents.executeJavaScript('1');", 'call.executeJavaScript'],
    ["window.loadFile('index.html');", 'call.loadFile'],
    ["new Function('return 1');", 'call.Function'],
    ["eval('1');", 'call.eval'],
    ["app.commandLine.appendSwitch('no-sandbox');", 'word'],
    ["app.commandLine.appendSwitch('disable-web-security');", 'word'],
    ["window.loadURL('http://example.org');", 'word'],
    ["ipcMain.on('x', () => {});", 'ipc.on'],
    ["ipcMain.handle('x', (event, input) => run(input));", 'ipc.sender'],
    ['ipcMain.handle(name, (event) => isFromOwnPage(event, window));', 'ipc.channel'],
    ['const bridge = { invoke: (channel: string) => ipcRenderer.invoke(channel) };', 'ipc.channel'],
    ["contextBridge.exposeInMainWorld('electron', ipcRenderer);", 'preload.raw'],
    ["contents.setWindowOpenHandler(() => ({ action: 'allow' }));", 'window-open'],
    ["const policy = `script-src 'unsafe-inline'`;", 'word'],
  ])('finds %s', (source, rule) => {
    expect(scan('electron/main/x.ts', source).map((finding) => finding.rule)).toContain(rule);
  });
});
