import { expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import type { ScreenState } from '#core/clinical/redFlags/screenState.ts';
import { letterWish, nothingTyped } from '#renderer/clinical/safety/letterWish.ts';

const robin = { name: 'Robin Sample', role: 'physiotherapist', registration: '' } as const;
const state = {
  raised: [{ item: 'RF01' }, { item: 'RF02' }],
  openReferrals: [{ to: 'Dr Kim Sample', outcomeDue: '2026-03-04' }],
} as unknown as ScreenState;

test('a letter is about all that is raised, to whom the open referral goes, until something else is typed', () => {
  expect(letterWish('v', nothingTyped, state, robin)).toMatchObject({
    items: ['RF01', 'RF02'],
    to: 'Dr Kim Sample',
    outcomeDue: '2026-03-04',
    medicines: { none: 'not-asked' },
  });
  const typed = { ...nothingTyped, items: ['RF02', 'RF09'] as const, to: ' ', due: '' };
  expect(letterWish('v', typed, state, robin)).toMatchObject({ items: ['RF02'], to: null, outcomeDue: null });
});

test('medicines are one a line; blank lines are none of them, and do not say that there are none', () => {
  const of = (text: string) => letterWish('v', { ...nothingTyped, medicines: given(text) }, state, robin).medicines;
  expect(of(' Apixaban \n\nStatin')).toEqual({ given: ['Apixaban', 'Statin'] });
  expect(of(' \n ')).toEqual({ none: 'not-asked' });
});
