import { readdirSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { parseSync } from 'vite';

export const layerNames = [
  'core',
  'db',
  'electron/node',
  'electron/main',
  'electron/preload',
  'electron/loopback',
  'electron/cli',
  'renderer',
] as const;
export type Layer = (typeof layerNames)[number];

export type Import = {
  /** As written, or the repository path when it was relative or a subpath alias. */
  readonly target: string;
  readonly names: readonly string[];
  readonly typeOnly: boolean;
};

type Rule = {
  /** Layers of ours that it may import besides itself. */
  readonly layers: readonly Layer[];
  /** Packages it may import; a name covers its subpaths. */
  readonly packages: (name: string) => boolean;
  readonly node: boolean;
  readonly typeOnly?: boolean;
};

const only =
  (...names: readonly string[]) =>
  (name: string): boolean =>
    names.includes(name);

/** What belongs to one layer alone. */
const pagePackages =
  /^(react-dom|react-i18next|i18next|wouter|dayjs|pdfjs-dist|get-nonce|@mantine\/.*|@tanstack\/.*|@tabler\/.*|@fontsource.*)$/;
const desktopPackages = /^(electron|electron-builder|@electron\/.*|better-sqlite3)$/;
const toolPackages = /^(vite|vitest|@playwright\/test|@biomejs\/biome|typescript|knip|fast-check|@axe-core\/playwright)$/;

/** The one table of who may import what. */
export const rules: Readonly<Record<Layer, Rule>> = {
  core: { layers: [], packages: only('zod', 'd3-scale', 'd3-shape'), node: false },
  db: { layers: ['core'], packages: only('better-sqlite3', 'zod'), node: true },
  'electron/node': {
    layers: ['core', 'db'],
    packages: (name) => !pagePackages.test(name) && !desktopPackages.test(name) && !toolPackages.test(name) && name !== 'commander',
    node: true,
  },
  'electron/main': { layers: ['core', 'electron/node'], packages: only('electron', 'zod'), node: true },
  'electron/preload': { layers: ['core'], packages: only('electron'), node: false, typeOnly: true },
  'electron/loopback': { layers: ['core', 'electron/node'], packages: only('zod'), node: true },
  'electron/cli': { layers: ['core', 'electron/node'], packages: only('commander', 'zod', 'csv-stringify'), node: true },
  renderer: {
    layers: ['core'],
    packages: (name) =>
      !desktopPackages.test(name) && !toolPackages.test(name) && !only('commander', 'fluent-ffmpeg', '@react-pdf/renderer')(name),
    node: false,
  },
};

/** Names that run SQL: only `db` may have them. A transaction around repository calls, and the handles' types, are free. */
const sqlNames = ['sql', 'run', 'runOne', 'all', 'first'];

export const layerOf = (file: string): Layer | null => layerNames.find((layer) => file === layer || file.startsWith(`${layer}/`)) ?? null;

const aliases: readonly (readonly [string, string])[] = [
  ['#core/', 'core/'],
  ['#db/', 'db/'],
  ['#node/', 'electron/node/'],
  ['#renderer/', 'renderer/'],
  ['#tests/', 'tests/'],
];

function resolved(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), specifier));
  const alias = aliases.find(([prefix]) => specifier.startsWith(prefix));
  return alias ? alias[1] + specifier.slice(alias[0].length) : specifier;
}

/** Every import of a file: static, re-exported, dynamic, and `import('…')` in a type. `file` is its path in the repository. */
export function importsOf(file: string, source: string): readonly Import[] {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} does not parse: ${errors[0]?.message}`);
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    target: resolved(file, moduleRequest.value),
    names: entries.map((entry) => entry.importName.name ?? entry.importName.kind),
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap((entry) =>
      entry.moduleRequest
        ? [
            {
              target: resolved(file, entry.moduleRequest.value),
              names: [entry.importName.name ?? entry.importName.kind],
              typeOnly: entry.isType,
            },
          ]
        : [],
    ),
  );
  const written = [...source.matchAll(/\bimport\(\s*(['"])(.*?)\1/g)].map((match) => ({
    target: resolved(file, match[2] ?? ''),
    names: [],
    typeOnly: false,
  }));
  return [...statics, ...exported, ...written];
}

const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');

/** What a file imports against the rules, one sentence each; empty when it keeps them. */
export function violations(file: string, imports: readonly Import[]): readonly string[] {
  const layer = layerOf(file);
  if (layer === null) return [`${file} lies in no layer`];
  const rule = rules[layer];
  return imports.flatMap(({ target, names, typeOnly }) => {
    const says = (why: string): readonly string[] => [`${file} imports ${target}: ${why}`];
    if (target.startsWith('node:')) return rule.node ? [] : says(`${layer} runs without Node`);
    const own = layerOf(target);
    if (own !== null) {
      if (own !== layer && !rule.layers.includes(own)) return says(`${layer} may not import ${own}`);
      if (own !== layer && rule.typeOnly && !typeOnly) return says(`${layer} may import only types from ${own}`);
      const sql = target === 'db/sql.ts' && own !== layer ? names.filter((name) => sqlNames.includes(name)) : [];
      return sql.length > 0 ? says(`${sql.join(', ')} would put SQL outside db`) : [];
    }
    if (/^(tests|scripts|dist|docs)\//.test(target)) return says('no layer may import it');
    if (target === 'package.json' || target.startsWith('resources/')) return [];
    return rule.packages(packageOf(target)) ? [] : says(`${layer} may not use this package`);
  });
}

/** All source files of the layers, as paths in the repository with forward slashes. */
export function sourceFiles(root: string): readonly string[] {
  return layerNames.flatMap((layer) =>
    readdirSync(join(root, layer), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/')),
  );
}
