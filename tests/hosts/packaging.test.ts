import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage, extractFile, listPackage, statFile } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repoRoot } from '#tests/helpers/paths.ts';

/** Where Electron's program keeps its fuses: after this mark come a version, a count, and one character a fuse ('0' off, '1' on, 'r' removed). */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fusesBefore = '10110010';

let folder: string;
let resources: string;
let files: readonly string[];

/** An Electron that is not one: the files that electron-builder copies and changes, without the program in them. */
async function makeStandIn(dist: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(repoRoot, 'node_modules/electron/package.json'), 'utf8')) as { version: string };
  mkdirSync(join(dist, 'resources'), { recursive: true });
  mkdirSync(join(dist, 'locales'));
  mkdirSync(join(folder, 'default_app'));
  writeFileSync(join(folder, 'default_app/main.js'), '');
  await createPackage(join(folder, 'default_app'), join(dist, 'resources/default_app.asar'));
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak'])
    writeFileSync(join(dist, name), 'stand-in');
  writeFileSync(join(dist, 'version'), version);
  writeFileSync(
    join(dist, 'electron'),
    Buffer.concat([Buffer.from('stand-in'), Buffer.from(fuseMark), Buffer.from([1, fusesBefore.length]), Buffer.from(fusesBefore)]),
  );
  chmodSync(join(dist, 'electron'), 0o755);
}

describe.skipIf(process.platform !== 'linux')('the packed program (Linux)', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'soleus-pack-'));
    await makeStandIn(join(folder, 'electron'));
    const result = spawnSync(
      process.execPath,
      [join(repoRoot, 'scripts/package.mjs'), '--linux', '--dir', `-c.directories.output=${join(folder, 'release')}`],
      {
        env: { ...process.env, SOLEUS_ELECTRON_DIST: join(folder, 'electron') },
        encoding: 'utf8',
      },
    );
    expect(result.status, result.stdout + result.stderr).toBe(0);
    const [unpacked = ''] = readdirSync(join(folder, 'release')).filter((name) => name.endsWith('unpacked'));
    resources = join(folder, 'release', unpacked, 'resources');
    files = listPackage(join(resources, 'app.asar'), { isPack: false }).map((file) => file.replaceAll('\\', '/'));
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const archive = (): string => join(resources, 'app.asar');
  const unpackedFolder = (): string => join(resources, 'app.asar.unpacked');

  test('holds the three built parts, the resources, and the way in', () => {
    for (const file of [
      '/package.json',
      '/dist/renderer/index.html',
      '/dist/node/main.js',
      '/dist/preload/index.cjs',
      '/resources/icons/icon.png',
    ]) {
      expect(files).toContain(file);
    }
    expect(files.some((file) => file.startsWith('/resources/fonts/'))).toBe(true);
    for (const protocol of readdirSync(join(repoRoot, 'resources/protocols'))) expect(files).toContain(`/resources/protocols/${protocol}`);
    const about = JSON.parse(extractFile(archive(), 'package.json').toString()) as { main: string };
    expect(files).toContain(`/${about.main}`);
  });

  test('holds every package that the programs import', () => {
    const built = files
      .filter((file) => /^\/dist\/node\/.*\.js$/.test(file))
      .map((file) => extractFile(archive(), file.slice(1)).toString());
    const imported = new Set(
      built.flatMap((text) =>
        [...text.matchAll(/(?:from|import)\s*["']((?:@[\w-]+\/)?[a-z][\w-]*)(?:\/[^"']*)?["']/g)].map((match) => match[1]),
      ),
    );
    for (const name of ['electron', undefined]) imported.delete(name as string);
    expect(imported.size).toBeGreaterThan(1);
    for (const name of imported) expect(files).toContain(`/node_modules/${name}/package.json`);
  });

  test('holds nothing that does not run: no sources, tests, maps, build tools, nor a second Node', () => {
    const strange = files.filter(
      (file) =>
        /^\/(tests|scripts|docs|core|db|electron|renderer|\.cache)(\/|$)/.test(file) ||
        /^\/node_modules\/(electron|typescript|vite|vitest|playwright|@playwright|@biomejs|@mantine|knip|node-[a-z]+-(x64|arm64)|node-bin-)/.test(
          file,
        ) ||
        /\.map$|\.d\.[cm]?ts$/.test(file),
    );
    expect(strange).toEqual([]);
  });

  test('has the native module outside the archive, for this machine only, and it works there', () => {
    const prebuilds = readdirSync(join(unpackedFolder(), 'node_modules/better-sqlite3/prebuilds'));
    expect(prebuilds).toEqual([`linux-${process.arch}.node`]);
    const script = `const D = require(${JSON.stringify(join(unpackedFolder(), 'node_modules/better-sqlite3'))}); console.log(new D(':memory:').prepare('SELECT 6 * 7 AS n').get().n)`;
    expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim()).toBe('42');
  });

  test('has ffmpeg outside the archive, where a program can be run', () => {
    const stat = statFile(archive(), 'node_modules/ffmpeg-static/package.json') as { unpacked?: boolean };
    expect(stat.unpacked).toBe(true);
    const program = join(repoRoot, 'node_modules/ffmpeg-static/ffmpeg');
    if (existsSync(program)) {
      expect(statSync(join(unpackedFolder(), 'node_modules/ffmpeg-static/ffmpeg')).mode & 0o111).not.toBe(0);
    }
  });

  test('has its fuses set: no plain Node, no foreign code, no debugger from outside', () => {
    const program = readFileSync(join(resources, '..', 'soleus'));
    const at = program.indexOf(fuseMark) + fuseMark.length;
    const states = program.subarray(at + 2, at + 2 + fusesBefore.length).toString();
    const names = [
      'runAsNode',
      'cookieEncryption',
      'nodeOptions',
      'nodeCliInspect',
      'asarIntegrity',
      'onlyFromAsar',
      'browserSnapshot',
      'filePrivileges',
    ];
    expect(Object.fromEntries(names.map((name, index) => [name, states[index]]))).toMatchObject({
      runAsNode: '0',
      cookieEncryption: '1',
      nodeOptions: '0',
      nodeCliInspect: '0',
      asarIntegrity: '1',
      onlyFromAsar: '1',
      filePrivileges: '0',
    });
  });

  test('carries the licences, of ffmpeg too', () => {
    expect(readdirSync(join(resources, 'licences')).toSorted()).toEqual(['Soleus-LICENSE.txt', 'ffmpeg.txt', 'third-party.txt']);
    const notices = readFileSync(join(resources, 'licences/third-party.txt'), 'utf8');
    for (const name of ['react', 'better-sqlite3-multiple-ciphers', 'mediabunny', '@mantine/core'])
      expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
  });
});

