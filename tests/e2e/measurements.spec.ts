import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { addPatientWithVisit } from './clinic.ts';
import { chooseVideos, expect, test } from './clips.ts';

/** Draws by calling the application as the review screen does: this spec is about the visit's table. */
async function drawRightAngle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const call = async (name: string, input: unknown) => {
      const response = await fetch(`/call/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      const reply = await response.json();
      if (!reply.ok) throw new Error(reply.failure.message);
      return reply.value;
    };
    const visitId = location.hash.split('/')[2];
    const [{ id: recordingId }] = await call('recordings.list', { visitId });
    const { sequence } = await call('review.get', { recordingId });
    const angle = {
      type: 'shape',
      kind: 'angle',
      version: 1,
      id: crypto.randomUUID(),
      recordingId,
      from: 30,
      to: 30,
      fadeFrames: 0,
      style: { colour: '#ffcc00', width: 3, opacity: 1, textSize: 24 },
      label: 'Knee at contact',
      points: [
        { x: 300, y: 200 },
        { x: 300, y: 50 },
        { x: 450, y: 200 },
      ],
      reading: 'interior',
      anatomy: { joint: 'knee', side: 'left', plane: 'sagittal', convention: 'flexion-positive' },
    };
    await call('review.apply', { recordingId, sequence, label: 'draw an angle', patch: [{ op: 'add', record: angle }] });
  });
}

test('what was measured is listed with its uncertainty, leads to its frame, and is saved as a table', async ({ page, files, host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialogs, which a test cannot answer.');
  await addPatientWithVisit(page, { family: 'Larsen', given: 'Bo' });
  await chooseVideos(page, [files.clip('measured.mp4')]);
  await expect(page.getByRole('article', { name: /measured/ })).toBeVisible({ timeout: 60_000 });
  await drawRightAngle(page);
  const line = page.getByRole('region', { name: 'Measurements' }).getByRole('row', { name: /Knee at contact/ });
  await expect(line).toContainText(/90\.0 ± \d+\.\d°/);
  await expect(line).toContainText('Knee, left');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: 'Save a table as CSV' })
      .click()
      .then(() => page.getByRole('menuitem', { name: 'Measurements' }).click()),
  ]);
  expect(download.suggestedFilename()).toMatch(/^measurements-\d{4}-\d\d-\d\d\.csv$/);
  expect(readFileSync(await download.path(), 'utf8')).toContain('Knee at contact');

  await line.getByRole('link', { name: /Show frame 30/ }).click();
  await expect(page).toHaveURL(/#\/recordings\/[0-9a-f-]+\/30$/);
});
