/** `npm start`: sets up, then opens Soleus in Electron, else in a local Chromium window. */
import { electronProgram } from './lib/electron.mjs';
import { projectEnv, projectNode } from './lib/projectNode.mjs';
import { at, fail, runOpen, say } from './lib/run.mjs';
import { setUp } from './setup.mjs';

const wish = process.env.SOLEUS_HOST;
if (wish && wish !== 'electron' && wish !== 'browser') fail('start', `SOLEUS_HOST is ${wish}; it may be electron or browser.`);

const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const found = setUp({ electron: wish !== 'browser' && (display || wish === 'electron'), browser: wish !== 'electron' && display });
const electron = found.electron ?? electronProgram();
if (wish === 'electron' && electron === null)
  fail('start', 'SOLEUS_HOST asks for Electron, which is not here and could not be downloaded.');

const useElectron = electron !== null && wish !== 'browser' && (display || wish === 'electron');
if (!useElectron && !display) say('start', 'no display here: serving without opening a window.');
const more = process.argv.slice(2);
const rootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;
if (useElectron && rootOnLinux)
  say(
    'start',
    'running as root: Electron starts without its sandbox, because it would not start with it. Use an ordinary user for real work.',
  );
const status = useElectron
  ? await runOpen(electron, [at('.'), ...(rootOnLinux ? ['--no-sandbox'] : []), ...more], { env: projectEnv() })
  : await runOpen(projectNode(), [at('dist', 'node', 'loopback.js'), ...(display && found.browser ? [] : ['--no-window']), ...more], {
      env: projectEnv(),
    });
process.exit(status);
