import { daysBetween } from '../clinical/calendar.ts';
import { assertNever } from '../domain/brand.ts';
import type { Criterion, SimpleCriterion } from './criterion.ts';
import { anyOf, type CriterionStatus, decided, ofJudgement, ofReading, undecided, type Verdict } from './criterionStatus.ts';
import {
  completed,
  entriesOf,
  loadRising,
  longRuns,
  sessionPain,
  settled,
  settledWeeks,
  stiffnessAtMost,
  stiffnessNotRising,
} from './diaryCriteria.ts';
import type { PlanFacts } from './facts.ts';
import type { Phase } from './phase.ts';
import { type Plan, phaseOn } from './plan.ts';
import { type DayResponse, isTrained, responsesOf } from './response.ts';
import { stoppingFlags } from './screen.ts';

export type PhaseStatus = {
  readonly phase: Phase;
  readonly since: string;
  /** Whole days since it began; 0 on its first day. */
  readonly days: number;
  readonly entry: readonly CriterionStatus[];
  readonly exit: readonly CriterionStatus[];
  /** The next phase and whether it may be entered; null in the last. */
  readonly next: { readonly phase: Phase; readonly entry: readonly CriterionStatus[] } | null;
  /** All exit criteria and all entry criteria of the next phase are met. Advice: the clinician decides. A phase without any has nothing to meet. */
  readonly ready: boolean;
};

/** Which criteria of the phase of today are met, not met or unknown; null where the plan has no phase today. */
export function phaseStatus(plan: Plan, facts: PlanFacts): PhaseStatus | null {
  const now = phaseOn(plan, facts.today);
  if (now === null) return null;
  const { phase, since, index } = now;
  const responses = responsesOf(facts.diary, plan, plan.startsOn, facts.today);
  const sessions = responses.filter((day) => day.day >= since && isTrained(day));
  const looking: Looking = { plan, facts, since, responses, sessions };
  const judged = (of: Phase, list: 'entry' | 'exit') => of[list].map((criterion) => statusOf(criterion, of.id, looking));
  const [entry, exit, following] = [judged(phase, 'entry'), judged(phase, 'exit'), plan.phases[index + 1]];
  const next = following === undefined ? null : { phase: following, entry: judged(following, 'entry') };
  const allMet = (list: readonly CriterionStatus[]): boolean => list.every(({ status }) => status === 'met');
  return { phase, since, days: daysBetween(since, facts.today), entry, exit, next, ready: allMet(exit) && allMet(next?.entry ?? []) };
}

type Looking = {
  readonly plan: Plan;
  readonly facts: PlanFacts;
  readonly since: string;
  /** Since the plan began, the latest first. */
  readonly responses: readonly DayResponse[];
  /** Days of the phase on which something of the plan was done, the latest first. */
  readonly sessions: readonly DayResponse[];
};

function statusOf(criterion: Criterion, phaseId: string, looking: Looking): CriterionStatus {
  if (criterion.kind !== 'any-of') return { ...verdictOf(criterion, phaseId, looking), criterion, parts: [] };
  const parts = criterion.of.map((part) => ({ ...verdictOf(part, phaseId, looking), criterion: part }));
  return { ...anyOf(parts.map(({ criterion: _criterion, ...verdict }) => verdict)), criterion, parts };
}

function verdictOf(criterion: SimpleCriterion, phaseId: string, { plan, facts, since, responses, sessions }: Looking): Verdict {
  const { today, diary } = facts;
  switch (criterion.kind) {
    case 'no-stop-flag': {
      if (facts.screen === null) return undecided('not-screened');
      const flags = stoppingFlags(facts.screen);
      return decided(flags.length === 0, { flags: flags.join(' '), screenedOn: facts.screen.on });
    }
    case 'pain-at-most':
      return ofReading(facts.pain[criterion.task], today, (pain) => pain <= criterion.most);
    case 'heel-raises':
      return ofReading(facts.heelRaises, today, (raises) => raises >= criterion.least);
    case 'symmetry':
      if (facts.symptoms === 'bilateral') return undecided('both-legs');
      if (facts.symptoms === 'unknown') return undecided('symptoms-unknown');
      return ofReading(facts.symmetry[criterion.test], today, (percent) => percent >= criterion.leastPercent);
    case 'improved':
      return ofReading(facts.improved[criterion.instrument], today, (better) => better);
    case 'stiffness-at-most':
      return stiffnessAtMost(responses, today, criterion.minutes);
    case 'stiffness-not-rising':
      return stiffnessNotRising(responses, plan, today, criterion.weeks);
    case 'session-pain':
      return sessionPain(sessions, today, criterion);
    case 'settled':
      return settled(sessions, today, criterion.sessions);
    case 'settled-weeks':
      return settledWeeks(sessions, today, since, criterion.weeks);
    case 'completed':
      return completed(entriesOf(plan, diary, criterion.exercise, since, today), criterion);
    case 'load-rising':
      return loadRising(entriesOf(plan, diary, criterion.exercise, since, today));
    case 'weeks': {
      const days = daysBetween(since, today);
      return decided(days >= 7 * criterion.least, { days, since });
    }
    case 'runs':
      return longRuns(diary, today, criterion.minutes, criterion.perWeek);
    case 'judged':
      return ofJudgement(facts, phaseId, criterion, since);
    default:
      return assertNever(criterion);
  }
}
