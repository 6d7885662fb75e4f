import { givenOf } from '../answer.ts';
import { daysBetween } from '../calendar.ts';
import type { Role } from '../entry.ts';
import type { RuleResult } from '../ruleResult.ts';
import { type ConditionAnswers, judgeConditions } from './condition.ts';
import { judgeLimits, type Limit } from './limit.ts';
import { judgeFlags, type OpenFlag } from './openFlag.ts';
import { type Override, resultOf } from './rule.ts';
import type { ShockwaveCourse } from './shockwaveCourse.ts';
import type { ShockwaveDevice } from './shockwaveDevice.ts';
import { totalImpulses } from './shockwaveDose.ts';
import type { ShockwaveSession } from './shockwaveSession.ts';
import type { ShockwaveCondition, ShockwaveQuantity, ShockwaveTable } from './shockwaveTable.ts';

type Surroundings = {
  readonly device: ShockwaveDevice;
  readonly contraindications: ConditionAnswers<ShockwaveCondition>;
  /** Null where nobody has screened at this visit. */
  readonly openFlags: readonly OpenFlag[] | null;
  readonly day: string;
};

export type CourseFacts = Surroundings & {
  readonly course: Pick<ShockwaveCourse, 'plannedSessions'>;
  readonly operator: { readonly role: Role };
};

export type SessionFacts = Omit<Surroundings, 'day'> & {
  readonly session: ShockwaveSession;
  /** Which of the course this one is, from 1. */
  readonly sessionNumber: number;
  /** Sessions of the course since outcomes were last measured, this one counted. */
  readonly sessionsWithoutReview: number;
  /** Day of the last session at the same place, of whatever course; null where this is the first. */
  readonly lastDay: string | null;
  /** Day of the last steroid injection near the tendon; null where none is known of. */
  readonly steroidDay: string | null;
};

const nothing: Readonly<Record<ShockwaveQuantity, readonly number[]>> = {
  bar: [],
  'energy-flux-density': [],
  impulses: [],
  'impulses-of-segment': [],
  'hz-radial': [],
  'hz-energy': [],
  'days-since-last': [],
  'session-number': [],
  'sessions-without-review': [],
  'worst-pain': [],
  'weeks-since-steroid': [],
};

/** The device's own limits beside the table's: what either forbids is forbidden. */
function deviceLimits(device: ShockwaveDevice): readonly Limit<ShockwaveQuantity>[] {
  const bound = (name: string, quantity: ShockwaveQuantity, broken: Limit['broken'], value: number): Limit<ShockwaveQuantity> => ({
    id: `shockwave.device-${name}`,
    quantity,
    broken,
    value,
    verdict: 'block',
    override: 'never',
    source: device.source,
  });
  return device.type === 'radial'
    ? [
        bound('least-bar', 'bar', 'below', device.bar.min),
        bound('most-bar', 'bar', 'above', device.bar.max),
        bound('most-hz', 'hz-radial', 'above', device.maxHz),
      ]
    : [
        bound('least-energy', 'energy-flux-density', 'below', device.energyFluxDensity.min),
        bound('most-energy', 'energy-flux-density', 'above', device.energyFluxDensity.max),
        bound('most-hz', 'hz-energy', 'above', device.maxHz),
      ];
}

/** The column of the contraindications that applies. A device of which no setting is known yet counts as high-energy: the stricter. */
const columnOf = (table: ShockwaveTable, type: ShockwaveDevice['type'], energies: readonly number[]) => {
  if (type === 'radial') return 'radial';
  return energies.length > 0 && energies.every((energy) => energy < table.highEnergyFrom) ? 'lowEnergy' : 'highEnergy';
};

function judgeSurroundings(
  table: ShockwaveTable,
  facts: Surroundings & { readonly role: Role },
  energies: readonly number[],
): readonly RuleResult[] {
  const { device } = facts;
  const column = columnOf(table, device.type, energies);
  const conditions = table.contraindications.flatMap(({ id, condition, override, source, [column]: verdict }) =>
    verdict === null ? [] : [{ id, condition, override, source, verdict }],
  );
  const { serviceDue, handpiece } = device;
  return [
    ...judgeConditions(conditions, table.version, facts.contraindications),
    ...judgeFlags(table.flags, table.version, facts.openFlags),
    resultOf(table.focusedRole, table.version, device.type === 'focused' && !table.focusedRoles.includes(facts.role), {
      type: device.type,
      role: facts.role,
    }),
    resultOf(table.serviceDue, table.version, serviceDue !== null && daysBetween(serviceDue, facts.day) >= 0, {
      serviceDue,
      day: facts.day,
    }),
    resultOf(table.handpieceWorn, table.version, handpiece !== null && handpiece.impulses > handpiece.lastsFor, {
      impulses: handpiece?.impulses ?? null,
      lastsFor: handpiece?.lastsFor ?? null,
    }),
  ];
}

