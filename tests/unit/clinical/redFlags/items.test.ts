import { describe, expect, test } from 'vitest';
import { type Condition, namedIn } from '#core/clinical/redFlags/condition.ts';
import { type ItemId, itemIds } from '#core/clinical/redFlags/item.ts';
import { answerKeys, answersTo, itemOf, legOf, questionOf, questions, redFlagItems, screeningSet } from '#core/clinical/redFlags/items.ts';
import { type FlagLevel, isGraver } from '#core/clinical/redFlags/level.ts';
import { modules } from '#core/clinical/redFlags/module.ts';
import { type Answers, bare, levelOf, raisedOf, screening, stateOf, verdicts } from './lab.ts';

const flaggedIn = (condition: Condition): readonly ItemId[] =>
  condition.is === 'flagged'
    ? [condition.item]
    : condition.is === 'yes'
      ? []
      : condition.is === 'on-one-leg'
        ? flaggedIn(condition.of)
        : condition.of.flatMap(flaggedIn);

describe('the table', () => {
  test('holds RF01 to RF20, each with questions, rules from the gravest, an action and its sources', () => {
    expect(redFlagItems.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => `RF${String(index + 1).padStart(2, '0')}`));
    for (const { id, condition, questions, rules, action, sources } of redFlagItems) {
      expect(condition.length, id).toBeGreaterThan(8);
      expect(action.length, id).toBeGreaterThan(8);
      expect(questions.length, id).toBeGreaterThan(0);
      expect(sources.length, id).toBeGreaterThan(0);
      for (const source of [...sources, ...rules.map((rule) => rule.source)]) expect(source.words.length, id).toBeGreaterThan(6);
      rules.slice(1).forEach((rule, index) => {
        expect(isGraver(rules[index]?.level ?? null, rule.level), id).toBe(true);
      });
    }
    expect(() => itemOf('RF21' as ItemId)).toThrow('no definition');
    expect(() => questionOf('RF01.none')).toThrow('no red flag question');
  });

  test('every question is asked once, is named by a rule or is a risk, and every rule names questions that there are', () => {
    const keys = questions.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(questions.map(({ asks }) => asks)).size).toBe(keys.length);
    const named = new Set(redFlagItems.flatMap(({ rules }) => rules.flatMap(({ when }) => namedIn(when))));
    for (const key of named) expect(keys).toContain(key);
    for (const { key, kind } of questions) expect(named.has(key) || kind === 'risk', key).toBe(true);
    for (const { id, questions } of redFlagItems) for (const { key } of questions) expect(key.startsWith(`${id}.`)).toBe(true);
  });

  test('no item depends on itself by way of others', () => {
    const reaches = (from: ItemId): readonly ItemId[] => itemOf(from).rules.flatMap(({ when }) => flaggedIn(when));
    for (const id of itemIds) {
      const seen = new Set<ItemId>();
      const queue = [...reaches(id)];
      for (let next = queue.pop(); next !== undefined; next = queue.pop())
        if (!seen.has(next)) {
          seen.add(next);
          queue.push(...reaches(next));
        }
      expect(seen.has(id), id).toBe(false);
    }
  });

  test('a test of each leg has two answers, with how often it is right', () => {
    expect(answersTo('RF01.thompson')).toEqual(['RF01.thompson@left', 'RF01.thompson@right']);
    expect(answersTo('RF01.pop')).toEqual(['RF01.pop']);
    expect(legOf('RF01.gap@right')).toBe('right');
    expect(legOf('RF01.pop')).toBeNull();
    const accuracy = (key: Parameters<typeof questionOf>[0]) => {
      const { sensitivity, specificity, source } = questionOf(key).accuracy ?? {
        sensitivity: 0,
        specificity: 0,
        source: { certainty: '' },
      };
      return [sensitivity, specificity, source.certainty];
    };
    expect(accuracy('RF01.thompson@left')).toEqual([0.96, 0.93, 'read']);
    expect(accuracy('RF01.matles@left')).toEqual([0.88, 0.85, 'read']);
    expect(accuracy('RF01.gap@left')).toEqual([0.73, 0.89, 'read']);
  });

  test('the short set of a visit is part of the intake’s, and holds every history question of EMERGENCY and STOP but those that stand', () => {
    const [intake, short] = [screeningSet('intake'), screeningSet('re-screen')];
    expect(intake.length).toBeGreaterThan(short.length);
    for (const key of short) expect(intake).toContain(key);
    for (const item of ['RF01', 'RF02', 'RF03', 'RF04', 'RF07', 'RF09', 'RF10', 'RF13'] as const)
      for (const { key, kind } of itemOf(item).questions) if (kind === 'history') expect(short, key).toContain(key);
    for (const key of ['RF01.pop', 'RF02.swelling', 'RF14.night-pain', 'RF06.rest-pain'] as const) expect(short).toContain(key);
    expect(short.some((key) => questionOf(key).kind === 'risk')).toBe(false);
  });

  test('what is recorded of a screening is keyed by the table, and nothing else', () => {
    expect(answerKeys.length).toBe(questions.length + 3);
    expect(() => bare({ 'RF01.none': 'yes' } as never)).toThrow();
    expect(() => bare({ 'RF01.pop': 'maybe' } as never)).toThrow();
    expect(() => bare({ 'RF01.thompson': 'yes' } as never)).toThrow();
  });
});

