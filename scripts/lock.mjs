/**
 * `npm run lock`, after any `npm install`: completes package-lock.json for every platform. npm leaves out the optional packages of other
 * platforms when it finds node_modules filled or a registry mirror without them, and `npm ci` then refuses the file (npm/cli issue 4828).
 * Each missing one gets the exact version that its parent asks for; without a hash, because it could not be downloaded here.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { at, say } from './lib/run.mjs';

const systems = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony'];
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** What a platform package's name says about where it runs. */
function platformOf(name) {
  const words = name.split('/').at(-1).split(/[-.]/);
  const os = systems.filter((system) => words.includes(system));
  const cpu = processors.filter((processor) =>
    words.some((word) => word === processor || (processor === 'arm' && /^(arm|armv7)$/.test(word))),
  );
  const libc = words.some((word) => /^musl/.test(word)) ? ['musl'] : words.some((word) => /^gnu/.test(word)) ? ['glibc'] : [];
  return { ...(cpu.length > 0 ? { cpu } : {}), ...(os.length > 0 ? { os } : {}), ...(libc.length > 0 ? { libc } : {}) };
}

/** Whether `from` finds `name` in the lock file, looking upwards as Node does. */
function isLocked(packages, from, name) {
  for (let path = from; ; path = path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')))) {
    if (packages[`${path === '' ? '' : `${path}/`}node_modules/${name}`] !== undefined) return true;
    if (path === '') return false;
  }
}

/** The optional packages that a locked one names and the lock file lacks. */
export function missingFrom(lock) {
  const missing = [];
  for (const [path, about] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(about.optionalDependencies ?? {})) {
      if (!isLocked(lock.packages, path, name)) missing.push({ name, version, parent: path, dev: about.dev === true });
    }
  }
  return missing;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
  const missing = missingFrom(lock);
  for (const { name, version, dev } of missing) {
    if (!/^\d+\.\d+\.\d+/.test(version)) {
      say('lock', `${name} is asked for as ${version}, which names no version: add it by hand.`);
      continue;
    }
    lock.packages[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev ? { dev: true } : {}), optional: true };
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(at('package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`);
  say('lock', `${missing.length} packages of other platforms added.`);
}
