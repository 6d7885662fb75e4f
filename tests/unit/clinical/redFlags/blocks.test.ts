import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given, type YesNoUnknown } from '#core/clinical/answer.ts';
import type { AnswerKey } from '#core/clinical/redFlags/condition.ts';
import { answerKeys, questionOf, redFlagItems } from '#core/clinical/redFlags/items.ts';
import { isBlocking, isGraver } from '#core/clinical/redFlags/level.ts';
import { type Module, modules } from '#core/clinical/redFlags/module.ts';
import { overrideSchema } from '#core/clinical/redFlags/override.ts';
import { resultsOf } from '#core/clinical/redFlags/results.ts';
import { openFlagsOf, type ScreenState } from '#core/clinical/redFlags/screenState.ts';
import { ruleResultSchema } from '#core/clinical/ruleResult.ts';
import { type Answers, bare, event, moduleOf, overriding, physician, recorded, screening, stateOf } from './lab.ts';

const blockOf = (state: ScreenState, module: Module) => {
  const [block] = moduleOf(state, module).because;
  if (block === undefined) throw new Error(`${module} is open`);
  return block;
};

describe('what is blocked, and why', () => {
  test('a STOP blocks all six parts, each with the item and the answers', () => {
    const state = stateOf([screening({ 'RF13.fever': 'yes' })]);
    expect(state.modules.map(({ module, verdict }) => [module, verdict])).toEqual(modules.map((module) => [module, 'blocked']));
    for (const { because } of state.modules)
      expect(because).toEqual([
        expect.objectContaining({
          item: 'RF13',
          level: 'stop',
          cause: 'flag',
          answers: ['RF13.fever'],
          scope: null,
          lift: 'override',
          override: null,
        }),
      ]);
  });

  test.each<[string, Answers, Module, string]>([
    [
      'a muscle tear: no deep technique',
      { 'RF15.sudden-pain': 'yes', 'RF01.thompson@left': 'no', 'RF01.matles@left': 'no' },
      'manual-release',
      'no-deep-technique',
    ],
    [
      'an antibiotic of last month: no plyometric or maximal load',
      { 'RF10.past': 'yes' },
      'loading-plan',
      'no-plyometrics-or-maximal-load',
    ],
    ['a bursa: no end-range dorsiflexion', { 'RF17.swelling': 'yes' }, 'loading-plan', 'no-end-range-dorsiflexion'],
    ['an open growth plate: no focused shockwave over it', { 'RF18.growing': 'yes' }, 'shockwave', 'not-focused-over-growth-plate'],
    ['a recent injection: shockwave later', { 'RF19.injection': 'yes' }, 'shockwave', 'delayed'],
    ['a statin: slower', { 'RF20.statin': 'yes' }, 'loading-plan', 'slower-progression'],
  ])('%s', (_name, answers, module, scope) => {
    const state = stateOf([screening(answers)]);
    expect(moduleOf(state, module)).toMatchObject({ verdict: 'limited', because: [{ scope }] });
    for (const other of modules.filter((one) => one !== module && !(scope === 'delayed' && one === 'loading-plan')))
      expect(moduleOf(state, other).verdict).toBe('open');
  });

  test('the items come gravest first', () => {
    const state = stateOf([screening({ 'RF20.statin': 'yes', 'RF12.gout': 'yes', 'RF13.fever': 'yes', 'RF09.saddle': 'yes' })]);
    expect(state.raised.map(({ level }) => level)).toEqual(['emergency', 'stop', 'refer', 'caution']);
    expect(openFlagsOf(state)?.map(({ id }) => id)).toEqual(['RF09', 'RF13', 'RF12', 'RF20']);
  });
});

