import { z } from 'zod';
import { clinicianSchema } from '../entry.ts';
import { type RuleResult, ruleResultSchema } from '../ruleResult.ts';
import type { Override } from './rule.ts';

const common = {
  ruleId: ruleResultSchema.shape.ruleId,
  /** What the rule had seen when it was decided: a decision does not cover what was typed later. */
  inputs: ruleResultSchema.shape.inputs,
  by: clinicianSchema,
  at: z.iso.datetime(),
};

/** What the clinician made of a rule that was broken. The program suggests; this is the decision, kept beside the result. */
export const ruleDecisionSchema = z.discriminatedUnion('decision', [
  z.strictObject({ ...common, decision: z.literal('acknowledged') }),
  z.strictObject({
    ...common,
    decision: z.literal('overridden'),
    reason: z.string().trim().min(1, 'Say why you go on.').max(4000),
    /** Whose order it is and of when; null for none. */
    physicianOrder: z.string().trim().min(1, 'Say whose order it is.').max(500).nullable(),
  }),
]);
export type RuleDecision = z.infer<typeof ruleDecisionSchema>;

/** What is kept with a treatment: every result of the table that judged it, and what was decided. */
export const judgementSchema = z.strictObject({
  results: z.array(ruleResultSchema).min(1).max(500),
  decisions: z.array(ruleDecisionSchema).max(500),
});

function settles(override: Override, decision: RuleDecision, verdict: RuleResult['verdict']): boolean {
  if (verdict !== 'block') return true;
  if (decision.decision !== 'overridden') return false;
  const { role } = decision.by;
  switch (override) {
    case 'never':
      return false;
    case 'with-reason':
      return role !== 'assistant';
    case 'physician-order':
      return role === 'physician' || (role !== 'assistant' && decision.physicianOrder !== null);
    case 'physician':
      return role === 'physician';
  }
}

function sameInputs(a: RuleResult['inputs'], b: RuleResult['inputs']): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && a[name] === b[name]);
}

/**
 * What still stands in the way of a treatment: each caution or warning that nobody acknowledged, each block that nobody who may has overridden, and each whose inputs have
 * changed since. Empty: go on. `overrides` is by rule id; a rule that it does not name cannot be overridden.
 */
export const unsettled = (
  results: readonly RuleResult[],
  decisions: readonly RuleDecision[],
  overrides: ReadonlyMap<string, Override>,
): readonly RuleResult[] =>
  results.filter(
    ({ ruleId, verdict, inputs }) =>
      verdict !== 'fine' &&
      !decisions.some(
        (decision) =>
          decision.ruleId === ruleId && sameInputs(decision.inputs, inputs) && settles(overrides.get(ruleId) ?? 'never', decision, verdict),
      ),
  );
