import { ownDefault, read, toVerify } from '../../domain/source.ts';
import type { ConditionRule } from './condition.ts';
import type { Limit } from './limit.ts';
import { type FlagRule, levelRules } from './openFlag.ts';
import type { Rule } from './rule.ts';
import type { TapingCondition } from './taping.ts';

/** Tension in per cent; of kinesio tape apart, too. Wear in hours from when it was put on to when it is to come off, or did. */
export type TapingQuantity = 'tension' | 'tension-kinesio' | 'wear-rigid' | 'wear-kinesio' | 'lift-mm';

export type TapingTable = {
  readonly version: string;
  readonly limits: readonly Limit<TapingQuantity>[];
  readonly conditions: readonly ConditionRule<TapingCondition>[];
  readonly flags: readonly FlagRule[];
  readonly skinUnchecked: Rule;
  readonly latex: Rule;
  readonly adhesive: Rule;
  readonly patchReaction: Rule;
  readonly circulation: Rule;
  readonly incomplete: Rule;
};

const hard = { verdict: 'block', override: 'never', source: ownDefault('tension is a share of 0 to 100 %') } as const;
const allergy = toVerify('clinical reference, section 5: known allergy to what is in the tape');
const fragile = { verdict: 'caution', override: 'with-reason', source: toVerify('clinical reference, section 5: caution') } as const;

/** As delivered. */
export const tapingTable: TapingTable = {
  version: 'taping-1',
  limits: [
    { id: 'taping.tension-negative', quantity: 'tension', broken: 'below', value: 0, ...hard },
    { id: 'taping.tension-over-full', quantity: 'tension', broken: 'above', value: 100, ...hard },
    {
      id: 'taping.tension-kinesio-high',
      quantity: 'tension-kinesio',
      broken: 'above',
      value: 75,
      verdict: 'warn',
      override: 'with-reason',
      source: ownDefault('makers use 25 to 50 % over a tendon'),
    },
    {
      id: 'taping.wear-rigid-long',
      quantity: 'wear-rigid',
      broken: 'above',
      value: 48,
      verdict: 'warn',
      override: 'with-reason',
      source: ownDefault('rigid tape comes off the same day, after 48 h at most'),
    },
    {
      id: 'taping.wear-kinesio-long',
      quantity: 'wear-kinesio',
      broken: 'above',
      value: 120,
      verdict: 'warn',
      override: 'with-reason',
      source: ownDefault('typically 3 to 4 days; makers go to 7'),
    },
    {
      id: 'taping.lift-none',
      quantity: 'lift-mm',
      broken: 'at-most',
      value: 0,
      verdict: 'block',
      override: 'never',
      source: ownDefault('a lift has a height'),
    },
    {
      id: 'taping.lift-high',
      quantity: 'lift-mm',
      broken: 'above',
      value: 12,
      verdict: 'warn',
      override: 'with-reason',
      source: read('Rabusin 2019 protocol used 12 mm'),
    },
  ],
  conditions: [
    {
      id: 'taping.open-skin',
      condition: 'open-skin',
      verdict: 'block',
      override: 'never',
      source: toVerify('clinical reference, section 5: no tape on open skin'),
    },
    { id: 'taping.fragile-skin', condition: 'fragile-skin', ...fragile },
    { id: 'taping.neuropathy', condition: 'neuropathy', ...fragile },
    { id: 'taping.peripheral-arterial-disease', condition: 'peripheral-arterial-disease', ...fragile },
    { id: 'taping.diabetic-foot', condition: 'diabetic-foot', ...fragile },
  ],
  flags: [
    {
      id: 'taping.flag-thrombosis',
      of: { flag: 'RF02' },
      verdict: 'block',
      override: 'physician-order',
      source: ownDefault('no compression while a thrombosis is suspected'),
    },
    {
      id: 'taping.flag-compartment',
      of: { flag: 'RF04' },
      verdict: 'block',
      override: 'never',
      source: ownDefault('no compression with signs of an acute compartment'),
    },
    ...levelRules('taping'),
  ],
  skinUnchecked: {
    id: 'taping.skin-not-intact',
    verdict: 'block',
    override: 'never',
    source: ownDefault('the skin is looked at before tape goes on'),
  },
  latex: { id: 'taping.latex-allergy', verdict: 'block', override: 'never', source: allergy },
  adhesive: { id: 'taping.adhesive-allergy', verdict: 'block', override: 'never', source: allergy },
  patchReaction: {
    id: 'taping.patch-reaction',
    verdict: 'block',
    override: 'with-reason',
    source: ownDefault('the test patch gave a reaction'),
  },
  circulation: {
    id: 'taping.circulation',
    verdict: 'block',
    override: 'never',
    source: ownDefault('tape that cuts off the blood comes off'),
  },
  incomplete: {
    id: 'taping.incomplete',
    verdict: 'block',
    override: 'never',
    source: ownDefault('what was put on cannot be told without it'),
  },
};
