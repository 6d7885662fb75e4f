import { ownDefault, read, type Source, toVerify } from '../../domain/source.ts';
import type { Role } from '../entry.ts';
import type { Limit } from './limit.ts';
import { type FlagRule, levelRules } from './openFlag.ts';
import type { Override, Rule, Verdict } from './rule.ts';

export const shockwaveConditions = [
  'malignancy-in-field',
  'pregnancy-in-field',
  'infection-at-site',
  'lung-brain-spine-or-nerve-in-field',
  'open-growth-plate-in-field',
  'severe-coagulopathy',
  'anticoagulant',
  'nsaid-use',
  'steroid-injection',
  'pacemaker-or-implant',
  'suspected-rupture-or-partial-tear',
  'deep-vein-thrombosis',
  'acute-fracture',
  'open-wound',
  'neuropathy-or-poor-sensation',
  'vascular-insufficiency',
] as const;
export type ShockwaveCondition = (typeof shockwaveConditions)[number];

/** What the limits look at. Numbers of one session, unless said; impulses and pain are the session's, the others each segment's. */
export type ShockwaveQuantity =
  | 'bar'
  | 'energy-flux-density'
  | 'impulses'
  | 'impulses-of-segment'
  | 'hz-radial'
  | 'hz-energy'
  /** Calendar days since the last session at the same place. */
  | 'days-since-last'
  /** Which session of the course it is; of a plan, how many there are to be. */
  | 'session-number'
  | 'sessions-without-review'
  | 'worst-pain'
  | 'weeks-since-steroid';

/** How a contraindication weighs by what the device gives. `null`: it does not speak against that. */
export type Contraindication = {
  readonly id: string;
  readonly condition: ShockwaveCondition;
  readonly radial: Rule['verdict'] | null;
  readonly lowEnergy: Rule['verdict'] | null;
  readonly highEnergy: Rule['verdict'] | null;
  readonly override: Override;
  readonly source: Source;
};

export type ShockwaveTable = {
  readonly version: string;
  readonly limits: readonly Limit<ShockwaveQuantity>[];
  readonly contraindications: readonly Contraindication[];
  readonly flags: readonly FlagRule[];
  /** Rules that look at no number. */
  readonly incomplete: Rule;
  readonly otherDevice: Rule;
  readonly anaesthesia: Rule;
  readonly focusedRole: Rule;
  readonly serviceDue: Rule;
  readonly handpieceWorn: Rule;
  /** Who may use a focused device here; local scope-of-practice rules apply. */
  readonly focusedRoles: readonly Role[];
  /** From this energy flux density on, mJ/mm2, a device counts as high-energy for the contraindications. */
  readonly highEnergyFrom: number;
};

const trials = ownDefault('built around the ranges of the Achilles trials in Stania 2019, table 2');
const hard = {
  verdict: 'block',
  override: 'never',
  source: ownDefault('outside anything reported: most likely a slip or the other unit'),
} as const;
const soft = { verdict: 'warn', override: 'with-reason', source: trials } as const;
const mild = { ...soft, verdict: 'caution' } as const;
const limit = <Q extends ShockwaveQuantity>(
  name: string,
  quantity: Q,
  broken: Limit['broken'],
  value: number,
  as: Pick<Rule, 'verdict' | 'override' | 'source'>,
) => ({ id: `shockwave.${name}`, quantity, broken, value, ...as });

const limits: readonly Limit<ShockwaveQuantity>[] = [
  limit('bar-none', 'bar', 'at-most', 0, hard),
  limit('bar-too-high', 'bar', 'above', 6, hard),
  limit('bar-low', 'bar', 'below', 1, soft),
  limit('bar-high', 'bar', 'above', 4, soft),
  limit('energy-none', 'energy-flux-density', 'at-most', 0, hard),
  limit('energy-too-high', 'energy-flux-density', 'above', 1, hard),
  limit('energy-low', 'energy-flux-density', 'below', 0.05, mild),
  limit('energy-high', 'energy-flux-density', 'above', 0.3, mild),
  limit('energy-very-high', 'energy-flux-density', 'above', 0.4, soft),
  limit('impulses-not-whole', 'impulses-of-segment', 'not-whole', 1, hard),
  limit('impulses-none', 'impulses-of-segment', 'below', 1, hard),
  limit('impulses-too-many', 'impulses', 'above', 10000, hard),
  limit('impulses-few', 'impulses', 'below', 1000, soft),
  limit('impulses-many', 'impulses', 'above', 4000, soft),
  limit('hz-radial-none', 'hz-radial', 'at-most', 0, hard),
  limit('hz-radial-too-high', 'hz-radial', 'above', 35, hard),
  limit('hz-radial-low', 'hz-radial', 'below', 2, soft),
  limit('hz-radial-high', 'hz-radial', 'above', 15, soft),
  limit('hz-energy-none', 'hz-energy', 'at-most', 0, hard),
  limit('hz-energy-too-high', 'hz-energy', 'above', 12, hard),
  limit('hz-energy-high', 'hz-energy', 'above', 6, soft),
  limit('before-last-session', 'days-since-last', 'below', 0, hard),
  limit('same-site-too-soon', 'days-since-last', 'below', 5, soft),
  limit('same-site-late', 'days-since-last', 'above', 14, soft),
  limit('no-session', 'session-number', 'below', 1, hard),
  limit('sessions-not-whole', 'session-number', 'not-whole', 1, hard),
  limit('too-many-sessions', 'session-number', 'above', 20, hard),
  limit('outcome-review-due', 'sessions-without-review', 'above', 5, soft),
  limit('pain-high', 'worst-pain', 'at-least', 8, soft),
  limit('pain-hardly-any', 'worst-pain', 'at-most', 1, mild),
  limit('steroid-recent', 'weeks-since-steroid', 'below', 6, { ...mild, source: ownDefault('steroid injection less than 6 weeks ago') }),
];

