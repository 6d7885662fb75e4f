import { givenOf } from '../answer.ts';
import { type Change, type Detectable, judgeChange } from '../change.ts';
import type { RuleResult } from '../ruleResult.ts';
import { judgeConditions } from './condition.ts';
import { judgeLimits } from './limit.ts';
import type { ManualItem, ManualRelease, Marker, MarkerReading } from './manualRelease.ts';
import type { ManualQuantity, ManualTable } from './manualTable.ts';
import { kindOf } from './manualTechnique.ts';
import { judgeFlags, type OpenFlag } from './openFlag.ts';
import { type Override, type Rule, resultOf } from './rule.ts';

/** Minutes of all items on one structure of one side; what was done on both sides counts for each. */
function minutesPerStructure(items: readonly ManualItem[]): readonly number[] {
  const sums = new Map<string, number>();
  for (const { structure, side, minutes } of items)
    for (const one of side === 'bilateral' ? ['left', 'right'] : [side]) {
      const key = `${structure} ${one}`;
      sums.set(key, (sums.get(key) ?? 0) + (minutes ?? 0));
    }
  return [...sums.values()];
}

function quantitiesOf(items: readonly ManualItem[]): Readonly<Record<ManualQuantity, readonly number[]>> {
  const minutes = items.map((item) => item.minutes).filter((each) => each !== null);
  return {
    minutes,
    'minutes-per-structure': minutesPerStructure(items),
    'minutes-total': minutes.length === 0 ? [] : [minutes.reduce((sum, each) => sum + each, 0)],
    pain: items.map(({ pain }) => givenOf(pain)).filter((each) => each !== null),
  };
}

/** A grade on the other kind's scale, or on a technique that has none. No grade is not a wrong one. */
function wrongScale({ technique, grade }: ManualItem): boolean {
  if (grade === null) return false;
  const kind = kindOf(technique);
  return grade.scale === 'maitland' ? kind !== 'joint' : kind !== 'soft-tissue';
}

/** Everything the table says of one session, to be kept with it. Pregnancy speaks against needling alone and is asked only where there is some. */
export function judgeManualRelease(
  table: ManualTable,
  session: ManualRelease,
  openFlags: readonly OpenFlag[] | null,
): readonly RuleResult[] {
  const { items, operator } = session;
  const consent = givenOf(session.consent);
  const needling = items.some(({ technique }) => kindOf(technique) === 'needling');
  const thrust = items.some(({ grade }) => grade?.scale === 'maitland' && grade.grade === 'V');
  const missing = [...(items.length === 0 ? ['items'] : []), ...(items.some(({ minutes }) => minutes === null) ? ['minutes'] : [])];
  const conditions = table.conditions.filter(({ condition }) => condition !== 'pregnancy' || needling);
  const say = (rule: Rule, broken: boolean, inputs: RuleResult['inputs']) => resultOf(rule, table.version, broken, inputs);
  return [
    say(table.incomplete, missing.length > 0, { missing: missing.join(' ') }),
    ...judgeLimits(table.limits, table.version, quantitiesOf(items)),
    say(table.gradeScale, items.some(wrongScale), {
      techniques: items
        .filter(wrongScale)
        .map(({ technique }) => technique)
        .join(' '),
    }),
    say(table.consent, consent === null, { consent: consent?.type ?? null }),
    say(table.needlingConsent, needling && consent?.needling !== true, { needling, consent: consent?.needling ?? null }),
    say(table.needlingRole, needling && !table.needlingRoles.includes(operator.role), { needling, role: operator.role }),
    say(table.thrustRole, thrust && !table.thrustRoles.includes(operator.role), { thrust, role: operator.role }),
    ...judgeConditions(conditions, table.version, session.conditions),
    ...judgeFlags(table.flags, table.version, openFlags),
  ];
}

/** Who may go on against each rule of the table. */
export function manualOverrides(table: ManualTable): ReadonlyMap<string, Override> {
  const { incomplete, consent, needlingConsent, needlingRole, thrustRole, gradeScale } = table;
  const single = [incomplete, consent, needlingConsent, needlingRole, thrustRole, gradeScale];
  return new Map([...table.limits, ...table.conditions, ...table.flags, ...single].map(({ id, override }) => [id, override]));
}

const betterWhen: Readonly<Record<Marker, 'higher' | 'lower'>> = {
  'knee-to-wall': 'higher',
  'straight-leg-raise': 'higher',
  'heel-raise-pain': 'lower',
  'palpation-pain': 'lower',
};

/** What a marker did from before to after, against the smallest change that can be told from error (for knee to wall, 1.9 cm by Powden 2015), in the marker's own unit. */
export const markerChange = (reading: MarkerReading, detectable: Detectable | null): Change =>
  judgeChange(givenOf(reading.before), givenOf(reading.after), betterWhen[reading.marker], detectable);
