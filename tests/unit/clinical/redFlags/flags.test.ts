import { describe, expect, test } from 'vitest';
import { flagSchema } from '#core/clinical/redFlags/flag.ts';
import { flagEventSchema } from '#core/clinical/redFlags/flagEvent.ts';
import {
  cleared,
  event,
  levelOf,
  moduleOf,
  physiotherapist,
  raisedOf,
  recorded,
  screening,
  stateOf,
  unresolvedOf,
  verdicts,
} from './lab.ts';

const swollen = screening({ 'RF02.swelling': 'yes' });
const flags = recorded(stateOf([swollen]));
const nextVisit = screening({}, { id: 's2', at: '2026-03-09T09:00:00.000Z', set: 're-screen' });

describe('a flag', () => {
  test('is drafted with what raised it, and not again once it is recorded', () => {
    expect(flags).toEqual([
      {
        id: 'f-RF02',
        item: 'RF02',
        level: 'stop',
        urgency: 'same-day',
        side: 'left',
        screeningId: 's1',
        raisedAt: '2026-03-02T09:00:00.000Z',
        because: ['RF02.swelling'],
        aggravating: [],
        rulesVersion: 'red-flags-1',
      },
    ]);
    const state = stateOf([swollen], { flags });
    expect(raisedOf(state, 'RF02')).toMatchObject({ draft: null, level: 'stop' });
    expect(raisedOf(state, 'RF02')?.open).toHaveLength(1);
  });

  test('stays through a visit whose answers are all "no"', () => {
    const state = stateOf([swollen, nextVisit], { flags });
    expect(raisedOf(state, 'RF02')).toMatchObject({ level: 'stop', draft: null, because: ['RF02.swelling'] });
    expect(verdicts(state)).toEqual(new Set(['blocked']));
  });

  test('is followed by a graver one where the answers are graver; the first stays as it was', () => {
    const pop = screening({ 'RF01.pop': 'yes', 'RF01.thompson@left': 'no', 'RF01.matles@left': 'no' });
    const first = recorded(stateOf([pop]));
    expect(first[0]).toMatchObject({ level: 'refer' });
    const positive = screening({ 'RF01.thompson@left': 'yes' }, { id: 's2', at: '2026-03-09T09:00:00.000Z', set: 're-screen' });
    const raised = raisedOf(stateOf([pop, positive], { flags: first }), 'RF01');
    expect(raised).toMatchObject({ level: 'stop', draft: { level: 'stop', screeningId: 's2', because: ['RF01.thompson@left'] } });
    expect(raised?.open.map(({ flag }) => flag.level)).toEqual(['refer']);
  });

  test('cannot be kept without what raised it', () => {
    expect(flagSchema.safeParse({ ...flags[0], because: [] }).success).toBe(false);
    expect(flagSchema.safeParse({ ...flags[0], side: undefined }).success).toBe(false);
  });
});

