import { z } from 'zod';
import { certainties } from '../domain/source.ts';

/**
 * What a rule says of what was recorded: suggested by the program, decided by the clinician. Kept with the record it judged, with the inputs it saw and the version
 * of the rules, so that it can be read years later as it was.
 */
export const ruleResultSchema = z.object({
  /** Stable name of the rule, such as `shockwave.same-site-too-soon`. */
  ruleId: z.string().min(1).max(80),
  rulesVersion: z.string().min(1).max(40),
  verdict: z.enum(['fine', 'caution', 'warn', 'block']),
  /** What the rule looked at, by name, as recorded; null where it was not known. */
  inputs: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  source: z.object({ words: z.string(), certainty: z.enum(certainties) }),
});
export type RuleResult = z.infer<typeof ruleResultSchema>;
