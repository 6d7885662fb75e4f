import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repoRoot } from '#tests/helpers/paths.ts';
import { whyInstall } from '../../scripts/lib/dependencies.mjs';
import { missingFrom } from '../../scripts/lock.mjs';

describe('package-lock.json', () => {
  const lock = JSON.parse(readFileSync(join(repoRoot, 'package-lock.json'), 'utf8'));

  test('names the optional packages of every platform; run `npm run lock` after an install', () => {
    expect(missingFrom(lock)).toEqual([]);
  });

  test('a missing one is found', () => {
    const packages = {
      '': {},
      'node_modules/tool': { version: '1.0.0', optionalDependencies: { 'tool-mac': '1.0.0', 'tool-linux': '1.0.0', inner: '2.0.0' } },
      'node_modules/tool-linux': { version: '1.0.0', optional: true },
      'node_modules/tool/node_modules/inner': { version: '2.0.0', optional: true },
    };
    expect(missingFrom({ packages }).map(({ name, version }: { name: string; version: string }) => `${name}@${version}`)).toEqual([
      'tool-mac@1.0.0',
    ]);
  });
});

describe('whether an install is needed', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', dev: true },
      'node_modules/a-mac': { version: '1.0.0', optional: true },
    },
  };
  const installed = { packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } } };

  test('not, when all that this platform needs is there', () => {
    expect(whyInstall(lock, installed)).toBeNull();
  });

  test('said, when nothing, a package or the version is missing', () => {
    expect(whyInstall(lock, null)).toBe('nothing is installed yet');
    expect(whyInstall(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toBe('b is missing');
    expect(whyInstall(lock, { packages: { ...installed.packages, 'node_modules/a': { version: '1.1.0' } } })).toBe(
      'a is 1.1.0, the lock file says 1.0.0',
    );
  });
});