describe('clearing', () => {
  test('closes it with a reason, and the answers that raised it do not raise it again', () => {
    const state = stateOf([swollen], { flags, outcomes: [cleared('f-RF02')] });
    expect(state).toMatchObject({ level: null, unresolved: [], refusedOutcomes: [] });
    expect(verdicts(state)).toEqual(new Set(['open']));
  });

  test('takes a reason, and of a STOP a second confirmation', () => {
    const bare = { kind: 'cleared', flagId: 'f', at: '2026-03-02T09:30:00.000Z', by: physiotherapist, confirmed: true };
    for (const reason of ['', 'fine', undefined]) expect(flagEventSchema.safeParse({ ...bare, reason }).success).toBe(false);
    const state = stateOf([swollen], { flags, outcomes: [cleared('f-RF02', '2026-03-02T09:30:00.000Z', false)] });
    expect(levelOf(state, 'RF02')).toBe('stop');
    expect(state.refusedOutcomes.map(({ why }) => why)).toEqual(['not-confirmed']);
    const caution = screening({ 'RF20.statin': 'yes' });
    const own = recorded(stateOf([caution]));
    expect(stateOf([caution], { flags: own, outcomes: [cleared('f-RF20', '2026-03-02T09:30:00.000Z', false)] }).level).toBeNull();
  });

  test('does not hold for the next visit’s "yes"', () => {
    const again = screening({ 'RF02.swelling': 'yes' }, { id: 's2', at: '2026-03-09T09:00:00.000Z', set: 're-screen' });
    const state = stateOf([swollen, again], { flags, outcomes: [cleared('f-RF02')] });
    expect(raisedOf(state, 'RF02')).toMatchObject({ level: 'stop', draft: { screeningId: 's2' } });
  });

  test('at a later visit settles that visit’s answers too, where it names them', () => {
    const again = screening(
      { 'RF02.swelling': 'yes', 'RF02.warmth': 'yes' },
      { id: 's2', at: '2026-03-09T09:00:00.000Z', set: 're-screen' },
    );
    const open = raisedOf(stateOf([swollen, again], { flags }), 'RF02');
    expect(open).toMatchObject({ draft: null, because: ['RF02.swelling', 'RF02.warmth'] });
    const at = '2026-03-09T09:30:00.000Z';
    expect(stateOf([swollen, again], { flags, outcomes: [cleared('f-RF02', at, true, [...(open?.because ?? [])])] }).level).toBeNull();
    const swellingOnly = stateOf([swollen, again], { flags, outcomes: [cleared('f-RF02', at, true, ['RF02.swelling'])] });
    expect(raisedOf(swellingOnly, 'RF02')?.draft).toMatchObject({ because: ['RF02.warmth'], screeningId: 's2' });
  });

  test('does not settle another "yes" that is given afterwards at the same visit', () => {
    const more = screening({ 'RF02.swelling': 'yes', 'RF02.warmth': 'yes' });
    const state = stateOf([more], { flags, outcomes: [cleared('f-RF02')] });
    expect(raisedOf(state, 'RF02')?.draft).toMatchObject({ because: ['RF02.warmth'] });
  });

  test('does not answer what was unknown', () => {
    const unsure = screening({ 'RF02.swelling': 'yes', 'RF02.warmth': 'unknown' });
    const state = stateOf([unsure], { flags: recorded(stateOf([unsure])), outcomes: [cleared('f-RF02')] });
    expect(unresolvedOf(state, 'RF02')).toEqual({ item: 'RF02', couldBe: 'stop', questions: ['RF02.warmth'], because: 'unknown' });
  });

  test('of a milder flag leaves the graver question: a pop that was explained still wants its tests', () => {
    const pop = screening({ 'RF01.pop': 'yes' });
    const state = stateOf([pop], { flags: recorded(stateOf([pop])), outcomes: [cleared('f-RF01')] });
    expect(levelOf(state, 'RF01')).toBeNull();
    expect(unresolvedOf(state, 'RF01')).toMatchObject({ couldBe: 'stop', because: 'not-asked' });
  });

  test('breathlessness that was explained counts again once a calf swells', () => {
    const breathless = screening({ 'RF03.breathless': 'yes' });
    const own = recorded(stateOf([breathless]));
    const outcomes = [cleared('f-RF03')];
    expect(levelOf(stateOf([breathless], { flags: own, outcomes }), 'RF03')).toBeNull();
    const swells = screening({ 'RF03.breathless': 'yes', 'RF02.swelling': 'yes' });
    expect(levelOf(stateOf([swells], { flags: own, outcomes }), 'RF03')).toBe('emergency');
  });
});

describe('an emergency', () => {
  const numb = screening({ 'RF09.saddle': 'yes' });
  const own = recorded(stateOf([numb]));

  test('takes the whole screen and blocks everything until what was done is recorded', () => {
    const state = stateOf([numb], { flags: own });
    expect(state).toMatchObject({ level: 'emergency', fullScreen: ['RF09'] });
    expect(stateOf([numb]).fullScreen).toEqual(['RF09']);
    for (const { verdict, because } of state.modules) {
      expect(verdict).toBe('blocked');
      expect(because[0]).toMatchObject({ item: 'RF09', lift: 'record-the-action' });
    }
  });

  test('once a call is recorded the screen is free, the flag stays, and can be overridden or cleared', () => {
    const called = event('emergency-action', 'f-RF09', { action: 'call-made', words: '' });
    const state = stateOf([numb], { flags: own, outcomes: [called] });
    expect(state).toMatchObject({ level: 'emergency', fullScreen: [] });
    expect(moduleOf(state, 'taping')).toMatchObject({ verdict: 'blocked', because: [{ lift: 'override' }] });
    expect(stateOf([numb], { flags: own, outcomes: [called, cleared('f-RF09', '2026-03-02T10:00:00.000Z')] }).level).toBeNull();
  });

  test('is not cleared nor excluded before', () => {
    const referred = event('referral-made', 'f-RF09', { to: 'ED', urgency: 'now', outcomeDue: '2026-03-03' });
    const excluded = event('outcome-entered', 'f-RF09', { answers: [], finding: 'excluded', words: '', at: '2026-03-02T12:00:00.000Z' });
    const state = stateOf([numb], { flags: own, outcomes: [cleared('f-RF09'), referred, excluded] });
    expect(state).toMatchObject({ level: 'emergency', fullScreen: ['RF09'] });
    expect(state.refusedOutcomes.map(({ why }) => why)).toEqual(['action-first', 'action-first']);
  });

  test('that turned out to be none says what was found', () => {
    const part = { kind: 'emergency-action', flagId: 'f', at: '2026-03-02T09:30:00.000Z', by: physiotherapist, action: 'assessed' };
    expect(flagEventSchema.safeParse({ ...part, words: '' }).success).toBe(false);
    expect(flagEventSchema.safeParse({ ...part, words: 'Pressed by mistake; sensation normal.' }).success).toBe(true);
  });
});

