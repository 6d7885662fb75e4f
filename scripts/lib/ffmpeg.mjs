/** ffmpeg: SOLEUS_FFMPEG, else the ffmpeg-static package, else PATH, else apt. `electron/node/findFfmpeg.ts` looks in the same places. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { aptInstall, whyNoApt } from './apt.mjs';
import { projectNode } from './projectNode.mjs';
import { at, isWindows, onPath, reason, remembered, runQuiet, say } from './run.mjs';

const downloadTimeoutMs = 60_000;

/** Makes sure that there is an ffmpeg. Gives its path, or null after saying what to install. */
export function provideFfmpeg({ retry }) {
  const wished = process.env.SOLEUS_FFMPEG;
  if (wished) {
    if (existsSync(wished)) return wished;
    say('ffmpeg', `SOLEUS_FFMPEG names ${wished}, which does not exist. Correct it or leave it out.`);
    return null;
  }
  const file = at('node_modules', 'ffmpeg-static', isWindows ? 'ffmpeg.exe' : 'ffmpeg');
  if (existsSync(file)) return file;
  const why = download(file, retry);
  if (why === null) return file;
  const found = onPath('ffmpeg');
  if (found !== null) {
    if (why !== '') say('ffmpeg', `using ${found}: ${why}`);
    return found;
  }
  if (why !== '') say('ffmpeg', why);
  const noApt = whyNoApt();
  if (noApt === null && aptInstall('ffmpeg')) return onPath('ffmpeg');
  say(
    'ffmpeg',
    `none found${noApt ? ` and ${noApt}` : ''}. Install ffmpeg (Debian: apt-get install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg) or set SOLEUS_FFMPEG; without it Soleus cannot import clips.`,
  );
  return null;
}

/** Null when it is there now; else why not, empty when that was already said on an earlier run. */
function download(file, retry) {
  const description = at('node_modules', 'ffmpeg-static', 'package.json');
  if (!existsSync(description)) return 'the optional ffmpeg-static package is not installed.';
  const { version } = JSON.parse(readFileSync(description, 'utf8'));
  const memory = remembered('setup');
  if (memory.facts.ffmpegStatic?.version === version && !retry) return '';
  say('ffmpeg', `trying the ffmpeg-static download (up to ${downloadTimeoutMs / 1000} s) …`);
  const result = runQuiet(projectNode(), [at('node_modules', 'ffmpeg-static', 'install.js')], {
    timeoutMs: downloadTimeoutMs,
    cwd: at('node_modules', 'ffmpeg-static'),
  });
  if (result.ok && existsSync(file) && runQuiet(file, ['-version']).ok) {
    say('ffmpeg', 'downloaded.');
    return null;
  }
  rmSync(file, { force: true });
  const why = result.timedOut ? 'the download took too long' : reason(result.output) || 'the download did not work';
  memory.remember({ ffmpegStatic: { version, outcome: why } });
  return `the ffmpeg-static download failed (${why}); it is not tried again until \`npm run setup -- --retry\`.`;
}
