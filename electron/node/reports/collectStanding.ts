import type { CriterionStatus } from '#core/plan/criterionStatus.ts';
import type { PlanDeed } from '#core/plan/deed.ts';
import type { Adherence } from '#core/plan/planned.ts';
import type { PlanStanding } from '#core/plan/standing.ts';
import { type PlanVersions, versionOn } from '#core/plan/version.ts';
import { adviceReason } from './adviceReasons.ts';
import type { PrintedStanding } from './clinicalModel.ts';
import { adviceWords, decisionWords } from './clinicalWords.ts';
import { criterionWords, whyUnknown } from './criterionWords.ts';

const adherenceWords = ({ planned, done, partly, not, notEntered, percent }: Adherence): string =>
  percent === null
    ? 'Nothing was planned in the last two weeks.'
    : `${done} of ${planned} planned sessions of the last two weeks done (${Math.round(percent)} %), ${partly} in part, ${not} not, ${notEntered} not entered.`;

/** How a plan stands: the criteria of its phase and of the next, what is suggested and why, and what was decided, the latest decision first. */
export function printedStanding(versions: PlanVersions, standing: PlanStanding, deeds: readonly PlanDeed[]): PrintedStanding {
  const { plan } = versionOn(versions, standing.day);
  const printed = (status: CriterionStatus) => ({
    words: criterionWords(status.criterion, plan.exercises),
    status: status.status,
    why: whyUnknown(status),
  });
  const { phase, suggestion } = standing;
  const next = phase?.next ?? null;
  return {
    exit: (phase?.exit ?? []).map(printed),
    nextEntry: (next?.entry ?? []).map(printed),
    nextPhase: plan.phases.find(({ id }) => id === next?.phaseId)?.name ?? '',
    adherence: adherenceWords(standing.adherence),
    suggestion: adviceWords[suggestion.advice],
    reasons: suggestion.reasons.map(adviceReason),
    decisions: deeds
      .flatMap(({ details }) => (details.deed === 'decision' ? [details.decision] : []))
      .toReversed()
      .map(({ at, by, suggestion: seen, decision, chosen, reason, madeVersion }) => ({
        at,
        words: `Suggested: ${adviceWords[seen.advice]}; ${decisionWords[decision]} by ${by}${decision === 'accepted' ? '' : `: ${adviceWords[chosen]}`}${
          madeVersion === null ? '' : `, version ${madeVersion} of the plan`
        }.`,
        reason,
      })),
  };
}