/** Answers, beside "no" to all else, and the level that they give. */
const cases: readonly (readonly [string, ItemId, Answers, FlagLevel | null])[] = [
  ['a pop', 'RF01', { 'RF01.pop': 'yes', 'RF01.thompson@left': 'no', 'RF01.matles@left': 'no', 'RF01.gap@left': 'no' }, 'refer'],
  ['weak push-off', 'RF01', { 'RF01.push-off': 'yes' }, 'refer'],
  ['no heel raise', 'RF01', { 'RF01.heel-raise': 'yes' }, 'refer'],
  ['Thompson alone', 'RF01', { 'RF01.thompson@left': 'yes' }, 'stop'],
  ['Thompson of the other leg', 'RF01', { 'RF01.thompson@right': 'yes' }, 'stop'],
  ['Matles alone', 'RF01', { 'RF01.matles@left': 'yes' }, 'refer'],
  ['gap alone', 'RF01', { 'RF01.gap@left': 'yes' }, 'refer'],
  ['Matles and gap, Thompson negative', 'RF01', { 'RF01.thompson@left': 'no', 'RF01.matles@left': 'yes', 'RF01.gap@left': 'yes' }, 'stop'],
  ['Matles of one leg, gap of the other', 'RF01', { 'RF01.matles@left': 'yes', 'RF01.gap@right': 'yes' }, 'refer'],
  ['suspected rupture', 'RF01', { 'RF01.suspected': 'yes' }, 'stop'],
  ['calf swelling', 'RF02', { 'RF02.swelling': 'yes' }, 'stop'],
  ['calf warmth', 'RF02', { 'RF02.warmth': 'yes' }, 'stop'],
  ['calf tenderness', 'RF02', { 'RF02.tenderness': 'yes' }, 'stop'],
  ['suspected thrombosis', 'RF02', { 'RF02.suspected': 'yes' }, 'stop'],
  ['risk of clotting alone', 'RF02', { 'RF02.risk': 'yes' }, null],
  ['one Wells risk', 'RF02', { 'RF02.wells-cancer': 'yes' }, null],
  ['two Wells risks', 'RF02', { 'RF02.wells-cancer': 'yes', 'RF02.wells-before': 'yes' }, 'stop'],
  ['a Wells sign of the leg', 'RF02', { 'RF02.wells-oedema': 'yes' }, 'stop'],
  ['breathless with a swollen calf', 'RF03', { 'RF03.breathless': 'yes', 'RF02.swelling': 'yes' }, 'emergency'],
  ['chest pain with a warm calf', 'RF03', { 'RF03.chest-pain': 'yes', 'RF02.warmth': 'yes' }, 'emergency'],
  ['coughing blood with a tender calf', 'RF03', { 'RF03.haemoptysis': 'yes', 'RF02.tenderness': 'yes' }, 'emergency'],
  ['collapse with suspected thrombosis', 'RF03', { 'RF03.collapse': 'yes', 'RF02.suspected': 'yes' }, 'emergency'],
  ['breathless alone', 'RF03', { 'RF03.breathless': 'yes' }, 'stop'],
  ['swollen calf alone', 'RF03', { 'RF02.swelling': 'yes' }, null],
  ['pain out of proportion', 'RF04', { 'RF04.pain': 'yes' }, 'emergency'],
  ['tense compartment', 'RF04', { 'RF04.tense': 'yes' }, 'emergency'],
  ['stretch pain and tingling', 'RF04', { 'RF04.stretch': 'yes', 'RF04.tingling': 'yes' }, 'emergency'],
  ['tingling and weakness', 'RF04', { 'RF04.tingling': 'yes', 'RF04.weakness': 'yes' }, 'emergency'],
  ['weakness alone', 'RF04', { 'RF04.weakness': 'yes' }, 'stop'],
  ['tightness at the same distance', 'RF05', { 'RF05.repeatable': 'yes' }, 'refer'],
  ['both legs, without tightness', 'RF05', { 'RF05.both': 'yes' }, null],
  ['claudication', 'RF06', { 'RF06.claudication': 'yes', 'RF06.no-pulses': 'no' }, 'refer'],
  ['low pressure index', 'RF06', { 'RF06.low-index': 'yes' }, 'refer'],
  ['pulse loss', 'RF06', { 'RF06.pulse-loss': 'yes' }, 'refer'],
  ['rest pain', 'RF06', { 'RF06.rest-pain': 'yes' }, 'stop'],
  ['pallor', 'RF06', { 'RF06.pallor': 'yes' }, 'stop'],
  ['absent pulses', 'RF06', { 'RF06.no-pulses': 'yes' }, 'stop'],
  ['smoker alone', 'RF06', { 'RF06.smoker': 'yes' }, null],
  ['focal bone pain', 'RF07', { 'RF07.focal': 'yes' }, 'stop'],
  ['bone pain through a run', 'RF07', { 'RF07.worsens': 'yes' }, 'stop'],
  ['bone pain at rest', 'RF07', { 'RF07.rest': 'yes' }, 'stop'],
  ['bone pain on hopping', 'RF07', { 'RF07.hop': 'yes' }, 'stop'],
  ['squeeze', 'RF07', { 'RF07.squeeze': 'yes' }, 'stop'],
  ['cannot keep hopping', 'RF07', { 'RF07.cannot-hop': 'yes' }, 'stop'],
  ['load spike alone', 'RF07', { 'RF07.load-spike': 'yes', 'RF07.low-energy': 'yes', 'RF07.before': 'yes' }, null],
  ['leg pain on coughing', 'RF08', { 'RF08.leg-pain': 'yes' }, 'refer'],
  ['reduced reflex', 'RF08', { 'RF08.reflex': 'yes' }, 'refer'],
  ['back pain alone', 'RF08', { 'RF08.back-pain': 'yes' }, null],
  ['saddle numbness', 'RF09', { 'RF09.saddle': 'yes' }, 'emergency'],
  ['bladder', 'RF09', { 'RF09.sphincter': 'yes' }, 'emergency'],
  ['both legs', 'RF09', { 'RF09.both-legs': 'yes' }, 'emergency'],
  ['antibiotic now', 'RF10', { 'RF10.current': 'yes' }, 'stop'],
  ['antibiotic past', 'RF10', { 'RF10.past': 'yes' }, 'caution'],
  ['antibiotic now and past', 'RF10', { 'RF10.current': 'yes', 'RF10.past': 'yes' }, 'stop'],
  ['insertional pain alone', 'RF11', { 'RF11.insertional': 'yes' }, null],
  ['stiffness alone', 'RF11', { 'RF11.stiffness': 'yes' }, 'caution'],
  ['insertional with stiffness', 'RF11', { 'RF11.insertional': 'yes', 'RF11.stiffness': 'yes' }, 'refer'],
  ['psoriasis and uveitis', 'RF11', { 'RF11.psoriasis': 'yes', 'RF11.uveitis': 'yes' }, 'refer'],
  ['gout', 'RF12', { 'RF12.gout': 'yes' }, 'refer'],
  ['nodules', 'RF12', { 'RF12.nodules': 'yes' }, 'refer'],
  ['lipids alone', 'RF12', { 'RF12.lipids': 'yes' }, null],
  ['fever', 'RF13', { 'RF13.fever': 'yes' }, 'stop'],
  ['hot skin', 'RF13', { 'RF13.hot-skin': 'yes' }, 'stop'],
  ['wound', 'RF13', { 'RF13.wound': 'yes' }, 'stop'],
  ['surgery alone', 'RF13', { 'RF13.procedure': 'yes', 'RF13.immunity': 'yes' }, null],
  ['weight loss', 'RF14', { 'RF14.weight-loss': 'yes' }, 'refer'],
  ['night pain', 'RF14', { 'RF14.night-pain': 'yes' }, 'refer'],
  ['mass', 'RF14', { 'RF14.mass': 'yes' }, 'refer'],
  ['cancer earlier', 'RF14', { 'RF14.cancer': 'yes' }, 'caution'],
  ['sudden calf pain', 'RF15', { 'RF15.sudden-pain': 'yes' }, 'caution'],
  ['sudden calf pain and bruising', 'RF15', { 'RF15.sudden-pain': 'yes', 'RF15.bruising': 'yes' }, 'refer'],
  ['gap of the muscle', 'RF15', { 'RF15.gap': 'yes' }, 'refer'],
  ['burning', 'RF16', { 'RF16.burning': 'yes' }, 'caution'],
  ['Tinel', 'RF16', { 'RF16.tinel': 'yes' }, 'caution'],
  ['forced plantarflexion', 'RF17', { 'RF17.plantarflexion': 'yes' }, 'caution'],
  ['growing', 'RF18', { 'RF18.growing': 'yes' }, 'caution'],
  ['injection', 'RF19', { 'RF19.injection': 'yes' }, 'caution'],
  ['statin', 'RF20', { 'RF20.statin': 'yes' }, 'caution'],
  ['kidney disease', 'RF20', { 'RF20.renal': 'yes' }, 'caution'],
];

test.each(cases)('%s: %s', (_name, item, answers, level) => {
  expect(levelOf(stateOf([screening(answers)]), item)).toBe(level);
});

test('every rule of the table is met by one of these', () => {
  const met = new Set(cases.map(([, item, , level]) => `${item} ${level}`));
  for (const { id, rules } of redFlagItems) for (const { level } of rules) expect(met.has(`${id} ${level}`), `${id} ${level}`).toBe(true);
});

test('an intake that is "no" throughout raises nothing and leaves nothing open', () => {
  const state = stateOf([screening()]);
  expect(state).toMatchObject({ level: null, raised: [], fullScreen: [], unresolved: [], unasked: [], toRefer: [], toAcknowledge: [] });
  expect(verdicts(state)).toEqual(new Set(['open']));
  expect(state.modules.map(({ module }) => module)).toEqual([...modules]);
});

test('a risk makes an item graver, and is told apart from what raised it', () => {
  const raised = raisedOf(stateOf([screening({ 'RF10.current': 'yes', 'RF10.steroid': 'yes', 'RF10.age': 'unknown' })]), 'RF10');
  expect(raised).toMatchObject({ because: ['RF10.current'], aggravating: ['RF10.steroid'], urgency: 'same-day' });
});
