import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly exists: (path: string) => boolean;
};

const linuxNames = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge'];

/** Path of a Chrome, Chromium or Edge on this machine, or null. `SOLEUS_BROWSER` overrides. `scripts/lib/browser.mjs` looks in the same places. */
export function findBrowser({ env, platform, exists }: Surroundings): string | null {
  const wished = env['SOLEUS_BROWSER'];
  if (wished) return exists(wished) ? wished : null;
  return placesToLook(env, platform).find(exists) ?? null;
}

function placesToLook(env: Surroundings['env'], platform: string): readonly string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', join(env['HOME'] ?? '', 'Applications')];
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].flatMap((name) =>
      folders.map((folder) => join(folder, `${name}.app/Contents/MacOS/${name}`)),
    );
  }
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((folder) => folder !== undefined);
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ];
    return programs.flatMap((program) => folders.map((folder) => `${folder}\\${program}`));
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** What the browser is started with: a window of its own with a profile of its own, without the browser's own traffic. */
export function browserArguments(url: string, profileFolder: string, isRoot: boolean): readonly string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profileFolder}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-extensions',
    '--window-size=1440,900',
    // Chromium refuses to start as root with its sandbox; only a container or a test machine runs like that.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

/** Opens the address in a browser window; null where no browser was found. The process ends when its window is closed. */
export function openBrowser(url: string, profileFolder: string): ChildProcess | null {
  const program = findBrowser({ env: process.env, platform: process.platform, exists: existsSync });
  if (program === null) return null;
  mkdirSync(profileFolder, { recursive: true, mode: 0o700 });
  return spawn(program, [...browserArguments(url, profileFolder, process.getuid?.() === 0)], { stdio: 'ignore' });
}
