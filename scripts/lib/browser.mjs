/** A Chromium-family browser for the browser host and the tests. `electron/loopback/openBrowser.ts` looks in the same places. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, whyNoApt } from './apt.mjs';
import { onPath, say } from './run.mjs';

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];

/** Path of a browser on this machine, or null. `SOLEUS_BROWSER` overrides. */
export function findBrowser() {
  const wished = process.env.SOLEUS_BROWSER;
  if (wished) return existsSync(wished) ? wished : null;
  return candidates().find((file) => existsSync(file)) ?? names.map(onPath).find((file) => file !== null) ?? null;
}

function candidates() {
  const { env } = process;
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
      ['/Applications', join(env.HOME ?? '', 'Applications')].map((folder) => join(folder, `${name}.app/Contents/MacOS/${name}`)),
    );
  }
  if (process.platform === 'win32') {
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ];
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  }
  return [];
}

/** Makes sure that there is one. Gives its path, or null after saying what to install. */
export function provideBrowser() {
  const found = findBrowser();
  if (found !== null) return found;
  const noApt = whyNoApt();
  if (noApt === null && aptInstall('chromium')) return findBrowser();
  say(
    'browser',
    `no Chrome, Edge or Chromium found${noApt ? ` and ${noApt}` : ''}. Install one of them or set SOLEUS_BROWSER to its path.`,
  );
  return null;
}
