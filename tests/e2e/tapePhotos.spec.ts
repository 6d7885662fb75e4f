import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { call } from './call.ts';
import { launchWith, patternCameras } from './cameras.ts';
import { addPatientWithVisit } from './clinic.ts';
import { chooseVideos, expect, test } from './clips.ts';
import { formSaved } from './forms.ts';
import { robin, screen, visitIn } from './screening.ts';

test.use({ launchOptions: launchWith(patternCameras(1, 30)) });
test.beforeEach(({ host }) => {
  test.skip(host === 'electron', 'pretended cameras are given to the browser when it starts');
});

/** A visit with a screen and a taping, open on the treatment part. */
async function tapingOf(page: Page, family: string) {
  await addPatientWithVisit(page, { family, given: 'Noa' });
  const visitId = visitIn(page);
  await screen(page, visitId);
  await call(page, 'forms.start', { visitId, kind: 'taping', from: 'empty', side: 'left', technique: 'low-dye', by: robin });
  return visitId;
}

async function openTaping(page: Page) {
  await page.getByRole('link', { name: 'Treatment' }).click();
  const form = page.getByRole('article', { name: 'Taping' });
  await form
    .getByRole('button', { name: /Taping/ })
    .first()
    .click();
  await expect(form.getByRole('group', { name: 'Pictures of the tape' })).toBeVisible();
  return form;
}

const photosIn = async (page: Page, visitId: string) => {
  const [taped] = (await call(page, 'forms.ofVisit', { visitId })).filter(({ kind }) => kind === 'taping');
  return taped?.details.kind === 'taping' ? taped.details.taping.photos : [];
};

/** The picture came and is no empty box. */
const isShown = (page: Page, name: string | RegExp) =>
  expect
    .poll(() => page.getByRole('img', { name }).evaluate((image) => (image as HTMLImageElement).naturalWidth), { timeout: 20_000 })
    .toBeGreaterThan(0);

test('a still is taken with the camera by keyboard, kept, removed with an undo and there after a new start', async ({ page, running }) => {
  const visitId = await tapingOf(page, 'Ashdown');
  const form = await openTaping(page);
  const part = form.getByRole('group', { name: 'Pictures of the tape' });
  await expect(part).toContainText('No picture yet');
  await part.getByRole('button', { name: 'Take a picture' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Take a picture' });
  await expect(dialog.getByRole('button', { name: 'Take it' })).not.toHaveAttribute('aria-disabled', 'true', { timeout: 20_000 });
  await expectAccessible(page, 'the camera of a taping');
  await dialog.getByRole('button', { name: 'Take it' }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await isShown(page, 'Picture 1 of the tape: Low-Dye, Left, taken with the camera');
  await formSaved(form);
  const [photo] = await photosIn(page, visitId);
  expect(photo?.from).toBe('camera');

  await part.getByRole('button', { name: 'Remove picture 1' }).focus();
  await page.keyboard.press('Enter');
  await expect(part.getByRole('img')).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await isShown(page, /^Picture 1 of the tape/);
  await formSaved(form);
  expect(await photosIn(page, visitId)).toEqual([photo]);
  await expectAccessible(page, 'a taping with a picture');

  const again = await running.restart();
  await again.goto(new URL(`#/visits/${visitId}`, again.url()).href);
  await openTaping(again);
  await isShown(again, /^Picture 1 of the tape/);
});

test('a key image or any other frame of a clip becomes a picture of the tape', async ({ page, files }) => {
  const visitId = await tapingOf(page, 'Belmont');
  const form = await openTaping(page);
  await expect(form.getByRole('group', { name: 'Pictures of the tape' })).toContainText('This visit has no clip');
  await page.getByRole('link', { name: 'Clips' }).click();
  await chooseVideos(page, [files.clip('tape left.mp4')]);
  await expect(page.getByRole('article', { name: /tape left/ })).toBeVisible({ timeout: 60_000 });
  const [clip] = await call(page, 'recordings.list', { visitId });
  if (clip === undefined) throw new Error('no clip');
  await page.goto(new URL(`#/recordings/${clip.id}/25`, page.url()).href);
  await page.getByRole('button', { name: 'Add this frame' }).click();
  await expect(
    page
      .getByRole('region', { name: /frame 25/i })
      .or(page.getByText(/frame 25/i))
      .first(),
  ).toBeVisible();
  await page.goto(new URL(`#/visits/${visitId}`, page.url()).href);

  const part = (await openTaping(page)).getByRole('group', { name: 'Pictures of the tape' });
  await part.getByLabel('Or a frame of the clip').selectOption({ index: 1 });
  await expect(part.getByLabel('Frame', { exact: true })).toHaveValue('25');
  await isShown(page, /^Frame 25 of/);
  await part.getByRole('button', { name: 'Add this frame' }).click();
  await isShown(page, /^Picture 1 of the tape: Low-Dye, Left, frame 25 of/);
  await expect(part.getByRole('button', { name: 'Add this frame' })).toBeDisabled();
  await part.getByLabel('Frame', { exact: true }).fill('400');
  await expect(part).toContainText('A frame from 0 to 59.');
  await part.getByLabel('Frame', { exact: true }).fill('30');
  await part.getByRole('button', { name: 'Add this frame' }).click();
  await isShown(page, /^Picture 2 of the tape: Low-Dye, Left, frame 30 of/);
  await formSaved(page.getByRole('article', { name: 'Taping' }));
  expect(await photosIn(page, visitId)).toEqual([25, 30].map((frame) => ({ from: 'clip', recordingId: clip.id, frame })));
  await expectAccessible(page, 'a taping with frames of a clip');
});

test('without a camera, or without leave to use it, the way on is said', async ({ page }) => {
  await tapingOf(page, 'Corrie');
  await openTaping(page);
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Take a picture' }).click();
  const alert = page.getByRole('dialog').getByRole('alert');
  await expect(alert).toContainText('This computer does not let Soleus use the camera.');
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotFoundError'));
  });
  await alert.getByRole('button', { name: 'Look for cameras' }).click();
  await expect(alert).toContainText('No camera was found.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Take a picture' })).toBeFocused();
});
