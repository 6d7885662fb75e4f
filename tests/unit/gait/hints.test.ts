import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hintSchema } from '#core/domain/gaitHint.ts';
import { cadenceTargets } from '#core/gait/cadenceTargets.ts';
import type { Side } from '#core/gait/events.ts';
import { comparedBetweenSides, hintLimits } from '#core/gait/hintLimits.ts';
import { doubtOf, hintsOf } from '#core/gait/hints.ts';
import { hintIds, hintLimitations, hintTable } from '#core/gait/hintTable.ts';
import type { ListedMetric } from '#core/gait/listing.ts';
import { definitionOf, detectableChange, gaitTable } from '#core/gait/table.ts';
import { labTake, numberOf } from './hintLab.ts';

const bothFeet = ['cadence', 'step-time-asymmetry', 'contact-time-asymmetry'];
const sideOf = (id: string): Side | null => (bothFeet.includes(id) ? null : 'left');
const found = (...metrics: readonly ListedMetric[]) => hintsOf([labTake('one', metrics)]);
const ids = (...metrics: readonly ListedMetric[]) => found(...metrics).map(({ id }) => id);

describe.each(hintLimits.map((limit) => [`${limit.hint}: ${limit.metric} ${limit.beyond} ${limit.value}`, limit] as const))(
  '%s',
  (_, limit) => {
    const margin = doubtOf(limit.metric, { standardError: 0.1 });
    const outwards = limit.beyond === 'below' ? -1 : 1;
    const at = (beyond: number) => numberOf(limit.metric, sideOf(limit.metric), limit.value + outwards * beyond);

    test('is suggested where no doubt is left, and not just short of it', () => {
      const [hint, ...others] = found(at(margin + 1e-9));
      expect(others).toEqual([]);
      expect(hint).toMatchObject({ id: limit.hint, subject: sideOf(limit.metric) === null || hint?.side === null ? 'one' : 'one left' });
      expect(hint?.findings[0]).toMatchObject({ metric: limit.metric, limit: limit.value, margin, n: 10, source: limit.source });
      expect(hintSchema.safeParse({ ...hint, clips: [{ recordingId: '00000000-0000-4000-8000-000000000001', title: '' }] }).success).toBe(
        true,
      );
      expect(ids(at(margin - 1e-6))).toEqual([]);
      expect(ids(at(0))).toEqual([]);
      expect(ids(at(-5))).toEqual([]);
    });

    test('is not suggested of few steps, of an uncertain number, of one that was refused or of a standing angle that is not known', () => {
      const far = at(margin + 3);
      if (!far.result.ok) throw new Error('the lab gives a mean');
      expect(ids(far)).toEqual([limit.hint]);
      expect(ids({ ...far, result: { ...far.result, few: true } })).toEqual([]);
      expect(ids({ ...far, result: { ...far.result, n: 6 } })).toEqual([]);
      expect(ids({ ...far, result: { ...far.result, standardError: (margin + 3.01) / 2 } })).toEqual([]);
      expect(ids({ ...far, result: { ok: false, reason: 'incomplete', n: 0 } })).toEqual([]);
      expect(ids({ ...far, standing: 'unknown' })).toEqual([]);
      expect(ids({ ...far, standing: 'taken-off' })).toEqual([limit.hint]);
    });

    test('a limit with a range of speeds holds for those alone', () => {
      const far = at(margin + 3);
      const of = (speed: number | null) => hintsOf([labTake('one', [far], { speed })]).length;
      expect(of(null)).toBe(limit.speeds === null ? 1 : 0);
      expect(of((limit.speeds?.to ?? 5) + 0.1)).toBe(limit.speeds === null ? 1 : 0);
      expect(of((limit.speeds?.from ?? 2) - 0.1)).toBe(limit.speeds === null ? 1 : 0);
      expect(of(limit.speeds?.from ?? 2)).toBe(1);
    });
  },
);

