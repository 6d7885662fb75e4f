/** Electron's program, downloaded once where that is possible. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode } from './projectNode.mjs';
import { at, reason, remembered, runQuiet, say } from './run.mjs';

const downloadTimeoutMs = 90_000;

/** Path of the Electron program, or null where it is not present. `ELECTRON_OVERRIDE_DIST_PATH` is honoured as Electron itself does. */
export function electronProgram() {
  const name = at('node_modules', 'electron', 'path.txt');
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const program = existsSync(name) ? readFileSync(name, 'utf8').trim() : (names[process.platform] ?? 'electron');
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? at('node_modules', 'electron', 'dist');
  const file = join(folder, program);
  return existsSync(file) ? file : null;
}

/** Tries the download once and remembers the outcome. Gives the program's path, or null after one sentence. */
export function provideElectron({ retry }) {
  const present = electronProgram();
  if (present !== null) return present;
  const description = at('node_modules', 'electron', 'package.json');
  if (!existsSync(description)) return null;
  const { version } = JSON.parse(readFileSync(description, 'utf8'));
  const memory = remembered('setup');
  if (memory.facts.electron?.version === version && !retry) return null;
  say('electron', `trying to download Electron ${version} (up to ${downloadTimeoutMs / 1000} s) …`);
  const result = runQuiet(projectNode(), [at('node_modules', 'electron', 'install.js')], { timeoutMs: downloadTimeoutMs });
  const got = result.ok ? electronProgram() : null;
  if (got !== null) {
    say('electron', 'downloaded.');
    return got;
  }
  const why = result.timedOut ? 'the download took too long' : reason(result.output) || 'the download did not work';
  memory.remember({ electron: { version, outcome: why } });
  say(
    'electron',
    `not available (${why}): Soleus opens in a Chrome, Edge or Chromium window instead. Try again with \`npm run setup -- --retry\`.`,
  );
  return null;
}
