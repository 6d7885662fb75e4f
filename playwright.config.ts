import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './electron/loopback/openBrowser.ts';
import type { HostOptions } from './tests/e2e/host.ts';

const program = findBrowser({ env: process.env, platform: process.platform, exists: existsSync });

/** Specs that watch frames go by as they are shown, filmed or made into a video: what else runs beside them they would see. */
const watching = /\/(engine\/.*|film[A-Z]?\w*|compare\w*|reviewPlay)\.spec\.ts$/;
/** `npm test` runs the specs that watch by themselves, the others side by side; without it, everything one by one. */
const part = process.env['SOLEUS_SPECS'];

/** The same specs on both hosts; the Electron ones are skipped, saying so, where Electron's program is not present. */
export default defineConfig<HostOptions>({
  testDir: 'tests/e2e',
  testMatch: part === 'watching' ? watching : '**/*.spec.ts',
  testIgnore: part === 'others' ? watching : [],
  outputDir: part === undefined ? 'test-results/e2e' : `test-results/e2e-${part}`,
  workers: part === 'others' ? Math.min(4, availableParallelism()) : 1,
  // A window on a busy machine can be late once; late twice is a defect. What wavered is named at the end of `npm test`.
  retries: part === undefined ? 0 : 1,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    // SOLEUS_TRACE=1 records every step of a test that fails.
    trace: process.env['SOLEUS_TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(program ? { executablePath: program } : {}),
      args: [
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    },
  },
  projects: [
    { name: 'browser', use: { host: 'browser' } },
    { name: 'electron', use: { host: 'electron' } },
  ],
});