describe('an override', () => {
  const fever = screening({ 'RF13.fever': 'yes' });
  const flags = recorded(stateOf([fever]));
  const state = stateOf([fever], { flags });
  const block = blockOf(state, 'taping');

  test('opens one part, and is kept with who, why and against what', () => {
    const override = overriding(block);
    const after = stateOf([fever], { flags, overrides: [override] });
    expect(moduleOf(after, 'taping')).toMatchObject({ verdict: 'open', because: [{ item: 'RF13', override }] });
    expect(moduleOf(after, 'shockwave').verdict).toBe('blocked');
    expect(after).toMatchObject({ level: 'stop', refusedOverrides: [] });
    expect(override.against).toEqual({ cause: 'flag', level: 'stop', answers: ['RF13.fever'] });
  });

  test('takes a name, a typed reason and a second confirmation', () => {
    const whole = overriding(block);
    for (const part of [
      { by: { name: ' ', role: 'physiotherapist', registration: '' } },
      { reason: '' },
      { reason: '         x' },
      { confirmed: false },
      { confirmed: undefined },
    ])
      expect(overrideSchema.safeParse({ ...whole, ...part }).success).toBe(false);
    expect(overrideSchema.safeParse({ ...whole, confirmed: false }).error?.issues[0]?.message).toBe('Confirm a second time.');
  });

  test('holds for its visit only', () => {
    const later = screening({ 'RF13.fever': 'yes' }, { id: 's2', at: '2026-03-09T09:00:00.000Z', set: 're-screen' });
    const after = stateOf([fever, later], { flags, overrides: [overriding(block)] });
    expect(moduleOf(after, 'taping').verdict).toBe('blocked');
    expect(after.refusedOverrides.map(({ why }) => why)).toEqual(['other-visit']);
    expect(stateOf([fever], { flags, overrides: [overriding(block)], currentId: null }).refusedOverrides).toHaveLength(1);
  });

  test('does not hold against what comes on top later', () => {
    const more = screening({ 'RF13.fever': 'yes', 'RF13.hot-skin': 'yes' });
    const after = stateOf([more], { flags, overrides: [overriding(block)] });
    expect(moduleOf(after, 'taping').verdict).toBe('blocked');
    expect(after.refusedOverrides.map(({ why }) => why)).toEqual(['more-since']);
  });

  test('of a question without an answer does not hold against the answer "yes"', () => {
    const unsure = screening({ 'RF13.fever': 'unknown' });
    const override = overriding(blockOf(stateOf([unsure]), 'taping'));
    expect(override.against.cause).toBe('question');
    expect(moduleOf(stateOf([unsure], { overrides: [override] }), 'taping').verdict).toBe('open');
    const after = stateOf([fever], { overrides: [override] });
    expect(moduleOf(after, 'taping').verdict).toBe('blocked');
    expect(after.refusedOverrides.map(({ why }) => why)).toEqual(['nothing-to-lift']);
  });

  test('cannot stand in for the action of an emergency', () => {
    const numb = screening({ 'RF09.saddle': 'yes' });
    const own = recorded(stateOf([numb]));
    const override = overriding(blockOf(stateOf([numb], { flags: own }), 'taping'));
    expect(stateOf([numb], { flags: own, overrides: [override] }).refusedOverrides.map(({ why }) => why)).toEqual(['action-first']);
    const called = event('emergency-action', 'f-RF09', { action: 'transferred', words: '' });
    expect(moduleOf(stateOf([numb], { flags: own, overrides: [override], outcomes: [called] }), 'taping').verdict).toBe('open');
  });

  test('of shockwave over a bone stress injury takes a physician’s order; of another part it does not', () => {
    const bone = screening({ 'RF07.focal': 'yes' });
    const own = recorded(stateOf([bone]));
    const before = stateOf([bone], { flags: own });
    const shock = blockOf(before, 'shockwave');
    expect(shock.lift).toBe('override-with-physician-order');
    const verdict = (part: Parameters<typeof overriding>[1]) => stateOf([bone], { flags: own, overrides: [overriding(shock, part)] });
    expect(verdict({}).refusedOverrides.map(({ why }) => why)).toEqual(['physician-order-needed']);
    expect(moduleOf(verdict({ physicianOrder: 'Kim Sample, 2026-03-01' }), 'shockwave').verdict).toBe('open');
    expect(moduleOf(verdict({ by: physician }), 'shockwave').verdict).toBe('open');
    expect(blockOf(before, 'taping').lift).toBe('override');
  });

  test('lifts a limit too, but not another item’s block', () => {
    const two = screening({ 'RF10.past': 'yes', 'RF20.statin': 'yes' });
    const block = moduleOf(stateOf([two]), 'loading-plan').because.find(({ item }) => item === 'RF10');
    if (block === undefined) throw new Error('no limit');
    const after = stateOf([two], { overrides: [overriding(block)] });
    expect(moduleOf(after, 'loading-plan').because.map(({ item, override }) => [item, override !== null])).toEqual([
      ['RF10', true],
      ['RF20', false],
    ]);
    expect(moduleOf(after, 'loading-plan').verdict).toBe('limited');
  });
});

