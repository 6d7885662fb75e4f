import type { Page } from '@playwright/test';
import { given } from '#core/clinical/answer.ts';
import type { DetailsOf } from '#core/clinical/form.ts';
import { screeningSet } from '#core/clinical/redFlags/items.ts';
import { call } from './call.ts';

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
