import { expect, type Page } from '@playwright/test';
import { given } from '#core/clinical/answer.ts';
import type { Form } from '#core/clinical/form.ts';
import { flaws } from './accessible.ts';
import { call } from './call.ts';
import { addPatientWithVisit } from './clinic.ts';
import { test } from './host.ts';
import { robin, screen, visitIn } from './screening.ts';
import { addDevice, begunBy, leaveFields, saved, stored } from './treating.ts';

const formsOf = (page: Page, visitId: string): Promise<Form[]> => call(page, 'forms.ofVisit', { visitId });

/** A patient with a visit that was screened, a device, and the treatment screen open. */
async function treatmentOf(page: Page, family: string): Promise<string> {
  await addDevice(page);
  await addPatientWithVisit(page, { family, given: 'Ada' });
  const visitId = visitIn(page);
  await screen(page, visitId);
  await page.getByRole('link', { name: 'Treatment' }).click();
  await expect(page.getByRole('heading', { name: 'Treatment', exact: true })).toBeVisible();
  return visitId;
}

test('a session of shockwave by keyboard: a limit is passed and acknowledged, a block is gone against with a reason; then the same as last time', async ({
  page,
}) => {
  const visitId = await treatmentOf(page, 'Okafor');
  await expect(page.getByText('Nothing yet. Begin a treatment above')).toBeVisible();
  expect(await flaws(page)).toEqual([]);
  // No problem is open: nothing stands for the place until it is chosen.
  const courses = page.getByRole('region', { name: 'Courses of shockwave' });
  await expect(courses).toContainText('No problem of this patient is open that says where');
  await expect(courses.getByLabel('Side')).toHaveValue('');
  await page.getByRole('button', { name: 'Begin a course' }).focus();
  await page.keyboard.press('Enter');
  await expect(courses.getByRole('alert')).toContainText('Choose the side');
  await courses.getByLabel('Side').selectOption('Left');
  await expect(courses.getByRole('alert')).toContainText('Choose the place');
  expect(await flaws(page)).toEqual([]);
  await courses.getByLabel('Place').selectOption({ index: 1 });
  await expect(courses.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Begin a course' }).focus();
  await Promise.all([stored(page, 'courses.create'), page.keyboard.press('Enter')]);
  await expect(page.locator('[data-course]')).toContainText('0 of 3 sessions · No session yet');

  await leaveFields(page);
  await begunBy(page, 's');
  const form = page.getByRole('article', { name: 'Shockwave' });
  const segment = form.getByRole('group', { name: 'Segment 1' });
  await expect(segment.getByLabel('Impulses')).toBeFocused();
  await page.keyboard.type('2000');
  await page.keyboard.press('Tab');
  await page.keyboard.type('4,5');
  await page.keyboard.press('Tab');
  await page.keyboard.type('8');
  await page.keyboard.press('Tab');
  await form.getByLabel('Applicator').focus();
  await page.keyboard.type('D15');
  await form.getByLabel('Before').focus();
  await page.keyboard.type('6');
  await form.getByRole('button', { name: 'The rest: no' }).focus();
  await page.keyboard.press('Enter');
  await form.getByLabel('Open wound').focus();
  await page.keyboard.type('Cannot');
  await saved(form);

  // Bar is no dose; what can be summed is summed, and what cannot says why.
  await expect(form.locator('[data-number="total-impulses"]')).toContainText('2000 impulses');
  await expect(form.locator('[data-number="impulse-seconds"]')).toContainText('250 s');
  await expect(form.locator('[data-number="cumulative-energy"]')).toContainText('bar is drive pressure and no energy');
  const high = form.locator('[data-rule="shockwave.bar-high"]');
  await expect(high).toContainText('Pressure above 4 bar. Entered: 4.5.');
  await expect(high).toContainText('our own default, no published limit');
  const wound = form.locator('[data-rule="shockwave.open-wound"]');
  await expect(wound).toContainText('Blocked');
  await expect(form).toContainText('2 points are open');
  expect(await flaws(page)).toEqual([]);

  await high.getByRole('button', { name: /^Acknowledge/ }).focus();
  await page.keyboard.press('Enter');
  await expect(high).toHaveAttribute('data-open', 'false');
  await expect(high).toContainText('Acknowledged by');
  await wound.getByRole('button', { name: /^Go on with a reason/ }).focus();
  await page.keyboard.press('Enter');
  await wound.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect(wound).toContainText('Say why you go on.');
  await wound.getByLabel('Reason to go on').fill('A graze at the knee, far from the field.');
  await wound.getByRole('button', { name: 'Go on', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(wound).toContainText('A graze at the knee');
  await expect(form).toContainText('Nothing is open');

  // A changed setting has to be decided anew; more than the device gives is for nobody to decide.
  await segment.getByLabel('Pressure (bar)').fill('5.5');
  await segment.getByLabel('Pressure (bar)').blur();
  const beyond = form.locator('[data-rule="shockwave.device-most-bar"]');
  await expect(beyond).toContainText('at most 5 bar');
  await expect(beyond.getByRole('button')).toHaveCount(0);
  await expect(high).toHaveAttribute('data-open', 'true');
  await segment.getByLabel('Pressure (bar)').fill('2.5');
  await segment.getByLabel('Pressure (bar)').blur();
  await expect(form).toContainText('Nothing is open');
  await expect(page.locator('[data-course]')).toContainText(/1 of 3 sessions · Next due .*, by the plan/);

  await leaveFields(page);
  await begunBy(page, 'Shift+S');
  const second = page.getByRole('article', { name: 'Shockwave' }).nth(1);
  await expect(second.getByLabel('Impulses')).toHaveValue('2000');
  await expect(second.getByLabel('Pressure (bar)')).toHaveValue('2.5');
  await expect(second.getByLabel('Before')).toHaveValue('not-asked');
  await expect(second).toContainText('Not asked yet: Malignancy in the field');
  const forms = await formsOf(page, visitId);
  expect(forms.filter(({ kind }) => kind === 'shockwave')).toHaveLength(2);

  // Removed and brought back.
  await second.getByRole('button', { name: 'Remove Shockwave' }).click();
  await expect(page.getByRole('article', { name: 'Shockwave' })).toHaveCount(1);
  await page.keyboard.press('Alt+z');
  await expect(page.getByRole('article', { name: 'Shockwave' })).toHaveCount(2);
});

test('a tape with its skin check, strips, response and removal, which is entered after signing', async ({ page }) => {
  const visitId = await treatmentOf(page, 'Quill');
  await page.locator('[data-begin="taping"]').getByLabel('Side that is treated').selectOption('Left');
  await leaveFields(page);
  await begunBy(page, 't');
  const form = page.getByRole('article', { name: 'Taping' });
  await form.getByLabel('Skin intact').selectOption('Yes');
  await form.getByRole('button', { name: 'The rest: no' }).click();
  for (const n of [1, 2, 3])
    await form
      .getByRole('group', { name: `Material ${n}` })
      .getByLabel('Free of latex')
      .selectOption('Yes');
  await form.getByRole('button', { name: 'Add a strip' }).click();
  const strip = form.getByRole('group', { name: 'Strip 1' });
  await strip.getByLabel('From').fill('sole of the heel');
  await strip.getByLabel('To', { exact: true }).fill('upper calf');
  await strip.getByLabel('Tension (%)').fill('120');
  await form.getByLabel('Circulation below in order').selectOption('Yes');
  await expect(form.locator('[data-rule="taping.tension-over-full"]')).toContainText('Nobody goes on against this');
  await strip.getByLabel('Tension (%)').fill('75');
  for (const [when, pain] of [
    ['Without the tape', '5'],
    ['With the tape', '3'],
  ] as const) {
    const group = form.getByRole('group', { name: when });
    await group.getByLabel('Task').selectOption('5 heel raises');
    await group.getByLabel('Pain, 0 to 10').selectOption(pain);
  }
  await expect(form.getByTestId('tape-response')).toContainText('Worth keeping: 2 points less');
  await expect(form.getByTestId('tape-state')).toHaveAttribute('data-state', 'on');
  await saved(form);
  await expect(form).toContainText('Nothing is open');
  expect(await flaws(page)).toEqual([]);

  // The visit is signed; only how the tape came off can still be entered.
  const note = await call(page, 'forms.start', { visitId, kind: 'note', from: 'empty', by: robin });
  if (note.form.details.kind !== 'note') throw new Error('no note');
  await call(page, 'forms.update', {
    id: note.form.id,
    revision: note.form.revision,
    details: { ...note.form.details, content: { ...note.form.details.content, subjective: 'Tight after hills.' } },
  });
  const signing = await call(page, 'visits.signing', { id: visitId });
  await call(page, 'visits.sign', { id: visitId, by: robin, sha256: signing.sha256 });
  await expect(page.getByText('This visit is signed.')).toBeVisible();
  await expect(form.getByLabel('Skin intact')).toBeDisabled();
  await form.getByRole('button', { name: 'It came off' }).click();
  await expect(form.getByLabel('Why', { exact: true })).toBeFocused();
  await form.getByLabel('Why', { exact: true }).selectOption('Came off by itself');
  await expect(form).toContainText('Choose why it came off and how the skin was');
  await Promise.all([stored(page, 'forms.update'), form.getByLabel('Skin below').selectOption('Nothing')]);
  await expect(form.getByTestId('tape-state')).toHaveAttribute('data-state', 'off');
  expect(await flaws(page)).toEqual([]);
  const [taped] = (await formsOf(page, visitId)).filter(({ kind }) => kind === 'taping');
  expect(taped?.details.kind === 'taping' && taped.details.taping.removal?.reason).toBe('came-off');
});

test('manual release judged against measurement error, and what it did paired with a test before and after', async ({ page }) => {
  const visitId = await treatmentOf(page, 'Reed');
  const measure = async (cm: number): Promise<void> => {
    const { form } = await call(page, 'forms.start', {
      visitId,
      kind: 'outcome',
      from: 'empty',
      instrument: 'knee-to-wall',
      side: 'left',
      by: robin,
    });
    const { details } = form;
    if (details.kind !== 'outcome' || details.entry.instrument !== 'knee-to-wall') throw new Error('no score');
    const entry = { ...details.entry, input: { record: 'single' as const, trialsCm: given([cm]) } };
    await call(page, 'forms.update', { id: form.id, revision: form.revision, details: { ...details, entry } });
  };
  await measure(8);
  await leaveFields(page);
  await begunBy(page, 'm');
  const form = page.getByRole('article', { name: 'Manual release' });
  await form.getByLabel('Consent', { exact: true }).selectOption('Said');
  await form.getByRole('button', { name: 'The rest: no' }).click();
  await form.getByRole('button', { name: 'Add an item' }).click();
  const item = form.getByRole('group', { name: 'Item 1' });
  await expect(item.getByLabel('Technique')).toBeFocused();
  await item.getByLabel('Technique').selectOption('Talocrural AP glide');
  await item.getByLabel('Structure').selectOption('Talocrural joint');
  await item.getByLabel('Grade').selectOption('Maitland III+');
  await item.getByLabel('Minutes').fill('3');
  await form.getByRole('button', { name: 'Add a marker' }).click();
  const marker = form.getByRole('group', { name: 'Marker 1' });
  await marker.getByLabel('Before', { exact: true }).fill('9');
  await marker.getByLabel('After', { exact: true }).fill('10');
  await expect(marker.locator('[data-change]')).toHaveAttribute('data-change', 'within-error');
  await marker.getByLabel('After', { exact: true }).fill('12');
  await expect(marker.locator('[data-change="better"]')).toContainText('+3 cm: better, beyond the measurement error');
  await saved(form);
  await expect(form).toContainText('Nothing is open');
  expect(await flaws(page)).toEqual([]);
  await measure(10.5);

  await leaveFields(page);
  await begunBy(page, 'e');
  const pairing = page.getByRole('article', { name: 'Cause and effect' });
  await expect(pairing).toContainText('Still missing, or removed since: the baseline, the intervention, the re-test.');
  await pairing.getByLabel('Baseline').selectOption({ index: 1 });
  await pairing.getByRole('combobox', { name: 'Intervention' }).selectOption({ index: 1 });
  await pairing.getByLabel('Re-test').selectOption({ index: 1 });
  await expect(pairing.locator('[data-effect="test"]')).toContainText(
    'Knee to wall, Distance: +2.5 cm: better, beyond the measurement error of 1.9 cm',
  );
  await expect(pairing).toContainText('does not say that it came of it');
  expect(await flaws(page)).toEqual([]);
});

test('a blocked treatment says why and leads to the red flags of the visit', async ({ page }) => {
  await addPatientWithVisit(page, { family: 'Stone', given: 'Ada' });
  const visitId = visitIn(page);
  await page.getByRole('link', { name: 'Treatment' }).click();
  const line = page.locator('[data-begin="shockwave"]');
  await expect(line).toContainText('Shockwave is blocked at this visit');
  await expect(line).toContainText('not asked, could be');
  await expect(line.getByRole('button')).toHaveCount(0);
  await expect(line.getByRole('link', { name: 'Go to the red flags of this visit' })).toHaveAttribute('href', `#/visits/${visitId}/safety`);
  expect(await flaws(page)).toEqual([]);
  await screen(page, visitId);
  await expect(line).not.toContainText('blocked');
});
