import { expectAccessible } from './accessible.ts';
import { addPatientWithVisit, goHome, typePatient } from './clinic.ts';
import { chooseVideos, expect, test } from './clips.ts';

for (const theme of ['Light', 'Dark'] as const) {
  test(`every screen can be read and used by everyone, ${theme.toLowerCase()}`, async ({ page, files, host }) => {
    await page.keyboard.press('Control+,');
    await page.getByRole('link', { name: 'Appearance' }).click();
    await page.getByText(theme, { exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme.toLowerCase());
    for (const name of [
      'Clinic',
      'Appearance',
      'Keys',
      'Protocols',
      'Devices',
      'Rules',
      'Notes',
      'Record keeping',
      'Removed',
      'Who did what',
      'About',
    ]) {
      await page.getByRole('link', { name, exact: true }).click();
      await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
      await expectAccessible(page, `settings: ${name}`);
    }
    await page.getByRole('button', { name: 'Keys' }).click();
    await expectAccessible(page, 'key list');
    await page.keyboard.press('Escape');

    await goHome(page);
    await expectAccessible(page, 'patients, none yet');
    await addPatientWithVisit(page, { family: 'Eriksson', given: 'Maja', born: '3.3.1988' });
    await expectAccessible(page, 'visit without clips');
    if (host === 'browser') {
      await chooseVideos(page, [files.clip('side.mp4'), files.text('not a video.mp4')]);
      await expect(page.getByRole('article', { name: /side/ })).toBeVisible({ timeout: 60_000 });
      await expect(page.getByRole('group', { name: 'not a video.mp4' }).getByRole('alert')).toBeVisible();
      await expectAccessible(page, 'visit with a clip and a file that failed');
    }
    await page.getByRole('link', { name: 'Eriksson, Maja' }).click();
    await expect(page.getByRole('heading', { name: 'Details' })).toBeVisible();
    await expectAccessible(page, 'patient');
    await page.getByLabel('Family name').fill('');
    await page.getByLabel('Family name').blur();
    await expect(page.getByText('A name is needed.')).toBeVisible();
    await expectAccessible(page, 'patient with something that cannot be stored');
    await page.getByLabel('Family name').fill('Eriksson');
    await goHome(page);
    await typePatient(page, { family: 'Eriksson', given: 'Maja', born: '3.3.1988' });
    await expect(page.getByText('Is it one of these?')).toBeVisible();
    await expectAccessible(page, 'patients, with a likely duplicate');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('eri');
    await expectAccessible(page, 'palette');
  });
}
