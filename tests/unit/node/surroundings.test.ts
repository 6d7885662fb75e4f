import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dataFolderIn } from '#node/dataFolder.ts';
import { chooseFfmpeg } from '#node/findFfmpeg.ts';
import { createFileLog, describeError, withoutNames } from '#node/log.ts';
import { insidePath } from '#node/page/pageFiles.ts';
import { browserArguments, findBrowser } from '../../../electron/loopback/openBrowser.ts';

const among =
  (...files: readonly string[]) =>
  (path: string): boolean =>
    files.includes(path);

describe('the ffmpeg to run', () => {
  const bundled = join('app', 'node_modules', 'ffmpeg-static', 'ffmpeg');
  const onPath = join('bin', 'ffmpeg');
  const env = { PATH: ['nowhere', 'bin'].join(delimiter) };

  test('is the wished one before the bundled one before the one on PATH', () => {
    const isFile = among('wish', bundled, onPath);
    expect(chooseFfmpeg({ env: { ...env, SOLEUS_FFMPEG: 'wish' }, platform: 'linux', bundled, isFile })).toBe('wish');
    expect(chooseFfmpeg({ env, platform: 'linux', bundled, isFile })).toBe(bundled);
    expect(chooseFfmpeg({ env, platform: 'linux', bundled: null, isFile })).toBe(onPath);
    expect(chooseFfmpeg({ env, platform: 'linux', bundled, isFile: among(onPath) })).toBe(onPath);
    expect(chooseFfmpeg({ env, platform: 'linux', bundled, isFile: among() })).toBeNull();
  });

  test('a wish that names no file is not replaced by something else', () => {
    expect(chooseFfmpeg({ env: { ...env, SOLEUS_FFMPEG: 'gone' }, platform: 'linux', bundled, isFile: among(bundled, onPath) })).toBeNull();
  });

  test('lies beside the archive in the packed program, and is an .exe on Windows', () => {
    const packed = 'C:\\Soleus\\resources\\app.asar\\node_modules\\ffmpeg-static\\ffmpeg.exe';
    const outside = packed.replace('app.asar', 'app.asar.unpacked');
    expect(chooseFfmpeg({ env: {}, platform: 'win32', bundled: packed, isFile: among(outside) })).toBe(outside);
    expect(chooseFfmpeg({ env: { Path: 'bin' }, platform: 'win32', bundled: null, isFile: among(join('bin', 'ffmpeg.exe')) })).toBe(
      join('bin', 'ffmpeg.exe'),
    );
  });
});

describe('the data folder', () => {
  test.each([
    ['linux', {}, '/home/ida/.local/share/soleus'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/soleus'],
    ['darwin', {}, '/home/ida/Library/Application Support/Soleus'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/Soleus'],
    ['win32', {}, '/home/ida/AppData/Local/Soleus'],
    ['linux', { SOLEUS_DATA: '/clinic' }, '/clinic'],
  ])('on %s with %j', (platform, env, expected) => {
    if (process.platform === 'win32') return;
    expect(dataFolderIn({ env, platform, home: '/home/ida' })).toBe(expected);
  });
});

describe('the browser', () => {
  test('is the wished one, else Chrome before Chromium before Edge', () => {
    const env = { PATH: ['a', 'b'].join(delimiter) };
    const exists = among(join('b', 'google-chrome'), join('a', 'chromium'), join('a', 'microsoft-edge'));
    expect(findBrowser({ env, platform: 'linux', exists })).toBe(join('b', 'google-chrome'));
    expect(findBrowser({ env: { ...env, SOLEUS_BROWSER: 'mine' }, platform: 'linux', exists: among('mine') })).toBe('mine');
    expect(findBrowser({ env: { ...env, SOLEUS_BROWSER: 'gone' }, platform: 'linux', exists })).toBeNull();
    expect(findBrowser({ env: {}, platform: 'linux', exists })).toBeNull();
  });

  test('is found in its usual places on Windows and macOS', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findBrowser({ env: { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }, platform: 'win32', exists: among(edge) })).toBe(edge);
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser({ env: { HOME: '/Users/ida' }, platform: 'darwin', exists: among(chrome) })).toBe(chrome);
  });

  test('keeps its sandbox unless it runs as root, where it would not start', () => {
    expect(browserArguments('u', 'p', false)).not.toContain('--no-sandbox');
    expect(browserArguments('u', 'p', true)).toContain('--no-sandbox');
    expect(browserArguments('u', 'p', false)).toEqual(expect.arrayContaining(['--app=u', '--user-data-dir=p']));
  });
});

