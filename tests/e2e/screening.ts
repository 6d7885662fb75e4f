import { expect, type Locator, type Page } from '@playwright/test';
import { given } from '#core/clinical/answer.ts';
import type { DetailsOf } from '#core/clinical/form.ts';
import { screeningSet } from '#core/clinical/redFlags/items.ts';
import { call } from './call.ts';
import { addPatientWithVisit } from './clinic.ts';

/** An invented clinician. */
export const robin = { name: 'Robin Sample', role: 'physiotherapist', registration: 'PH 0000' } as const;

/** The visit that is on screen. */
export const visitIn = (page: Page): string => /visits\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';

/** Everything of the screen is answered "no", but for what is said otherwise. */
export async function screen(page: Page, visitId: string, answers: DetailsOf<'red-flags'>['screening']['answers'] = {}): Promise<void> {
  const { form } = await call(page, 'forms.start', { visitId, kind: 'red-flags', from: 'empty', side: 'left', by: robin });
  const { details } = form;
  if (details.kind !== 'red-flags') throw new Error('no screen');
  const no = Object.fromEntries(screeningSet(details.screening.set).map((key) => [key, given('no' as const)]));
  await call(page, 'forms.update', {
    id: form.id,
    revision: form.revision,
    details: { ...details, screening: { ...details.screening, answers: { ...no, ...answers } } },
  });
}

/** A question of the screen for red flags. */
export const question = (page: Page, asks: string): Locator => page.getByRole('radiogroup', { name: asks, exact: true });
/** Answers a question of the screen. */
export const say = (page: Page, asks: string, answer: string): Promise<void> =>
  question(page, asks).getByRole('radio', { name: answer, exact: true }).check();

/** Begins the full screen of the visit on screen, with the keyboard. */
export async function beginFullScreen(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Safety' }).press('Enter');
  const begin = page.getByRole('button', { name: 'Begin the full screen' });
  await expect(begin).toBeEnabled();
  await begin.press('Enter');
  await expect(page.getByRole('region', { name: 'Full screen' })).toBeVisible();
}

/** A new patient's visit whose full screen is begun. */
export async function beginScreen(page: Page, given: string): Promise<void> {
  await addPatientWithVisit(page, { family: 'Quillfeather', given, born: '4.5.1990' });
  await beginFullScreen(page);
}

export const pop = 'Sudden pop, snap or kick felt at the back of the leg';