const tenforde = read('Tenforde 2022, table 9: absolute contraindication');
const relative = read('Tenforde 2022, table 9: relative contraindication at high energy');
const considered = read('Tenforde 2022, table 9: consideration');
const growing = toVerify('ISMST 2016: contraindication at high energy; the red flag of growing heels (RF18) blocks focused devices at any');
const stop = toVerify('clinical reference, section 4.6: avoid; see the red flags');
type Column = Verdict | 'not';
const against = (
  condition: ShockwaveCondition,
  columns: readonly [Column, Column, Column],
  override: Override,
  source: Source,
): Contraindication => {
  const of = (column: Column): Rule['verdict'] | null => (column === 'not' || column === 'fine' ? null : column);
  const [radial, lowEnergy, highEnergy] = columns;
  return {
    id: `shockwave.${condition}`,
    condition,
    radial: of(radial),
    lowEnergy: of(lowEnergy),
    highEnergy: of(highEnergy),
    override,
    source,
  };
};

/** Columns: radial, low-energy focused, high-energy focused. */
const contraindications: readonly Contraindication[] = [
  against('malignancy-in-field', ['block', 'block', 'block'], 'physician', tenforde),
  against('pregnancy-in-field', ['block', 'block', 'block'], 'never', tenforde),
  against('infection-at-site', ['block', 'block', 'block'], 'never', tenforde),
  against('lung-brain-spine-or-nerve-in-field', ['not', 'not', 'block'], 'never', relative),
  against('open-growth-plate-in-field', ['warn', 'block', 'block'], 'physician', growing),
  against('severe-coagulopathy', ['warn', 'warn', 'block'], 'physician', relative),
  against('anticoagulant', ['caution', 'caution', 'caution'], 'with-reason', considered),
  against('nsaid-use', ['caution', 'caution', 'caution'], 'with-reason', considered),
  against('steroid-injection', ['caution', 'caution', 'caution'], 'with-reason', considered),
  against('pacemaker-or-implant', ['caution', 'caution', 'caution'], 'with-reason', considered),
  against('suspected-rupture-or-partial-tear', ['block', 'block', 'block'], 'physician-order', stop),
  against('deep-vein-thrombosis', ['block', 'block', 'block'], 'physician-order', stop),
  against('acute-fracture', ['block', 'block', 'block'], 'physician-order', stop),
  against('open-wound', ['block', 'block', 'block'], 'with-reason', stop),
  against('neuropathy-or-poor-sensation', ['block', 'block', 'block'], 'with-reason', stop),
  against('vascular-insufficiency', ['block', 'block', 'block'], 'physician-order', stop),
];

const rule = (name: string, verdict: Rule['verdict'], override: Override, source: Source): Rule => ({
  id: `shockwave.${name}`,
  verdict,
  override,
  source,
});

/** As delivered. The clinic may move limits; a rule cannot be taken away. */
export const shockwaveTable: ShockwaveTable = {
  version: 'shockwave-1',
  limits,
  contraindications,
  flags: [
    {
      ...rule(
        'flag-bone-stress',
        'block',
        'physician-order',
        read('ISMST lists stress fractures as an indication: a physician may order it'),
      ),
      of: { flag: 'RF07' },
    },
    ...levelRules('shockwave'),
  ],
  incomplete: rule('incomplete', 'block', 'never', ownDefault('what a session was cannot be told without it')),
  otherDevice: rule('other-device', 'block', 'never', ownDefault('bar and mJ/mm2 are not the same thing')),
  anaesthesia: rule(
    'anaesthesia',
    'warn',
    'with-reason',
    read('Rompe 2005: success fell from 67 to 29 % in plantar fasciitis; review 2016: not helpful'),
  ),
  focusedRole: rule('focused-role', 'block', 'never', read('ISMST: only a qualified physician may use focused devices; local rules apply')),
  serviceDue: rule('service-due', 'warn', 'with-reason', ownDefault("the clinic's device table says that the device is due for service")),
  handpieceWorn: rule(
    'handpiece-worn',
    'warn',
    'with-reason',
    ownDefault("the clinic's device table says that the handpiece is beyond its kit"),
  ),
  focusedRoles: ['physician'],
  highEnergyFrom: 0.08,
};
