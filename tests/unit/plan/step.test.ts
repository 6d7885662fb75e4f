import { describe, expect, test } from 'vitest';
import { applyEdits, phasePatch } from '#core/plan/edit.ts';
import { loadsMore } from '#core/plan/loadsMore.ts';
import { optionsFor, type StepOption } from '#core/plan/options.ts';
import { type Plan, phaseOn, planSchema } from '#core/plan/plan.ts';
import { stepPatch } from '#core/plan/step.ts';
import { on, planOf, shippedIds } from './lab.ts';

const source = { words: 'of the test', certainty: 'own-default' as const };
const amount = (n: number) => ({ from: n, to: n, source: 'clinician' });
const first = (plan: Plan) => plan.phases[0]?.prescriptions[0];
const optionOf = (plan: Plan, variable: StepOption['variable'], from: number, to = from): StepOption => ({
  prescriptionId: first(plan)?.id ?? '',
  variable,
  from,
  to,
  source,
});
const stepped = (plan: Plan, variable: StepOption['variable'], from: number, to = from) => {
  const patch = stepPatch(plan, on(0), optionOf(plan, variable, from, to));
  return patch === null ? null : first(applyEdits(plan, patch));
};
const loaded = (load: NonNullable<ReturnType<typeof first>>['load']): Plan => {
  const plan = planOf('alfredson');
  return applyEdits(
    plan,
    phasePatch(plan, plan.phases[0]?.id ?? '', (phase) => ({
      ...phase,
      prescriptions: phase.prescriptions.map((entry, i) => (i === 0 ? { ...entry, load } : entry)),
    })),
  );
};

describe('a step', () => {
  test('of a range takes the lesser, up or down', () => {
    expect(stepped(loaded({ kind: 'kg', kg: amount(20) }), 'load-kg', 2.5, 5)?.load).toMatchObject({
      kg: { from: 22.5, to: 22.5, source: 'clinician' },
    });
    expect(stepped(loaded({ kind: 'kg', kg: amount(20) }), 'load-percent', -20, -10)?.load).toMatchObject({ kg: { from: 18 } });
  });
  test('adds weight to the body where there was none, and takes none where there is none', () => {
    expect(stepped(loaded({ kind: 'body-weight' }), 'load-kg', 5)?.load).toEqual({ kind: 'body-weight-plus', kg: amount(5) });
    expect(stepped(loaded({ kind: 'body-weight' }), 'load-kg', -5)).toBeNull();
  });
  test('of the heaviest that can be lifted so often goes with the repetitions', () => {
    const entry = stepped(planOf('heavy-slow-resistance'), 'rm', -3);
    expect(entry).toMatchObject({ load: { rm: { from: 12, to: 12 } }, dose: { reps: { from: 12, to: 12 } } });
  });
  test('that the plan cannot take is none: a band, a height, fewer sets than one', () => {
    expect(stepped(loaded({ kind: 'band', band: 'red' }), 'load-kg', 5)).toBeNull();
    expect(stepped(planOf('alfredson'), 'height-cm', 5)).toBeNull();
    expect(stepped(planOf('alfredson'), 'sets', -3)).toBeNull();
    expect(stepPatch(planOf('alfredson'), on(-1), optionOf(planOf('alfredson'), 'sets', 1))).toBeNull();
  });
  test('of a ladder begins the next level today', () => {
    const plan = planOf('return-to-run');
    const patch = stepPatch(plan, on(4), { prescriptionId: null, variable: 'level', from: 1, to: 1, source });
    expect(patch && phaseOn(applyEdits(plan, patch), on(4))).toMatchObject({ index: 1, since: on(4) });
  });
});

test('every step that a shipped programme names leaves a plan, and asks for more or less as it says', () => {
  let made = 0;
  for (const id of shippedIds) {
    const plan = planOf(id);
    for (const phase of plan.phases) {
      const inPhase: Plan = { ...plan, course: [{ phaseId: phase.id, from: plan.startsOn }] };
      const now = phaseOn(inPhase, on(0));
      if (now === null) throw new Error('no phase');
      for (const advice of ['progress', 'step-back'] as const)
        for (const option of optionsFor(inPhase, now, advice)) {
          const patch = stepPatch(inPhase, on(0), option);
          if (patch === null) continue;
          made += 1;
          const after = planSchema.parse(applyEdits(inPhase, patch));
          expect([id, phase.id, option, loadsMore(inPhase, after, on(0))]).toEqual([id, phase.id, option, advice === 'progress']);
        }
    }
  }
  expect(made).toBeGreaterThan(20);
});
