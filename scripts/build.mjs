/** Builds the parts whose sources changed: the page, the programs, the preload. `--force` builds all. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectEnv, projectNode } from './lib/projectNode.mjs';
import { at, fail, remembered, root, runQuiet, say } from './lib/run.mjs';

const shared = ['core', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
const parts = [
  { name: 'page', config: 'vite.config.ts', sources: ['renderer', 'resources', ...shared], folder: 'renderer', result: 'index.html' },
  {
    name: 'programs',
    config: 'vite.node.config.ts',
    sources: ['db', 'electron', 'resources', ...shared],
    folder: 'node',
    result: 'loopback.js',
  },
  { name: 'preload', config: 'vite.preload.config.ts', sources: ['electron/preload', ...shared], folder: 'preload', result: 'index.cjs' },
];

function addTo(hash, path) {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) addTo(hash, inner);
    else hash.update(`\0${inner.slice(root.length)}\0`).update(readFileSync(inner));
  }
}

function hashOf(part) {
  const hash = createHash('sha256');
  for (const source of [...part.sources, part.config]) {
    const path = at(source);
    if (!existsSync(path)) continue;
    if (/\.\w+$/.test(source)) hash.update(`\0${source}\0`).update(readFileSync(path));
    else addTo(hash, path);
  }
  return hash.digest('hex');
}

/**
 * Builds what changed since the last build here. Ends the script when a build fails. Each part is built aside and then put in place of the old one:
 * a Soleus that is running, or a second build, never sees half a part.
 */
export function build({ force = false } = {}) {
  const memory = remembered('build');
  for (const part of parts) {
    const hash = hashOf(part);
    const place = at('dist', part.folder);
    if (!force && memory.facts[part.name] === hash && existsSync(join(place, part.result))) continue;
    const began = Date.now();
    const aside = at('dist', `.${part.folder}-${process.pid}`);
    const vite = [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', part.config, '--logLevel', 'warn'];
    const result = runQuiet(projectNode(), [...vite, '--outDir', aside, '--emptyOutDir'], { env: projectEnv() });
    if (!result.ok || !existsSync(join(aside, part.result))) {
      rmSync(aside, { recursive: true, force: true });
      process.stderr.write(result.output);
      fail('build', result.ok ? `the ${part.name} were built without ${part.result}.` : `the ${part.name} could not be built.`);
    }
    rmSync(place, { recursive: true, force: true });
    renameSync(aside, place);
    memory.remember({ [part.name]: hash });
    say('build', `${part.name} built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { installDependencies } = await import('./lib/dependencies.mjs');
  installDependencies();
  build({ force: process.argv.includes('--force') });
}
