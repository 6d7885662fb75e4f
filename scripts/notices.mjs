/** Gathers the licences of everything that is packed into dist/licences/third-party.txt. Ends the script when a package names no licence. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, fail, say } from './lib/run.mjs';

const description = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Folder of a package as seen from another's folder, or null for an optional one that is not installed. */
function folderOf(name, from) {
  for (let folder = from; folder.length >= at().length; folder = join(folder, '..')) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(join(found, 'package.json'))) return found;
  }
  return null;
}

/** Names in `import … from 'name'` of the page's sources: they are development dependencies, and end up inside the built page. */
function pagePackages() {
  const names = new Set();
  for (const entry of readdirSync(at('renderer'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(tsx?|css)$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, name] of text.matchAll(/(?:from|import|@import)\s+['"]((?:@[\w-]+\/)?[a-z][\w.-]*)/g)) names.add(name);
  }
  return names;
}

export function writeNotices() {
  const own = description(at());
  const waiting = [...Object.keys(own.dependencies), ...pagePackages(), 'ffmpeg-static'].map((name) => [name, at()]);
  const found = new Map();
  for (const [name, from] of waiting) {
    const folder = folderOf(name, from);
    if (folder === null || found.has(folder)) continue;
    const about = description(folder);
    found.set(folder, about);
    waiting.push(...Object.keys({ ...about.dependencies, ...about.optionalDependencies }).map((inner) => [inner, folder]));
  }
  const sections = [...found]
    .sort(([, a], [, b]) => (a.name < b.name ? -1 : 1))
    .map(([folder, about]) => {
      const licence =
        typeof about.license === 'string' ? about.license : (about.license?.type ?? about.licenses?.map((each) => each.type).join(' OR '));
      const texts = readdirSync(folder)
        .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
        .sort();
      if (!licence && texts.length === 0) fail('notices', `${about.name} names no licence.`);
      const body = texts.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
      return `${'='.repeat(80)}\n${about.name} ${about.version} (${licence ?? 'see below'})\n\n${body || 'The package carries no licence text of its own; see the licence named above.'}\n`;
    });
  mkdirSync(at('dist', 'licences'), { recursive: true });
  writeFileSync(at('dist', 'licences', 'third-party.txt'), `Soleus contains these packages.\n\n${sections.join('\n')}`);
  say('notices', `licences of ${sections.length} packages gathered.`);
}