test('what the rules said is kept: the rule, its version, the answers that it saw and where it is from', () => {
  const one = screening({ 'RF10.current': 'yes', 'RF10.steroid': 'yes', 'RF13.fever': 'unknown', 'RF20.statin': 'yes' });
  const results = resultsOf(stateOf([one]), [one], one).map((result) => ruleResultSchema.parse(result));
  expect(results.map(({ ruleId, verdict, inputs }) => [ruleId, verdict, inputs])).toEqual([
    ['red-flag.RF10.stop', 'block', { 'RF10.current': 'yes', 'RF10.steroid': 'yes' }],
    ['red-flag.RF20.caution', 'caution', { 'RF20.statin': 'yes' }],
    ['red-flag.RF13.unresolved', 'block', { 'RF13.fever': 'unknown' }],
  ]);
  expect(results[0]?.source).toMatchObject({ certainty: 'read' });
  const unasked = bare();
  const [first] = resultsOf(stateOf([unasked]), [unasked], unasked);
  expect(Object.values(first?.inputs ?? {}).every((value) => value === null)).toBe(true);
});

const answersOf = fc.dictionary(fc.constantFrom(...answerKeys), fc.constantFrom<YesNoUnknown>('yes', 'no', 'unknown'), { maxKeys: 40 });

describe('properties', () => {
  test('no answer that turns from "no" to "yes" or "unknown" ever makes a blocked part open', () => {
    const rank = { open: 0, limited: 1, blocked: 2 } as const;
    fc.assert(
      fc.property(answersOf, fc.constantFrom(...answerKeys), fc.constantFrom<YesNoUnknown>('yes', 'unknown'), (answers, key, worse) => {
        const verdictsOf = (part: Answers) =>
          stateOf([screening({ ...(answers as Answers), ...part })]).modules.map(({ verdict }) => rank[verdict]);
        const before = verdictsOf({ [key]: 'no' } as Answers);
        verdictsOf({ [key]: worse } as Answers).forEach((verdict, index) => {
          // A limit may give way to a block, never to nothing: unknown answers to limits alone are not held against the patient.
          if (worse === 'yes' || before[index] === 2) expect(verdict).toBeGreaterThanOrEqual(before[index] ?? 0);
        });
      }),
      { numRuns: 200 },
    );
  });

  test('everything is blocked exactly when something grave is raised or unresolved', () => {
    fc.assert(
      fc.property(answersOf, (answers) => {
        const state = stateOf([screening(answers as Answers)]);
        const grave = isBlocking(state.level) || state.unresolved.length > 0;
        for (const { verdict } of state.modules) expect(verdict === 'blocked').toBe(grave);
        for (const { couldBe, item } of state.unresolved) {
          const level = state.raised.find((one) => one.item === item)?.level ?? null;
          expect(isGraver(couldBe, level)).toBe(true);
        }
        for (const { because, draft } of state.raised) {
          expect(because.length).toBeGreaterThan(0);
          expect(draft).not.toBeNull();
        }
      }),
      { numRuns: 200 },
    );
  });

  test('answering all that is open with "no" leaves nothing unresolved', () => {
    fc.assert(
      fc.property(answersOf, (answers) => {
        let all = answers as Answers;
        for (let round = 0; round < redFlagItems.length; round += 1) {
          const open = stateOf([screening(all)]).unresolved.flatMap(({ questions }) => questions);
          if (open.length === 0) break;
          all = { ...all, ...(Object.fromEntries(open.map((key: AnswerKey) => [key, given('no' as const)])) as Answers) };
        }
        expect(stateOf([screening(all)]).unresolved).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

test('the questions of each answer are those of the table', () => {
  for (const key of answerKeys) expect(key.startsWith(questionOf(key).key)).toBe(true);
});
