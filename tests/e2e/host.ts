import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, _electron as electron, expect, type Page } from '@playwright/test';
import { repoRoot } from '../helpers/paths.ts';

export type HostOptions = { readonly host: 'browser' | 'electron' };

export type Running = {
  /** Where this run keeps its data; a test may look into it, and start Soleus on it again. */
  readonly dataFolder: string;
  /** Ends the program as a crash does, without warning. */
  readonly kill: () => Promise<void>;
  /** Ends it (unless it was killed) and starts it again on the same data folder; gives the new page. */
  readonly restart: () => Promise<Page>;
};

type Launched = { readonly page: Page; readonly kill: () => Promise<void>; readonly end: () => Promise<void> };

/** Programs that this worker started; none outlives it, however a test ends. */
const started = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of started) child.kill('SIGKILL');
});

/** Path of Electron's program, or null where it was never downloaded. */
function electronProgram(): string | null {
  const names: Readonly<Record<string, string>> = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(repoRoot, 'node_modules/electron/dist');
  const noted = join(repoRoot, 'node_modules/electron/path.txt');
  const program = join(folder, existsSync(noted) ? readFileSync(noted, 'utf8').trim() : (names[process.platform] ?? 'electron'));
  return existsSync(program) ? program : null;
}

/**
 * `page` is Soleus, running on a data folder of this test's own, in the host of the project. `running` kills and restarts it.
 * A page error or a refused load (content policy) fails the test that met it.
 */
export const test = base.extend<
  HostOptions & { running: Running; launched: { present: Launched; dataFolder: string; start: () => Promise<Page> } }
>({
  host: ['browser', { option: true }],

  launched: async ({ host, browser, viewport }, use, testInfo) => {
    const program = electronProgram();
    testInfo.skip(host === 'electron' && program === null, 'Electron is not on this machine: its download failed or was never tried.');
    const dataFolder = mkdtempSync(join(tmpdir(), 'soleus-e2e-'));
    const problems: string[] = [];
    const watch = (page: Page): void => {
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (line) => {
        if (line.type() === 'error' && /Content Security Policy|Content-Security-Policy/.test(line.text())) problems.push(line.text());
      });
    };
    const env = { ...process.env, SOLEUS_DATA: dataFolder } as Record<string, string>;

    const inBrowser = async (): Promise<Launched> => {
      const child = spawn(process.execPath, [join(repoRoot, 'dist/node/loopback.js'), '--no-window'], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      started.add(child);
      child.once('exit', () => started.delete(child));
      const context = await browser.newContext({ viewport, acceptDownloads: true });
      await context.grantPermissions(['camera', 'clipboard-read', 'clipboard-write']);
      const page = await context.newPage();
      watch(page);
      await page.goto(await startUrlOf(child));
      await ready(page);
      const stop = async (signal: NodeJS.Signals): Promise<void> => {
        await context.close();
        if (child.exitCode === null && child.signalCode === null) {
          const gone = once(child, 'exit');
          child.kill(signal);
          await gone;
        }
      };
      return { page, kill: () => stop('SIGKILL'), end: () => stop('SIGTERM') };
    };
    const inElectron = async (): Promise<Launched> => {
      const args = [repoRoot, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
      const app = await electron.launch({ executablePath: program ?? '', args, env });
      const page = await app.firstWindow();
      watch(page);
      await ready(page);
      const kill = async (): Promise<void> => {
        const child = app.process();
        if (child.exitCode !== null || child.signalCode !== null) return;
        const gone = once(child, 'exit');
        child.kill('SIGKILL');
        await gone;
      };
      return { page, kill, end: () => app.close() };
    };

    const box: { present: Launched; dataFolder: string; start: () => Promise<Page> } = {
      present: await (host === 'electron' ? inElectron() : inBrowser()),
      dataFolder,
      start: async () => {
        box.present = await (host === 'electron' ? inElectron() : inBrowser());
        return box.present.page;
      },
    };
    await use(box);
    await box.present.end();
    rmSync(dataFolder, { recursive: true, force: true });
    expect(problems, 'errors on the page').toEqual([]);
  },

  page: async ({ launched }, use) => use(launched.present.page),

  running: async ({ launched }, use) =>
    use({
      dataFolder: launched.dataFolder,
      kill: () => launched.present.kill(),
      restart: async () => {
        await launched.present.end();
        return launched.start();
      },
    }),
});

export { expect } from '@playwright/test';

/** Until the first screen is drawn and has had a moment to listen for keys. */
async function ready(page: Page): Promise<void> {
  await page.locator('#root main').first().waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
}

/** The start address that the browser host prints. */
function startUrlOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let heard = '';
    child.stdout?.on('data', (part: Buffer) => {
      heard += part.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+\/start\/\S+/.exec(heard)?.[0];
      if (url) found(url);
    });
    child.on('exit', () => failed(new Error(`Soleus did not start: ${heard}`)));
  });
}
