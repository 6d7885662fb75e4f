import { expectAccessibleInBoth } from './accessible.ts';
import { call } from './call.ts';
import { addPatientWithVisit } from './clinic.ts';
import { chooseVideos, expect, test } from './clips.ts';

test('a grown-up agrees to the use of video and takes it back with a reason; the history keeps both', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Quillfeather', given: 'Ada', born: '4.5.1990' });
  await page.getByRole('link', { name: 'Quillfeather, Ada' }).click();
  const video = page.getByRole('region', { name: 'Use of video' });
  await expect(page.getByText('Nobody has been asked yet.')).toBeVisible();
  await expectAccessibleInBoth(page, 'consents, nobody asked');

  await video.getByRole('button', { name: 'Agrees: Care' }).press('Enter');
  const form = page.getByRole('form', { name: 'Use of video, Care: the patient agrees' });
  await expect(form.getByText(/may be used outside the program for the purpose that is named/)).toBeVisible();
  await expect(form.getByText(/video-1 \(en\)/)).toBeVisible();
  await expect(form.getByRole('radio', { name: 'The patient', exact: true })).toBeFocused();
  await expectAccessibleInBoth(page, 'a consent being asked');
  await page.keyboard.press('Enter');
  await expect(video.getByText(/Given, .*: all clips$/)).toBeVisible();

  await video.getByRole('button', { name: 'Withdraw: Care' }).click();
  await page.getByLabel('Reason (may stay empty').fill('Does not want to be seen any more.');
  await page.getByRole('button', { name: 'Record the withdrawal' }).click();
  await expect(video.getByText(/Withdrawn, /)).toBeVisible();
  await expect(video.getByRole('button', { name: 'Withdraw: Care' })).toBeHidden();

  await page.getByRole('button', { name: /Show the history/ }).click();
  const history = page.getByRole('list', { name: 'History' });
  await expect(history.getByText(/Given on .* by the patient/)).toBeVisible();
  await expect(history.getByText(/Withdrawn on .*Does not want to be seen any more/)).toBeVisible();
});

test('for a minor a guardian has to be named, and what the child says counts', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Quillfeather', given: 'Bo', born: '1.6.2015' });
  await page.getByRole('link', { name: 'Quillfeather, Bo' }).click();
  const treatment = page.getByRole('region', { name: 'Treatment', exact: true });
  await treatment.getByRole('button', { name: 'Agrees: Taping' }).click();
  await expect(page.getByRole('radio', { name: 'A guardian' })).toBeChecked();
  await page.getByRole('button', { name: 'Record that it is given' }).click();
  await expect(page.getByText('Name the guardian.')).toBeVisible();
  await expectAccessibleInBoth(page, 'a minor’s consent');
  await page.getByLabel('Name of the guardian').fill('Cleo Quillfeather');
  await page.getByRole('radio', { name: 'No', exact: true }).check();
  await page.getByRole('button', { name: 'Record that it is given' }).click();
  await expect(treatment.getByText(/does not count: the child does not agree/)).toBeVisible();

  await treatment.getByRole('button', { name: 'Refuses: Shockwave' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('form')).toBeHidden();
});

test('a refused export leads to where consent is asked for, and is allowed afterwards', async ({ page, files, host }) => {
  test.skip(host === 'electron', 'its file dialog is the system’s own');
  await addPatientWithVisit(page, { family: 'Quillfeather', given: 'Dot', born: '4.5.1990' });
  await chooseVideos(page, [files.clip('side.mp4')]);
  await expect(page.getByRole('article', { name: /side/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('No clip of this visit may leave Soleus')).toBeVisible();
  await expectAccessibleInBoth(page, 'a clip that may not leave');

  await page.getByRole('link', { name: 'Review side' }).click();
  await page.getByRole('button', { name: 'Save still' }).click();
  await expect(page.getByText('The consent to this use of video is missing')).toBeVisible();
  await page.getByRole('link', { name: 'Ask for consent' }).click();
  await expect(page.getByText('This clip may not leave Soleus.')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'The patient', exact: true })).toBeFocused();
  await expectAccessibleInBoth(page, 'consents of a clip');
  await page.getByRole('radio', { name: 'Some clips' }).check();
  await expect(page.getByRole('checkbox', { name: 'side' })).toBeChecked();
  await page.getByRole('button', { name: 'Record that it is given' }).click();
  await expect(page.getByText('This clip may leave Soleus.')).toBeVisible();
  await page.getByRole('link', { name: 'Back to the clip' }).click();
  const [still] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save still' }).click()]);
  expect(still.suggestedFilename()).toMatch(/side.*\.png$/);
  const [patient] = await call(page, 'patients.search', { query: 'Quillfeather', offset: 0, limit: 1 }).then(({ patients }) => patients);
  const [consent] = await call(page, 'consents.ofPatient', { patientId: patient?.id ?? '' });
  expect(consent).toMatchObject({ kind: 'video-use', purpose: 'care', decision: 'given', scope: { clips: 'these' } });
});
