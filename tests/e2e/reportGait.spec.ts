import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { RecordingId, VisitId } from '#core/domain/ids.ts';
import { unknownConditions } from '#core/domain/recording.ts';
import { fatigued, fresh, type RunnerParams } from '#core/runner/params.ts';
import { markedRun } from '../helpers/markedRunner.ts';
import { makeNumberedClip } from '../helpers/numberedClip.ts';
import { hasPoppler, textOf } from '../media/poppler.ts';
import { flaws } from './accessible.ts';
import { call } from './call.ts';
import { addPatientWithVisit } from './clinic.ts';
import { chooseVideos } from './clips.ts';
import { expect, test } from './host.ts';

const fps = 120;
const visitOf = (page: Page): VisitId => (/visits\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '') as VisitId;
const ready = (page: Page) => expect(page.locator('[data-preview]')).toHaveAttribute('data-preview', 'ready', { timeout: 60_000 });

/** Contacts and toe-offs of the drawn runner, as marked in the review screen; this spec is about what becomes of them. */
async function markClip(page: Page, id: RecordingId, runner: RunnerParams, fatigue: 'fresh' | 'fatigued', frames: number): Promise<void> {
  await call(page, 'recordings.confirmRate', { id, framesPerSecond: fps });
  const conditions = { ...unknownConditions, fatigue };
  await call(page, 'recordings.update', {
    id,
    title: `side ${fatigue}`,
    view: 'side-left',
    cameraPosition: '',
    condition: '',
    speed: 3,
    conditions,
  });
  const { sequence } = await call(page, 'review.get', { recordingId: id });
  await call(page, 'review.apply', { recordingId: id, sequence, label: 'Mark', patch: markedRun(id, { runner, fps, frames }) });
}

test('gait parts of a report are greyed with what to do for them, then printed once there is something; tables are saved one by one', async ({
  page,
  host,
}) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialogs, which a test cannot answer.');
  test.setTimeout(150_000);
  const folder = mkdtempSync(join(tmpdir(), 'soleus-report-gait-'));
  try {
    const frames = [1000, 1001];
    const files = await Promise.all(
      frames.map((count, n) => makeNumberedClip({ file: join(folder, `run ${n}.mp4`), frames: count, width: 160, height: 96, fps })),
    );
    await addPatientWithVisit(page, { family: 'Larsen', given: 'Bo' });
    const visitId = visitOf(page);
    await chooseVideos(page, files);
    await expect(page.getByRole('article', { name: /run/ })).toHaveCount(2, { timeout: 60_000 });
    await expect(page.getByRole('button', { name: 'Save a table as CSV' })).toHaveCount(0);

    await page.getByRole('button', { name: 'Make report' }).click();
    await ready(page);
    const part = (name: string) => page.getByRole('checkbox', { name: `Print ${name}` });
    for (const name of ['running gait', 'differences between clips', 'guided protocol', 'accepted suggestions']) {
      await expect(part(name)).toBeDisabled();
      await expect(part(name)).not.toBeChecked();
    }
    await expect(page.getByText('No difference of two clips is kept for the report.')).toBeVisible();
    expect(await flaws(page, '[aria-label="What it holds"]')).toEqual([]);

    const [a, b] = await call(page, 'recordings.list', { visitId });
    if (a === undefined || b === undefined) throw new Error('two clips were imported');
    await markClip(page, a.id, fresh, 'fresh', a.frames);
    await markClip(page, b.id, fatigued, 'fatigued', b.frames);
    await call(page, 'gait.keepDifference', { a: a.id, b: b.id, purposes: ['other-fatigue'], kept: true });
    await expect(part('running gait')).toBeChecked();
    await expect(part('differences between clips')).toBeEnabled();
    await expect(part('guided protocol')).toBeDisabled();

    await page.getByRole('button', { name: 'Keep with the visit' }).click();
    await expect(page.locator('[data-report="1"]')).toBeVisible({ timeout: 60_000 });
    await part('running gait').uncheck();
    await page.getByRole('button', { name: 'Keep with the visit' }).click();
    await expect(page.locator('[data-report="2"]')).toBeVisible({ timeout: 60_000 });
    if (hasPoppler) {
      const reports = await call(page, 'reports.list', { visitId });
      const texts = await Promise.all(reports.toSorted((x, y) => x.version - y.version).map(({ id }) => wordsOf(page, id)));
      expect(texts[0]).toMatch(/Running gait.*Contact time, ms.*Differences.*Differs on purpose: fatigue\..*Changed/);
      expect(texts[1]).not.toContain('Running gait');
      expect(texts[1]).toContain('Differs on purpose: fatigue.');
    }

    await page.goto(page.url().replace(/\/report$/, ''));
    await page.getByRole('button', { name: 'Save a table as CSV' }).click();
    await expect(page.getByRole('menuitem', { name: 'Protocol' })).toBeDisabled();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Strides' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^strides-\d{4}-\d\d-\d\d\.csv$/);
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/\nside fresh,left,1,/);
    const [workbook] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save all tables as Excel' }).click(),
    ]);
    expect(workbook.suggestedFilename()).toMatch(/^tables-.*\.xlsx$/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function wordsOf(page: Page, id: string): Promise<string> {
  const bytes = await page.evaluate(
    async (report) => [...new Uint8Array(await (await fetch(`/media/report-${report}`)).arrayBuffer())],
    id,
  );
  return textOf(Buffer.from(bytes)).join(' ').replaceAll(/\s+/g, ' ');
}
