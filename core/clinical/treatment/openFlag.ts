import { read } from '../../domain/source.ts';
import type { FlagLevel } from '../redFlags/level.ts';
import type { RuleResult } from '../ruleResult.ts';
import { type Rule, resultOf } from './rule.ts';

/** A red flag that is raised and not cleared, as a treatment's rules need to know it. */
export type OpenFlag = { readonly id: string; readonly level: FlagLevel };

/** What an open flag does to a treatment: all flags of a level, or one flag whatever its level; or what it does that nobody has screened. */
export type FlagRule = Rule & { readonly of: { readonly level: FlagLevel } | { readonly flag: string } | 'not-screened' };

const levels = read('clinical reference, section 3.1: behaviour levels');

/** What any treatment does with open flags of each level: an emergency ends it, STOP takes a reason, the others are shown. Not to have screened is not to have no flag. */
export const levelRules = (treatment: string): readonly FlagRule[] => [
  { id: `${treatment}.not-screened`, of: 'not-screened', verdict: 'block', override: 'with-reason', source: levels },
  { id: `${treatment}.flag-emergency`, of: { level: 'emergency' }, verdict: 'block', override: 'never', source: levels },
  { id: `${treatment}.flag-stop`, of: { level: 'stop' }, verdict: 'block', override: 'with-reason', source: levels },
  { id: `${treatment}.flag-refer`, of: { level: 'refer' }, verdict: 'warn', override: 'with-reason', source: levels },
  { id: `${treatment}.flag-caution`, of: { level: 'caution' }, verdict: 'caution', override: 'with-reason', source: levels },
];

/** One result a rule. `open` is null where nobody has screened at this visit: then there is nothing to say of flags but that. */
export function judgeFlags(rules: readonly FlagRule[], version: string, open: readonly OpenFlag[] | null): readonly RuleResult[] {
  return rules.flatMap((rule) => {
    const { of } = rule;
    if (of === 'not-screened') return [resultOf(rule, version, open === null, { screened: open !== null })];
    if (open === null) return [];
    const met = open.filter(({ id, level }) => ('level' in of ? level === of.level : id === of.flag));
    return [resultOf(rule, version, met.length > 0, { flags: met.map(({ id }) => id).join(' ') })];
  });
}
