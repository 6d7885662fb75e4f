/** Does what is missing on this machine, saying so; a second run finds nothing to do. `--retry` tries failed downloads again. */
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { provideBrowser } from './lib/browser.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { provideElectron } from './lib/electron.mjs';
import { provideFfmpeg } from './lib/ffmpeg.mjs';
import { projectNode } from './lib/projectNode.mjs';
import { fail } from './lib/run.mjs';

/**
 * @param {{ electron?: boolean, browser?: boolean, retry?: boolean }} wants what this command needs besides packages, ffmpeg and the build
 * @returns {{ ffmpeg: string | null, electron: string | null, browser: string | null }} paths; null where something could not be had
 */
export function setUp({ electron = false, browser = false, retry = false } = {}) {
  if (Number(process.versions.node.split('.')[0]) < 20) fail('node', `this is Node ${process.versions.node}; install Node 20 or later.`);
  installDependencies();
  projectNode();
  const found = {
    ffmpeg: provideFfmpeg({ retry }),
    electron: electron ? provideElectron({ retry }) : null,
    browser: browser ? provideBrowser() : null,
  };
  build();
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp({ electron: true, browser: true, retry: process.argv.includes('--retry') });
