import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './electron/loopback/openBrowser.ts';
import type { HostOptions } from './tests/e2e/host.ts';

const program = findBrowser({ env: process.env, platform: process.platform, exists: existsSync });

/** The same specs on both hosts; the Electron ones are skipped, saying so, where Electron's program is not present. */
export default defineConfig<HostOptions>({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 1,
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