describe('the installers', () => {
  const settings = readFileSync(join(repoRoot, 'electron-builder.yml'), 'utf8');

  test('are made for the three systems', () => {
    for (const target of ['nsis', 'dmg', 'AppImage', 'deb']) expect(settings).toMatch(new RegExp(`(target: |- )${target}$`, 'm'));
  });

  test('ask macOS for the camera, and say what for', () => {
    expect(settings).toMatch(/NSCameraUsageDescription: \S.{20,}/);
    expect(settings).toMatch(/NSMicrophoneUsageDescription: \S.{20,}/);
    const entitlements = readFileSync(join(repoRoot, 'resources/icons/entitlements.mac.plist'), 'utf8');
    expect(entitlements).toMatch(/com\.apple\.security\.device\.camera<\/key>\s*<true\/>/);
    expect(entitlements).not.toContain('disable-library-validation');
  });

  test('leave the clinic’s data alone when Soleus is removed', () => {
    expect(settings).toContain('deleteAppDataOnUninstall: false');
  });

  test.each([
    ['icon.png', Buffer.from([0x89, 0x50, 0x4e, 0x47])],
    ['icon.ico', Buffer.from([0, 0, 1, 0])],
    ['icon.icns', Buffer.from('icns')],
  ])('have their icon %s', (name, head) => {
    expect(readFileSync(join(repoRoot, 'resources/icons', name)).subarray(0, 4)).toEqual(head);
  });
});