test('the doubt about one number is at least what repeated measurements differ by', () => {
  for (const { id } of gaitTable) {
    const published = detectableChange(id, true)?.most ?? 0;
    expect(doubtOf(id, { standardError: 0 })).toBeCloseTo(published / Math.SQRT2, 12);
    expect(doubtOf(id, { standardError: 100 })).toBe(200);
  }
});

test('a difference between the legs is suggested beyond the detectable change and beyond its own uncertainty', () => {
  for (const id of comparedBetweenSides) {
    const most = detectableChange(id, true)?.most ?? Number.NaN;
    const legs = (by: number, part = {}) => ids(numberOf(id, 'left', 2 + by, part), numberOf(id, 'right', 2, part));
    expect(legs(most - 0.001)).toEqual([]);
    expect(legs(most + 0.001)).toEqual(['asymmetry']);
    expect(legs(-most - 0.001)).toEqual(['asymmetry']);
    expect(legs(most + 0.001, { standardError: 3 })).toEqual([]);
    expect(legs(most + 0.001, { few: true })).toEqual([]);
    expect(ids(numberOf(id, 'left', 2 + most + 1))).toEqual([]);
  }
});

describe('fresh against fatigued', () => {
  const knee = (value: number, part = {}) => [numberOf('knee-flexion-peak', 'left', value, part), numberOf('cadence', null, 172)];
  const clips = (by: number, circumstances = {}, part = {}) =>
    hintsOf([labTake('tired', knee(46 + by, part), { fatigue: 'fatigued', ...circumstances }), labTake('fresh', knee(46))]);

  test('is suggested where a difference is called a change, the fresh clip first, with what it rests on', () => {
    expect(clips(3.79)).toEqual([]);
    const [hint, ...others] = clips(-3.81);
    expect(others).toEqual([]);
    expect(hint).toMatchObject({ id: 'fatigue', subject: 'fresh tired', side: null });
    expect(hint?.clips.map(({ title }) => title)).toEqual(['Clip fresh', 'Clip tired']);
    expect(hint?.findings).toHaveLength(1);
    expect(hint?.findings[0]).toMatchObject({ kind: 'changed', metric: 'knee-flexion-peak', limit: 3.8, n: 10 });
    expect(hint?.findings[0]?.value).toBeCloseTo(-3.81, 9);
  });

  test('is not suggested of few steps, of an uncertain number, or where something else differs too', () => {
    expect(clips(9)).toHaveLength(1);
    expect(clips(9, {}, { few: true })).toEqual([]);
    expect(clips(9, {}, { standardError: 4.6 })).toEqual([]);
    expect(clips(9, { footwear: 'red' })).toEqual([]);
    expect(clips(9, { view: 'side-right' })).toEqual([]);
    expect(clips(9, { fatigue: 'fresh' })).toEqual([]);
    expect(clips(9, { fatigue: null })).toEqual([]);
  });

  test('does not say with step and stride what it says with cadence', () => {
    const times = (cadence: number) => [
      numberOf('cadence', null, cadence),
      numberOf('step-time', 'left', 60000 / cadence),
      numberOf('stride-time', 'left', 120000 / cadence),
      numberOf('contact-time', 'left', 40000 / cadence),
    ];
    const [hint] = hintsOf([labTake('fresh', times(172)), labTake('tired', times(164), { fatigue: 'fatigued' })]);
    expect(hint?.findings.map(({ metric }) => metric)).toEqual(['cadence', 'contact-time']);
  });
});

test('one suggestion a leg names the leg and holds all that speaks for it', () => {
  const hints = found(numberOf('pelvic-drop', 'left', 12), numberOf('hip-adduction', 'left', 22), numberOf('hip-adduction', 'right', 21));
  expect(hints.filter(({ id }) => id === 'hip-control').map(({ side, findings }) => [side, findings.map(({ metric }) => metric)])).toEqual([
    ['left', ['pelvic-drop', 'hip-adduction']],
    ['right', ['hip-adduction']],
  ]);
});

