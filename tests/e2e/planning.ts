import type { Page } from '@playwright/test';
import { given } from '#core/clinical/answer.ts';
import { screeningSet } from '#core/clinical/redFlags/items.ts';
import { mondayOf } from '#core/plan/day.ts';
import { call } from './call.ts';
import { expect } from './host.ts';

/** Who works in these specs. */
export const robin = { name: 'Robin Sample', role: 'physiotherapist', registration: '' } as const;
/** The visit that is open. */
export const visitIn = (page: Page): string => /visits\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';

const two = (n: number): string => String(n).padStart(2, '0');
/** Today on this computer's calendar. */
export const today = (): string => {
  const now = new Date();
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
/** A day as Soleus writes it. */
export const inWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** Presses a button by keyboard. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

/** Goes to a part of the plan along its tabs. */
export async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { selected: true }).focus();
  for (let n = 0; n < 5 && (await page.getByRole('tab', { selected: true }).textContent()) !== name; n++)
    await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { selected: true })).toHaveText(name);
}

/** Everything that was typed has reached the record. */
export async function stored(page: Page): Promise<void> {
  for (const badge of await page.locator('[data-draft]').all()) await expect(badge).toHaveAttribute('data-draft', 'saved');
}

/** Types over what stands in a field. */
export async function retype(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).first().focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Everything of the red-flag screen of the visit is answered "no", but for what is said otherwise. */
export async function screened(page: Page, answers: Record<string, ReturnType<typeof given<'yes'>>> = {}): Promise<void> {
  const visitId = visitIn(page);
  const { form } = await call(page, 'forms.start', { visitId, kind: 'red-flags', from: 'empty', side: 'left', by: robin });
  const { details } = form;
  if (details.kind !== 'red-flags') throw new Error('no screen');
  const no = Object.fromEntries(screeningSet(details.screening.set).map((key) => [key, given('no' as const)]));
  const screening = { ...details.screening, answers: { ...no, ...answers } };
  await call(page, 'forms.update', { id: form.id, revision: form.revision, details: { ...details, screening } });
}

/** The problem that the plan is for: the left Achilles tendon. */
export async function problem(page: Page): Promise<void> {
  const { patientId } = await call(page, 'visits.get', { id: visitIn(page) });
  const none = { none: 'not-asked' as const };
  const site = { side: 'left' as const, location: 'midportion' as const, other: '' };
  await call(page, 'episodes.create', {
    patientId,
    details: { title: 'Left Achilles', site, onset: none, onsetType: none, irritability: none, closedOn: null, note: '' },
  });
}

/** Begins a programme by keyboard, on a day. */
export async function begin(page: Page, name: string, startsOn: string): Promise<void> {
  await page.getByLabel('Begins on').fill(startsOn);
  await press(page, `Begin a plan: ${name}`);
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
}

/** A field of the diary of a day; the week is gone to first. */
export async function field(page: Page, what: string, day: string) {
  const monday = inWords(mondayOf(day));
  const now = page.getByRole('button', { name: 'This week', exact: true });
  if (await now.isEnabled()) await press(page, 'This week');
  for (let n = 0; n < 4 && !(await page.getByRole('heading', { name: `Week of ${monday}` }).isVisible()); n++)
    await press(page, 'Week before');
  return cell(page, what, day);
}

/** The same in the week that is shown. */
export const cell = (page: Page, what: string, day: string) =>
  page.getByRole('table', { name: 'Planned and done' }).getByLabel(new RegExp(`^${what}, ${inWords(day)}`));

/** Opens an exercise of a phase, and gives its fields. */
export async function opened(page: Page, name: RegExp) {
  const entry = page.getByRole('group', { name }).first();
  const line = entry.getByRole('button', { name: /^(Change|Fold) / });
  if ((await line.getAttribute('aria-expanded')) !== 'true') {
    await line.focus();
    await page.keyboard.press('Enter');
  }
  return entry;
}
