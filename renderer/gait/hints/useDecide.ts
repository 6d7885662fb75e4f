import { useTranslation } from 'react-i18next';
import type { DecidedHint, Hint } from '#core/domain/gaitHint.ts';
import { call } from '../../link.ts';
import { reportFailure } from '../../ui/failures.ts';
import { sayWithUndo } from '../../ui/notify.tsx';
import { hintName } from './hintWords.ts';

type Decision = NonNullable<DecidedHint['decision']>['decision'] | null;
export type Decide = (item: DecidedHint, decision: Decision, note: string) => void;

/** Writes what the clinician says to a suggestion, at once, and offers to undo it. */
export function useDecide(visitId: string): { readonly decide: Decide; readonly keepNote: (item: DecidedHint, note: string) => void } {
  const { t } = useTranslation('hints');
  const write = ({ id: hintId, subject }: Hint, decision: Decision, note: string) =>
    call('gait.decideHint', { visitId, hintId, subject, decision, note });
  return {
    decide: ({ hint, decision: before }, decision, note) => {
      write(hint, decision, note)
        .then(() => {
          if (decision === null) return;
          const words = t(decision === 'accepted' ? 'saidAccepted' : 'saidDismissed', { name: hintName(hint) });
          sayWithUndo(words, () => write(hint, before?.decision ?? null, before?.note ?? note));
        })
        .catch(reportFailure);
    },
    keepNote: ({ hint, decision }, note) => {
      if (decision !== null && decision.note !== note.trim()) write(hint, decision.decision, note).catch(reportFailure);
    },
  };
}
