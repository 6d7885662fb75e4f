import type { PairingEffect } from '#core/clinical/causeAndEffect/schema.ts';
import type { TrialOutcome } from '#core/timeline/entries.ts';

/** What came of a trial, in short: the first measure of its test, or the gait metrics that changed. */
export function trialOutcome(effect: PairingEffect): TrialOutcome {
  switch (effect.of) {
    case 'incomplete':
      return { of: 'incomplete' };
    case 'test': {
      const first = effect.effects[0]?.effect;
      if (first === undefined) return { of: 'incomplete' };
      return { of: 'test', verdict: first.verdict, delta: first.delta, unit: 'unit' in first ? first.unit : '' };
    }
    case 'clip': {
      const compared = effect.rows.filter(({ verdict }) => verdict !== 'not-comparable');
      const changed = compared.filter(({ verdict }) => verdict === 'changed').map(({ id }) => id);
      return { of: 'clip', changed: [...new Set(changed)], compared: compared.length };
    }
  }
}