describe('a path inside the page’s folder', () => {
  test.each([
    ['/', ''],
    ['/assets/a.js', join('assets', 'a.js')],
    ['/a/../b.js', 'b.js'],
    ['/a//b.js', join('a', 'b.js')],
    ['/%61.js', 'a.js'],
  ])('%s is %s', (path, inner) => expect(insidePath(path)).toBe(inner));

  test.each(['/..', '/../x', '/a/../../x', '/%2e%2e/x', '/..%2fx', '/a\\..\\x', '/%5c', '/x%00.js', '/%', '/C:/x', '/C:%2fx'])(
    '%s is none',
    (path) => expect(insidePath(path)).toBeNull(),
  );
});

describe('the log', () => {
  const clock = { now: () => new Date('2026-03-02T09:00:00.000Z') };

  test.each([
    ["ENOENT: no such file, open '/home/ida/Müller, Anna.mp4'", 'Müller'],
    ['cannot read "C:\\Users\\Ida\\Anna Müller knee.mov"', 'Müller'],
    ['failed on /data/library/Anna Müller.mp4', 'Müller'],
    ['mail anna.mueller@example.org bounced', 'anna'],
    ['value `Anna Müller` is too long', 'Müller'],
    ['open C:\\Users\\Anna\\run.mp4 failed', 'Anna'],
  ])('leaves names out of %s', (text, name) => {
    expect(withoutNames(text)).not.toContain(name);
  });

  test('keeps what helps: name, code and the program’s own frames', () => {
    const error = Object.assign(new TypeError("open '/x/Anna.mp4'"), { code: 'ENOENT' });
    error.stack = `TypeError: open '/x/Anna.mp4'\n    at run (file:///home/ida/soleus/dist/node/main.js:10:5)`;
    const text = describeError(error);
    expect(text).toContain('TypeError ENOENT');
    expect(text).toContain('dist/node/main.js:10:5');
    expect(text).not.toMatch(/Anna|ida/);
    expect(describeError(new Error('outer', { cause: new Error('inner') }))).toContain('caused by Error: inner');
    expect(describeError('Anna <anna@example.org>')).not.toContain('anna@');
  });

  test('writes facts only where they are numbers or plain words', () => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-log-'));
    const log = createFileLog(folder, clock);
    log.info('import done', { frames: 600, codec: 'h264', title: 'Anna Müller knee', nested: { name: 'Anna' } });
    expect(readFileSync(log.file, 'utf8')).toBe('2026-03-02T09:00:00.000Z info import done frames=600 codec=h264 title=… nested=…\n');
    rmSync(folder, { recursive: true });
  });

  test('turns over at 1 MiB and keeps three files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-log-'));
    const log = createFileLog(folder, clock);
    for (let n = 0; n < 5; n += 1) {
      writeFileSync(log.file, 'x'.repeat(1024 * 1024));
      log.info(`turn ${n}`);
    }
    expect(readdirSync(folder).toSorted()).toEqual(['soleus.1.log', 'soleus.2.log', 'soleus.log']);
    expect(statSync(log.file).size).toBeLessThan(200);
    rmSync(folder, { recursive: true });
  });

  test('a log file that is a folder does not stop the program', () => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-log-'));
    mkdirSync(join(folder, 'soleus.log'));
    expect(() => createFileLog(folder, clock).warn('still here')).not.toThrow();
    rmSync(folder, { recursive: true });
  });
});
