import { describe, expect, test } from 'vitest';
import { defaultPolicy, redFlagPolicySchema } from '#core/clinical/redFlags/policy.ts';
import { type PatientReport, promptWords, reportReasons } from '#core/clinical/redFlags/rescreen.ts';
import { screening, stateOf } from './lab.ts';

const quiet: PatientReport = {
  at: '2026-03-05T20:00:00.000Z',
  pop: false,
  newSwelling: false,
  nightPain: false,
  pain: { before: 3, now: 3 },
};

test.each<[Partial<PatientReport>, readonly string[]]>([
  [{}, []],
  [{ pop: true }, ['pop']],
  [{ newSwelling: true }, ['new-swelling']],
  [{ nightPain: true }, ['night-pain']],
  [{ pain: { before: 3, now: 5 } }, []],
  [{ pain: { before: 3, now: 6 } }, ['pain-rise']],
  [{ pain: { before: 6, now: 3 } }, []],
  [{ pain: { before: null, now: 9 } }, []],
  [{ pain: { before: 0, now: null } }, []],
  [{ pop: true, newSwelling: true, nightPain: true, pain: { before: 0, now: 10 } }, ['pop', 'new-swelling', 'night-pain', 'pain-rise']],
])('a report of %o asks for a screening because of %o', (part, reasons) => {
  expect(reportReasons({ ...quiet, ...part }, defaultPolicy)).toEqual(reasons);
});

test('how much more pain asks for it is the clinic’s to say', () => {
  expect(reportReasons({ ...quiet, pain: { before: 3, now: 5 } }, redFlagPolicySchema.parse({ painRise: 2 }))).toEqual(['pain-rise']);
});

describe('the screen is due', () => {
  const intake = screening();

  test('at intake, at each visit, and not again at the same visit', () => {
    expect(stateOf([]).rescreen).toEqual({ due: true, set: 'intake', because: ['no-intake'] });
    expect(stateOf([intake], { currentId: null }).rescreen).toEqual({ due: true, set: 're-screen', because: ['new-visit'] });
    expect(stateOf([intake]).rescreen).toEqual({ due: false, set: 're-screen', because: [] });
    const short = screening({}, { set: 're-screen' });
    expect(stateOf([short]).rescreen).toEqual({ due: true, set: 'intake', because: ['no-intake'] });
  });

  test('when a report since the last screening says so, not for an older one', () => {
    const pop = { ...quiet, pop: true };
    expect(stateOf([intake], { reports: [quiet, pop, pop] }).rescreen).toEqual({ due: true, set: 're-screen', because: ['pop'] });
    expect(stateOf([intake], { reports: [{ ...pop, at: '2026-03-01T20:00:00.000Z' }] }).rescreen.due).toBe(false);
    expect(stateOf([intake], { reports: [pop], currentId: null }).rescreen.because).toEqual(['new-visit', 'pop']);
  });
});

test('words of free text prompt the screen, whole words only, and do nothing else', () => {
  expect(promptWords('Heard a POP, leg swollen; got breathless. On antibiotics, toes numb, ankle snapped.')).toEqual([
    'pop',
    'snapped',
    'swollen',
    'breathless',
    'numb',
    'antibiotics',
  ]);
  expect(promptWords('popular number of swell snapdragons')).toEqual([]);
  expect(promptWords('popped, swelling, numbness, breathlessness')).toEqual(['popped', 'swelling', 'breathlessness', 'numbness']);
});
