import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repoRoot } from '#tests/helpers/paths.ts';
import { importsOf, type Layer, layerNames, sourceFiles, violations } from './layers.ts';

const files = sourceFiles(repoRoot);
const read = (file: string): string => readFileSync(join(repoRoot, file), 'utf8');

describe('the layer rule', () => {
  test('every source file imports only what its layer may', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(files.flatMap((file) => violations(file, importsOf(file, read(file))))).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['core/domain/x.ts', "import { readFileSync } from 'node:fs';", 'runs without Node'],
    ['core/domain/x.ts', "import type { Row } from '#db/sql.ts';", 'may not import db'],
    ['core/domain/x.ts', "import dayjs from 'dayjs';", 'may not use this package'],
    ['core/domain/x.ts', "export { call } from '../../renderer/link.ts';", 'may not import renderer'],
    ['db/x.ts', "import { createApp } from '#node/app.ts';", 'may not import electron/node'],
    ['electron/node/x.ts', "import { app } from 'electron';", 'may not use this package'],
    ['electron/node/x.ts', "const { app } = await import('electron');", 'may not use this package'],
    ['electron/node/x.ts', "import { sql, all } from '#db/sql.ts';", 'SQL outside db'],
    ['electron/node/x.ts', "import Database from 'better-sqlite3';", 'may not use this package'],
    ['electron/node/x.ts', "import { serve } from '../loopback/server.ts';", 'may not import electron/loopback'],
    ['electron/loopback/x.ts', "import { openRecord } from '#db/open.ts';", 'may not import db'],
    ['electron/loopback/x.ts', "import { app } from 'electron';", 'may not use this package'],
    ['electron/preload/x.ts', "import { api } from '#core/contract/api.ts';", 'only types'],
    ['electron/preload/x.ts', "import { readFileSync } from 'node:fs';", 'runs without Node'],
    ['renderer/x.ts', "import type { App } from '#node/app.ts';", 'may not import electron/node'],
    ['renderer/x.ts', "type App = import('electron').App;", 'may not use this package'],
    ['renderer/x.ts', "import { countedId } from '#tests/helpers/testApp.ts';", 'no layer may import it'],
  ])('%s may not say %s', (file, source, why) => {
    expect(violations(file, importsOf(file, source)).join('\n')).toContain(why);
  });

  test('types of the core may reach the preload, and a transaction may reach a service', () => {
    expect(
      violations('electron/preload/x.ts', importsOf('electron/preload/x.ts', "import type { Reply } from '#core/contract/failure.ts';")),
    ).toEqual([]);
    expect(
      violations('electron/node/x.ts', importsOf('electron/node/x.ts', "import { transaction, type WriteDb } from '#db/sql.ts';")),
    ).toEqual([]);
  });

  test('fluent-ffmpeg, no longer developed, is known to one file only', () => {
    const users = files.filter((file) =>
      importsOf(file, read(file)).some(({ target, typeOnly }) => target === 'fluent-ffmpeg' && !typeOnly),
    );
    expect(users.length).toBeLessThanOrEqual(1);
  });
});

/** What each layer is compiled with: a `document` or `process` in the core must not compile. */
const surroundings: Readonly<Record<Layer, { dom: boolean; types: readonly string[] }>> = {
  core: { dom: false, types: [] },
  db: { dom: false, types: ['node'] },
  'electron/node': { dom: false, types: ['node'] },
  'electron/main': { dom: false, types: ['node'] },
  'electron/preload': { dom: true, types: [] },
  'electron/loopback': { dom: false, types: ['node'] },
  'electron/cli': { dom: false, types: ['node'] },
  renderer: { dom: true, types: ['vite/client', 'dom-mediacapture-transform'] },
};

describe('what each layer is compiled with', () => {
  test.each(layerNames.map((layer) => [layer]))('%s', (layer) => {
    const file = join(repoRoot, layer, 'tsconfig.json');
    expect(existsSync(file)).toBe(true);
    const { compilerOptions } = JSON.parse(readFileSync(file, 'utf8')) as { compilerOptions: { lib: string[]; types: string[] } };
    const { dom, types } = surroundings[layer];
    expect(compilerOptions.lib.some((lib) => lib.startsWith('dom'))).toBe(dom);
    expect(compilerOptions.types).toEqual(types);
  });
});
