import { defineConfig } from 'vitest/config';

/** Unit, record, contract, media and layer tests: everything that needs no browser window. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: true,
    // Its own choice leaves a core idle, which on a machine of two is half of it.
    maxWorkers: '100%',
  },
});