/** What is said of a course before its first session: contraindications, open flags, who may use the device, how many sessions there are to be. */
export const judgeShockwaveCourse = (table: ShockwaveTable, facts: CourseFacts): readonly RuleResult[] => [
  ...judgeSurroundings(table, { ...facts, role: facts.operator.role }, []),
  ...judgeLimits(table.limits, table.version, { ...nothing, 'session-number': [facts.course.plannedSessions] }),
];

const known = (values: readonly (number | null)[]): readonly number[] => values.filter((value) => value !== null);

/** What has to be there before a session is one: settings of every segment, the applicator. By name, in a fixed order. */
function missingOf({ segments, applicator }: ShockwaveSession): readonly string[] {
  const blank = segments.flatMap((segment) =>
    [
      segment.impulses === null ? 'impulses' : '',
      segment.hz === null ? 'hz' : '',
      'bar' in segment && segment.bar === null ? 'bar' : '',
      'energyFluxDensity' in segment && segment.energyFluxDensity === null ? 'energy-flux-density' : '',
    ].filter((name) => name !== ''),
  );
  return [...new Set([...(applicator === '' ? ['applicator'] : []), ...(segments.length === 0 ? ['segments'] : []), ...blank])];
}

function quantitiesOf({ session, ...facts }: SessionFacts): Readonly<Record<ShockwaveQuantity, readonly number[]>> {
  const { segments, pain } = session;
  const total = totalImpulses(segments);
  const pains = known([givenOf(pain.during), ...segments.map((segment) => givenOf(segment.pain))]);
  const hz = known(segments.map((segment) => segment.hz));
  const measured = {
    ...nothing,
    impulses: total.ok ? [total.value] : [],
    'impulses-of-segment': known(segments.map(({ impulses }) => impulses)),
    'days-since-last': facts.lastDay === null ? [] : [daysBetween(facts.lastDay, session.day)],
    'session-number': [facts.sessionNumber],
    'sessions-without-review': [facts.sessionsWithoutReview],
    'worst-pain': pains.length === 0 ? [] : [Math.max(...pains)],
    'weeks-since-steroid': facts.steroidDay === null ? [] : [daysBetween(facts.steroidDay, session.day) / 7],
  };
  return session.type === 'radial'
    ? { ...measured, 'hz-radial': hz, bar: known(session.segments.map(({ bar }) => bar)) }
    : { ...measured, 'hz-energy': hz, 'energy-flux-density': known(session.segments.map((segment) => segment.energyFluxDensity)) };
}

/**
 * Everything the table and the device's own limits say of one session, to be kept with it. Fine results too. A draft may be judged at any time; a session is one only once
 * nothing in here is unsettled.
 */
export function judgeShockwaveSession(table: ShockwaveTable, facts: SessionFacts): readonly RuleResult[] {
  const { session, device } = facts;
  const quantities = quantitiesOf(facts);
  const missing = missingOf(session);
  const fits = session.type === device.type;
  const anaesthesia = givenOf(session.anaesthesia);
  return [
    resultOf(table.incomplete, table.version, missing.length > 0, { missing: missing.join(' ') }),
    resultOf(table.otherDevice, table.version, !fits, { session: session.type, device: device.type }),
    ...judgeLimits([...(fits ? deviceLimits(device) : []), ...table.limits], table.version, quantities),
    resultOf(table.anaesthesia, table.version, anaesthesia !== null && anaesthesia !== 'none', { anaesthesia }),
    ...judgeSurroundings(
      table,
      { ...facts, day: session.day, role: session.operator.role },
      missing.includes('energy-flux-density') ? [] : quantities['energy-flux-density'],
    ),
  ];
}

/** Who may go on against each rule of the table and of any device. */
export function shockwaveOverrides(table: ShockwaveTable): ReadonlyMap<string, Override> {
  const { incomplete, otherDevice, anaesthesia, focusedRole, serviceDue, handpieceWorn } = table;
  const single = [incomplete, otherDevice, anaesthesia, focusedRole, serviceDue, handpieceWorn];
  return new Map([...table.limits, ...table.contraindications, ...table.flags, ...single].map(({ id, override }) => [id, override]));
}
