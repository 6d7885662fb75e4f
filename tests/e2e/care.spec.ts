import { expectAccessible } from './accessible.ts';
import { call } from './call.ts';
import { addPatientWithVisit, goHome } from './clinic.ts';
import { choose, formSaved, goToPart, makeEpisode, press, question, section, type } from './forms.ts';
import { expect, test } from './host.ts';
import { branch, entry, fillVisaA, start, total } from './scoring.ts';
import { beginFullScreen, pop, say, visitIn } from './screening.ts';
import { addDevice, begunBy, leaveFields, saved, treatWithShockwave } from './treating.ts';

const clinic = { name: '', address: '', contact: '', clinician: 'Robin Sample', registration: 'PH 0000' };

test('one runner’s care: intake, a red flag raised and cleared, shockwave and tape with re-test, VISA-A, signing and an amendment', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await addDevice(page);
  await call(page, 'settings.setClinic', clinic);
  await addPatientWithVisit(page, { family: 'Quillfeather', given: 'Ada', born: '4.5.1990' });

  await test.step('the intake, with the problem it is about', async () => {
    await goToPart(page, 'Intake');
    await makeEpisode(page);
    await press(page, 'Start an empty intake');
    const complaint = section(page, 'Complaint');
    await type(complaint, 'Pain now', '0');
    await type(complaint, 'Worst pain of the last week', '6');
    await choose(complaint, 'Average pain of the last week', 'Declined');
    await choose(section(page, 'Health and drugs'), 'Diabetes', 'No');
    await expect(question(complaint, 'Average pain of the last week')).toHaveAttribute('data-answer', 'declined');
    await formSaved(page);
  });

  await test.step('a rupture is suspected: nothing is treated until it is excluded', async () => {
    await beginFullScreen(page);
    await say(page, pop, 'Yes');
    await say(page, 'Thompson (Simmonds) test, left leg', 'Yes');
    await expect(page.getByText('STOP. Nothing is treated before this is settled.')).toBeVisible();
    await goToPart(page, 'Treatment');
    await expect(page.locator('[data-begin="shockwave"]')).toContainText('Shockwave is blocked at this visit');
    await goToPart(page, 'Safety');
    await page.getByRole('button', { name: 'Refer: Achilles tendon rupture' }).press('Enter');
    await page.getByLabel('To whom').fill('Dr Kim Sample, orthopaedics');
    await page.getByRole('form').getByRole('button', { name: 'Refer' }).press('Enter');
    const referrals = page.getByRole('region', { name: 'Open referrals' });
    await expect(referrals.getByText('Achilles tendon rupture: to Dr Kim Sample, orthopaedics')).toBeVisible();
    await goHome(page);
    await page
      .getByRole('region', { name: 'The clinic today' })
      .getByRole('link', { name: /Quillfeather, Ada/ })
      .first()
      .press('Enter');
    await goToPart(page, 'Safety');
    await referrals.getByRole('button', { name: 'Enter the outcome: Achilles tendon rupture' }).press('Enter');
    await page.getByRole('radio', { name: 'excluded' }).check();
    await page.getByRole('form').getByRole('button', { name: 'Enter the outcome' }).press('Enter');
    await expect(referrals.getByText('No referral is open.')).toBeVisible();
    const screen = page.getByRole('region', { name: 'Full screen' });
    for (const row of await screen.getByRole('radiogroup').all()) {
      if ((await row.getByRole('radio', { checked: true }).count()) > 0) continue;
      const no = row.getByRole('radio', { name: 'No', exact: true });
      if ((await no.count()) > 0) await no.check();
    }
    await formSaved(screen);
  });

  await test.step('knee to wall before', async () => {
    await goToPart(page, 'Scores');
    await start(page, 'Knee to wall');
    const wall = entry(page, 'Knee to wall');
    for (const [trial, cm] of ['8', '8.2', '8.1'].entries()) await type(wall, `Trial ${trial + 1}`, cm);
    await expect(total(wall, 'distance')).toContainText('8.2 cm');
    await formSaved(wall);
  });

  await test.step('shockwave', async () => {
    await goToPart(page, 'Treatment');
    await treatWithShockwave(page);
    await expect(page.locator('[data-course]')).toContainText(/1 of 3 sessions · Next due .*, by the plan/);
  });

  await test.step('tape, and what it does to a task', async () => {
    await leaveFields(page);
    await begunBy(page, 't');
    const tape = page.getByRole('article', { name: 'Taping' });
    await tape.getByLabel('Skin intact').selectOption('Yes');
    await tape.getByRole('button', { name: 'The rest: no' }).press('Enter');
    for (const n of [1, 2, 3])
      await tape
        .getByRole('group', { name: `Material ${n}` })
        .getByLabel('Free of latex')
        .selectOption('Yes');
    await tape.getByRole('button', { name: 'Add a strip' }).press('Enter');
    const strip = tape.getByRole('group', { name: 'Strip 1' });
    await strip.getByLabel('From').fill('sole of the heel');
    await strip.getByLabel('To', { exact: true }).fill('upper calf');
    await strip.getByLabel('Tension (%)').fill('75');
    await tape.getByLabel('Circulation below in order').selectOption('Yes');
    for (const [when, pain] of [
      ['Without the tape', '5'],
      ['With the tape', '3'],
    ] as const) {
      const group = tape.getByRole('group', { name: when });
      await group.getByLabel('Task').selectOption('5 heel raises');
      await group.getByLabel('Pain, 0 to 10').selectOption(pain);
    }
    await expect(tape.getByTestId('tape-response')).toContainText('Worth keeping: 2 points less');
    await saved(tape);
    await expect(tape).toContainText('Nothing is open');
  });

  await test.step('the same test after, held against the one before', async () => {
    await goToPart(page, 'Scores');
    await start(page, 'Knee to wall');
    const wall = entry(page, 'Knee to wall').first();
    for (const [trial, cm] of ['10.4', '10.5', '10.6'].entries()) await type(wall, `Trial ${trial + 1}`, cm);
    await expect(total(wall, 'distance')).toContainText('10.6 cm');
    await formSaved(wall);
    await goToPart(page, 'Treatment');
    await leaveFields(page);
    await begunBy(page, 'e');
    const pairing = page.getByRole('article', { name: 'Cause and effect' });
    await pairing.getByLabel('Baseline').selectOption({ index: 1 });
    await pairing.getByRole('combobox', { name: 'Intervention' }).selectOption({ index: 1 });
    await pairing.getByLabel('Re-test').selectOption({ index: 1 });
    await expect(pairing.locator('[data-effect="test"]')).toContainText('+2.4 cm: better, beyond the measurement error of 1.9 cm');
    await expect(pairing).toContainText('does not say that it came of it');
    await expectAccessible(page, 'the treatment of a visit');
  });

  await test.step('VISA-A', async () => {
    await goToPart(page, 'Scores');
    await start(page, 'VISA-A');
    const card = await fillVisaA(page, '4');
    await branch(card, 'Hurts, goes on');
    await choose(card, '8. Training time', '11 to 20 min: 10');
    await expect(total(card)).toContainText('63 points');
    await formSaved(card);
  });

  await test.step('the note is signed with all of it, and amended', async () => {
    await goToPart(page, 'Notes');
    await press(page, 'Begin the note');
    await page.getByRole('region', { name: 'Note', exact: true }).getByLabel('Subjective').fill('Tight after hills, eases when warm.');
    await page.getByRole('region', { name: 'Note', exact: true }).getByLabel('Subjective').blur();
    const panel = page.getByRole('region', { name: 'Sign this visit' });
    await expect(panel.getByText('Nothing stands in the way.')).toBeVisible();
    await panel.getByRole('button', { name: 'Sign …' }).press('Enter');
    await page.getByRole('dialog', { name: 'Sign this visit?' }).getByRole('button', { name: 'Sign', exact: true }).press('Enter');
    const signed = page.getByRole('region', { name: 'Signed note' });
    await expect(signed.getByText('Unchanged since it was signed')).toBeVisible();
    const amend = page.getByRole('region', { name: 'Add an amendment' });
    await amend.getByRole('textbox', { name: 'Amendment', exact: true }).fill('The hills were on Tuesday, not on Monday.');
    await amend.getByLabel('Why it is amended').fill('Day mixed up.');
    await amend.getByRole('button', { name: 'Add the amendment' }).press('Enter');
    await expect(page.getByRole('article', { name: 'Amendment 1' })).toContainText('The hills were on Tuesday');
    await expect(signed).toContainText('Tight after hills, eases when warm.');
    await expect(signed.getByText('Unchanged since it was signed')).toBeVisible();
  });

  await test.step('what was signed stays as it is, everywhere', async () => {
    for (const part of ['Intake', 'Scores', 'Treatment'] as const) {
      await goToPart(page, part);
      await expect(page.getByText(/^This visit is signed/).first()).toBeVisible();
    }
    const forms = await call(page, 'forms.ofVisit', { visitId: visitIn(page) });
    expect(forms.map(({ kind }) => kind).toSorted()).toEqual(
      ['cause-and-effect', 'intake', 'note', 'outcome', 'outcome', 'outcome', 'red-flags', 'shockwave', 'taping'].toSorted(),
    );
    expect(forms.filter(({ locked }) => !locked)).toEqual([]);
  });
});
