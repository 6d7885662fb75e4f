import { type Answer, notAsked, type YesNoUnknown } from '../answer.ts';
import { hoursBetween } from '../calendar.ts';
import type { RuleResult } from '../ruleResult.ts';
import { judgeConditions } from './condition.ts';
import { judgeLimits } from './limit.ts';
import { judgeFlags, type OpenFlag } from './openFlag.ts';
import { type Override, type Rule, resultOf } from './rule.ts';
import type { Taping } from './taping.ts';
import type { TapingQuantity, TapingTable } from './tapingTable.ts';

const word = (answer: Answer<string>): string => ('given' in answer ? answer.given : answer.none);
const isNo = (answer: Answer<YesNoUnknown>): boolean => word(answer) === 'no' || word(answer) === 'not-applicable';

function quantitiesOf({
  strips,
  lift,
  technique,
  materials,
  appliedAt,
  plannedRemovalAt,
  removal,
}: Taping): Readonly<Record<TapingQuantity, readonly number[]>> {
  const off = removal?.at ?? plannedRemovalAt;
  const wear = (type: 'rigid' | 'kinesio'): readonly number[] =>
    off !== null && materials.some((material) => material.type === type) ? [hoursBetween(appliedAt, off)] : [];
  const tensions = (only: (material: string) => boolean): readonly number[] =>
    strips.flatMap(({ material, tensionPercent }) => (tensionPercent === null || !only(material) ? [] : [tensionPercent]));
  const height = technique === 'heel-lift' ? (lift?.heightMm ?? null) : null;
  return {
    tension: tensions(() => true),
    'tension-kinesio': tensions((material) => material === 'kinesio'),
    'wear-rigid': wear('rigid'),
    'wear-kinesio': wear('kinesio'),
    'lift-mm': height === null ? [] : [height],
  };
}

/** By name, in a fixed order: what has to be there before it can be told what was put on, and that it will come off. */
function missingOf({ technique, materials, strips, lift, plannedRemovalAt }: Taping): readonly string[] {
  const inShoe = technique === 'heel-lift';
  return [
    ...(inShoe && (lift === null || lift.heightMm === null) ? ['lift'] : []),
    ...(!inShoe && materials.length === 0 ? ['materials'] : []),
    ...(!inShoe && strips.length === 0 ? ['strips'] : []),
    ...(!inShoe && plannedRemovalAt === null ? ['planned-removal'] : []),
  ];
}

/**
 * Everything the table says of one taping, to be kept with it. Allergies are held against what is in the materials: an allergy that nobody has asked for weighs as one that
 * there is, and so does material of which nobody knows that it is free of latex.
 */
export function judgeTaping(table: TapingTable, taping: Taping, openFlags: readonly OpenFlag[] | null): readonly RuleResult[] {
  const { materials, conditions, technique, skinBefore, testPatch, circulation, removal } = taping;
  const onSkin = technique !== 'heel-lift';
  const say = (rule: Rule, broken: boolean, inputs: RuleResult['inputs']) => resultOf(rule, table.version, onSkin && broken, inputs);
  const latex = conditions['latex-allergy'] ?? notAsked;
  const adhesive = conditions['adhesive-allergy'] ?? notAsked;
  const mayHoldLatex = materials.some(({ latexFree }) => word(latexFree) !== 'yes');
  const sticks = materials.some(({ type }) => type !== 'underwrap' && type !== 'foam');
  const missing = missingOf(taping);
  const patch = 'given' in testPatch ? testPatch.given.result : testPatch.none;
  return [
    resultOf(table.incomplete, table.version, missing.length > 0, { missing: missing.join(' ') }),
    ...judgeLimits(table.limits, table.version, quantitiesOf(taping)),
    ...(onSkin ? judgeConditions(table.conditions, table.version, conditions) : []),
    say(table.skinUnchecked, word(skinBefore.intact) !== 'yes', { intact: word(skinBefore.intact) }),
    say(table.latex, !isNo(latex) && mayHoldLatex, { allergy: word(latex), latexFree: !mayHoldLatex }),
    say(table.adhesive, !isNo(adhesive) && sticks, { allergy: word(adhesive), adhesive: sticks }),
    say(table.patchReaction, patch === 'reaction', { result: patch }),
    say(table.circulation, word(circulation) === 'no' && removal === null, { circulation: word(circulation), removed: removal !== null }),
    ...judgeFlags(table.flags, table.version, openFlags),
  ];
}

/** Who may go on against each rule of the table. */
export function tapingOverrides(table: TapingTable): ReadonlyMap<string, Override> {
  const { skinUnchecked, latex, adhesive, patchReaction, circulation, incomplete } = table;
  const single = [skinUnchecked, latex, adhesive, patchReaction, circulation, incomplete];
  return new Map([...table.limits, ...table.conditions, ...table.flags, ...single].map(({ id, override }) => [id, override]));
}