test('a low cadence comes with targets of five and ten per cent, and only it', () => {
  const [hint] = found(numberOf('cadence', null, 150));
  expect(hint?.targets).toEqual([
    { percent: 5, stepsPerMinute: 157 },
    { percent: 10, stepsPerMinute: 165 },
  ]);
  expect(found(numberOf('vertical-oscillation', 'left', 14), numberOf('cadence', null, 172))[0]?.targets).toEqual([]);
  const few = found(numberOf('overstride', 'left', 30), numberOf('cadence', null, 172, { few: true }));
  expect(few[0]?.targets).toEqual([]);
});

test('no cadence target is ever more than its per cent above the baseline', () => {
  fc.assert(
    fc.property(fc.double({ min: 100, max: 260, noNaN: true }), (baseline) => {
      for (const { percent, stepsPerMinute } of cadenceTargets(baseline)) {
        expect(stepsPerMinute).toBeLessThanOrEqual((baseline * (100 + percent)) / 100);
        expect(stepsPerMinute).toBeGreaterThan((baseline * (100 + percent)) / 100 - 1);
        expect(percent).toBeLessThanOrEqual(10);
      }
    }),
  );
  expect(cadenceTargets(0)).toEqual([]);
  expect(cadenceTargets(Number.NaN)).toEqual([]);
});

describe('what a suggestion says', () => {
  test('there is one rule for each id, with a limit of its own or a comparison', () => {
    expect(hintTable.map(({ id }) => id)).toEqual([...hintIds]);
    for (const { id, about } of hintTable) expect(about === 'pair' || hintLimits.some(({ hint }) => hint === id), id).toBe(true);
  });

  test('never that one thing makes another, and always with a reserve', () => {
    const causal =
      /\b(caus\w*|because|due to|lead(s|ing)? to|led to|result(s|ed)? in|makes?|prevents?|cures?|heals?|fix(es)?|treats?|will|must|should|diagnos\w*|responsible)\b/i;
    const reserved = /\b(may|consider(ed)?|associated|seen|reported|mixed|unproven|limited)\b/i;
    for (const { id, sentence } of hintTable) {
      expect(sentence, id).not.toMatch(causal);
      expect(sentence, id).toMatch(reserved);
    }
    for (const { words } of hintLimitations) expect(words).not.toMatch(causal);
  });

  test('every limit says how sure it is; none of ours passes for a published one', () => {
    for (const { source, metric } of hintLimits) {
      expect(source.words).not.toBe('');
      expect(source.certainty, metric).not.toBe('read');
      if (source.certainty === 'own-default') expect(source.words).toMatch(/^our own default/);
    }
    expect(hintLimits.filter(({ source }) => source.certainty === 'to-verify').map(({ metric }) => metric)).toEqual([
      'foot-inclination',
      'vertical-oscillation',
      'pelvic-drop',
      'ankle-dorsiflexion',
    ]);
  });

  test('the limits that are bands of the table are those of the table', () => {
    const band = (id: (typeof hintLimits)[number]['metric']) =>
      definitionOf(id).references.find((reference) => reference.band !== null)?.band;
    const limit = (id: string, beyond: string) => hintLimits.find((each) => each.metric === id && each.beyond === beyond)?.value;
    expect(limit('cadence', 'below')).toBe(band('cadence')?.from);
    expect(limit('hip-adduction', 'above')).toBe(band('hip-adduction')?.to);
    expect(limit('knee-flexion-contact', 'below')).toBe(band('knee-flexion-contact')?.from);
    expect(limit('knee-flexion-peak', 'below')).toBe(band('knee-flexion-peak')?.from);
    expect(limit('heel-whip', 'above')).toBe(band('heel-whip')?.to);
    expect(limit('heel-whip', 'below')).toBe(band('heel-whip')?.from);
  });
});
