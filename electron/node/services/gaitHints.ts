import { FailureError } from '#core/contract/failure.ts';
import type { Hint } from '#core/domain/gaitHint.ts';
import type { VisitId } from '#core/domain/ids.ts';
import { dropHintDecision, hintDecisionsOf, keepHintDecision } from '#db/repositories/hintDecisions.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { visitHints } from '../gait/hints.ts';
import { actorOf, found, written } from '../written.ts';

export function gaitHintsHandlers(context: AppContext): Pick<Handlers, 'gait.hints' | 'gait.decideHint'> {
  const { db, events } = context;
  const hintsOfVisit = (id: VisitId) => visitHints(db, found(visitById(db, id), 'visit'));
  return {
    'gait.hints': ({ visitId }) => hintsOfVisit(visitId),
    'gait.decideHint': ({ visitId, hintId, subject, decision, note }) => {
      const isMeant = (hint: Hint): boolean => hint.id === hintId && hint.subject === subject;
      const now = hintsOfVisit(visitId).hints.find(({ hint }) => isMeant(hint));
      if (now === undefined)
        throw new FailureError(
          'not-found',
          'This suggestion does not follow from what is measured in this visit.',
          'Its marks may have been changed meanwhile; look at the suggestions again.',
        );
      const before = hintDecisionsOf(db, visitId).find(({ hint }) => isMeant(hint));
      if (decision === null && before === undefined) return hintsOfVisit(visitId);
      const onlyNoted = before !== undefined && before.decision === decision && before.note !== note;
      written(context, { action: decision ?? 'undecided', entity: 'hint', entityId: visitId, detail: `${hintId} ${subject}` }, (at) =>
        decision === null
          ? dropHintDecision(db, visitId, now.hint)
          : keepHintDecision(db, visitId, {
              decision,
              note,
              hint: onlyNoted ? before.hint : now.hint,
              decidedAt: at,
              decidedBy: actorOf(context),
            }),
      );
      events.emit({ type: 'changed', topic: 'gait', id: visitId });
      return hintsOfVisit(visitId);
    },
  };
}
