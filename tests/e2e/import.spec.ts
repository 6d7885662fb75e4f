import { readFileSync } from 'node:fs';
import { addPatientWithVisit } from './clinic.ts';
import { chooseVideos, expect, test } from './clips.ts';

test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'Electron asks with the system’s own dialog, which a test cannot answer.');
});

test('several clips are imported at once; a bad one is named and the others are listed', async ({ page, files }) => {
  await addPatientWithVisit(page, { family: 'Dubois', given: 'Claire' });
  await chooseVideos(page, [files.clip('side left.mp4'), files.text('not a video.mp4'), files.clip('Läufer hinten.mov')]);
  const bad = page.getByRole('group', { name: 'not a video.mp4' });
  await expect(bad.getByRole('alert')).toBeVisible({ timeout: 60_000 });
  await expect(bad).toHaveAttribute('data-import', 'failed');
  for (const name of ['side left', 'Läufer hinten']) {
    const card = page.getByRole('article', { name: new RegExp(name) });
    await expect(card).toBeVisible({ timeout: 60_000 });
    await expect(card.getByText('60 frames ·')).toBeVisible();
  }
  await expect(page.getByRole('article')).toHaveCount(2);
  await page.getByRole('button', { name: 'Take not a video.mp4 off this list' }).click();
  await expect(bad).toBeHidden();
});

test('a clip says what it is, its rate is confirmed with one click, and all of it is kept', async ({ page, files }) => {
  await addPatientWithVisit(page, { family: 'Jansen', given: 'Piet' });
  await chooseVideos(page, [files.clip('treadmill.mp4')]);
  const card = page.getByRole('article', { name: /treadmill/ });
  await expect(card.getByText('Was this filmed at 60 frames/s?')).toBeVisible({ timeout: 60_000 });
  await card.getByRole('button', { name: '240', exact: true }).click();
  await expect(card.getByText('240 frames/s, confirmed')).toBeVisible();
  await card.getByLabel('Clip name').fill('Left side, own shoes');
  const renamed = page.getByRole('article', { name: 'Left side, own shoes' });
  await renamed.getByLabel('Camera position').fill('side, 3 m');
  await renamed.getByLabel('Speed (m/s)').fill('3,2');
  await renamed.getByLabel('Speed (m/s)').blur();
  await renamed.getByRole('combobox', { name: 'View' }).click();
  await page.getByRole('option', { name: 'Rear' }).click();
  await expect(async () => {
    await page.reload();
    await expect(renamed.getByLabel('Speed (m/s)')).toHaveValue('3.2', { timeout: 2000 });
    await expect(renamed.getByLabel('Camera position')).toHaveValue('side, 3 m');
    await expect(renamed.getByRole('combobox', { name: 'View' })).toHaveValue('Rear');
  }).toPass();
});

test('an import is cancelled on the way and can be tried again', async ({ page, files }) => {
  await addPatientWithVisit(page, { family: 'Silva', given: 'Rui' });
  const path = files.clip('long.mp4');
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/media/upload-*', async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await chooseVideos(page, [path]);
  await page.getByRole('button', { name: 'Cancel long.mp4' }).click();
  const row = page.getByRole('group', { name: 'long.mp4' });
  await expect(row).toHaveAttribute('data-import', 'cancelled');
  await expect(page.getByRole('article')).toHaveCount(0);
  letGo();
  await page.unroute('**/media/upload-*');
  await page.getByRole('button', { name: 'Try long.mp4 again' }).click();
  await expect(page.getByRole('article', { name: /long/ })).toBeVisible({ timeout: 60_000 });
});

test('videos dropped anywhere on the visit are imported', async ({ page, files }) => {
  await addPatientWithVisit(page, { family: 'Weber', given: 'Nina' });
  const bytes = readFileSync(files.clip('dropped.mp4')).toString('base64');
  const transfer = await page.evaluateHandle((base64) => {
    const data = new DataTransfer();
    const raw = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    data.items.add(new File([raw], 'dropped.mp4', { type: 'video/mp4' }));
    return data;
  }, bytes);
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByText('Let go to import into this visit')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await expect(page.getByRole('article', { name: /dropped/ })).toBeVisible({ timeout: 60_000 });
});

test('a file dropped where none is wanted does not replace the page', async ({ page }) => {
  const prevented = await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'clip.mp4', { type: 'video/mp4' }));
    const fire = (type: string) =>
      !document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    return [fire('dragover'), fire('drop')];
  });
  expect(prevented).toEqual([true, true]);
});

test('the same clip again is recognised and not listed twice', async ({ page, files }) => {
  await addPatientWithVisit(page, { family: 'Kovač', given: 'Iva' });
  const path = files.clip('once.mp4');
  await chooseVideos(page, [path]);
  await expect(page.getByRole('article', { name: /once/ })).toBeVisible({ timeout: 60_000 });
  await chooseVideos(page, [path]);
  await expect(page.getByText('This is here already')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('a clip that is removed comes back with Undo', async ({ page, files }) => {
  await addPatientWithVisit(page, { family: 'Rossi', given: 'Marco' });
  await chooseVideos(page, [files.clip('keep me.mp4')]);
  const card = page.getByRole('article', { name: /keep me/ });
  await expect(card).toBeVisible({ timeout: 60_000 });
  await card.getByRole('button', { name: /^Remove/ }).click();
  await expect(card).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card).toBeVisible();
});
