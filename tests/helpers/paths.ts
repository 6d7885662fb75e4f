import { resolve } from 'node:path';

/** Repository root, whatever folder the test runs in. */
export const repoRoot = resolve(import.meta.dirname, '../..');
