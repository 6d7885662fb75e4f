import { ownDefault } from '../../domain/source.ts';
import type { RuleResult } from '../ruleResult.ts';

/** Greatest walking pain with which a hop test is done. */
export const mostWalkingPain = 5;
export const hopGateId = 'hop-test.gate';
const source = ownDefault('no hop test with an open STOP or EMERGENCY flag, or walking pain above 5 of 10');

/**
 * Whether a hop or jump test may be done. `stopOpen` is null where nobody has screened, `walkingPain` (0 to 10) where nobody asked: neither lets it through.
 */
export function hopGate(stopOpen: boolean | null, walkingPain: number | null): RuleResult {
  const hurts = walkingPain === null || walkingPain > mostWalkingPain;
  return {
    ruleId: hopGateId,
    rulesVersion: 'hop-gate-1',
    verdict: stopOpen !== false || hurts ? 'block' : 'fine',
    inputs: { stopOpen, walkingPain },
    source,
  };
}