describe('a referral', () => {
  const referred = event('referral-made', 'f-RF02', { to: 'Emergency department', urgency: 'same-day', outcomeDue: '2026-03-03' });
  const outcome = (finding: 'excluded' | 'confirmed' | 'inconclusive') =>
    event('outcome-entered', 'f-RF02', { answers: [], finding, words: 'Ultrasound of the leg.', at: '2026-03-03T10:00:00.000Z' });

  test('is wanted until it is made, then open until its outcome, then overdue', () => {
    expect(stateOf([swollen], { flags })).toMatchObject({ toRefer: ['RF02'], openReferrals: [] });
    const made = stateOf([swollen], { flags, outcomes: [referred], today: '2026-03-03' });
    expect(made.toRefer).toEqual([]);
    expect(made.openReferrals).toMatchObject([{ to: 'Emergency department', outcomeDue: '2026-03-03', overdue: false }]);
    expect(stateOf([swollen], { flags, outcomes: [referred], today: '2026-03-04' }).openReferrals).toMatchObject([{ overdue: true }]);
    expect(levelOf(made, 'RF02')).toBe('stop');
  });

  test('that excludes it closes the flag; one that confirms or leaves it open does not', () => {
    expect(stateOf([swollen], { flags, outcomes: [referred, outcome('excluded')] })).toMatchObject({ level: null, openReferrals: [] });
    for (const finding of ['confirmed', 'inconclusive'] as const) {
      const state = stateOf([swollen], { flags, outcomes: [referred, outcome(finding)] });
      expect(state).toMatchObject({ level: 'stop', openReferrals: [] });
      expect(raisedOf(state, 'RF02')?.open[0]?.referral?.outcome?.finding).toBe(finding);
    }
  });

  test('can be made a second time, with the events in any order', () => {
    const second = event('referral-made', 'f-RF02', {
      to: 'Vascular clinic',
      urgency: 'within-2-weeks',
      outcomeDue: '2026-03-20',
      at: '2026-03-04T09:00:00.000Z',
    });
    const state = stateOf([swollen], { flags, outcomes: [second, outcome('inconclusive'), referred] });
    expect(state.openReferrals).toMatchObject([{ to: 'Vascular clinic' }]);
    expect(state.refusedOutcomes).toEqual([]);
  });

  test('the soonest due comes first', () => {
    const two = screening({ 'RF02.swelling': 'yes', 'RF12.gout': 'yes' });
    const own = recorded(stateOf([two]));
    const later = event('referral-made', 'f-RF02', { to: 'A', urgency: 'same-day', outcomeDue: '2026-03-09' });
    const sooner = event('referral-made', 'f-RF12', { to: 'B', urgency: 'routine', outcomeDue: '2026-03-04' });
    expect(stateOf([two], { flags: own, outcomes: [later, sooner] }).openReferrals.map(({ to }) => to)).toEqual(['B', 'A']);
  });
});

test('what changes nothing is kept with why', () => {
  const outcomes = [
    event('outcome-entered', 'f-RF02', { answers: [], finding: 'excluded', words: '' }),
    event('emergency-action', 'f-RF02', { action: 'transferred', words: '' }),
    cleared('f-RF02', '2026-03-01T09:00:00.000Z'),
    cleared('f-RF02', '2026-03-02T10:00:00.000Z'),
    cleared('f-RF02', '2026-03-02T11:00:00.000Z'),
    cleared('nobody'),
  ];
  expect(stateOf([swollen], { flags, outcomes }).refusedOutcomes.map(({ why }) => why)).toEqual([
    'before-the-flag',
    'no-referral',
    'not-an-emergency',
    'closed-already',
    'no-such-flag',
  ]);
});

test('a caution waits to be acknowledged and wants no letter; a referral limits the plan to the tier that the clinician chose', () => {
  const caution = screening({ 'RF20.statin': 'yes' });
  const own = recorded(stateOf([caution]));
  expect(stateOf([caution], { flags: own })).toMatchObject({ toAcknowledge: ['RF20'], toRefer: [], level: 'caution' });
  expect(stateOf([caution], { flags: own, outcomes: [event('acknowledged', 'f-RF20', {})] })).toMatchObject({
    toAcknowledge: [],
    level: 'caution',
  });
  const gout = stateOf([screening({ 'RF12.gout': 'yes' })]);
  expect(moduleOf(gout, 'loading-plan')).toMatchObject({ verdict: 'limited', because: [{ scope: 'clinician-chosen-tier' }] });
  expect(moduleOf(gout, 'shockwave').verdict).toBe('open');
});
