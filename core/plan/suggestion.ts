import { z } from 'zod';
import { givenOf } from '../clinical/answer.ts';
import { addDays } from '../clinical/calendar.ts';
import type { CutOffs } from './cutOffs.ts';
import { laterOf } from './day.ts';
import type { Diary } from './diary.ts';
import { byWeight, type Finding, finding, findingSchema } from './finding.ts';
import { optionSchema, optionsFor } from './options.ts';
import { phaseOn, planId } from './plan.ts';
import { adherenceOf, plannedAgainstDone } from './planned.ts';
import { type DayResponse, isTrained, responsesOf, worstOfDay } from './response.ts';
import { type Screen, stoppingFlags } from './screen.ts';
import { efforts, missing, tooMuch, worseMornings } from './sessionRules.ts';
import { advices, suggestionRulesVersion } from './suggestionRules.ts';
import { type DayValue, riseOf, weekMedians } from './trend.ts';
import { loadSince, type PlanVersion, type PlanVersions, versionOn } from './version.ts';

/** What the program suggests of a plan on a day; kept with what the clinician made of it. */
export const suggestionSchema = z
  .strictObject({
    planId,
    planVersion: z.int().min(1),
    day: z.iso.date(),
    advice: z.enum(advices),
    /** Every rule that holds, what decides first; never empty. */
    reasons: z.array(findingSchema).min(1).readonly(),
    /** Of which to choose one; empty for hold and none. */
    options: z.array(optionSchema).readonly(),
    rulesVersion: z.string().min(1).max(40),
  })
  .readonly();
export type Suggestion = z.infer<typeof suggestionSchema>;

/**
 * Whether the load should rise, stay or fall, and why: by the pain-monitoring model with the plan's cut-offs (clinical reference, sections 7.1 and 7.7). Looks at the last sessions
 * on the load as it is prescribed now. Today's session counts for less but not for more: its next morning is not there yet. What is not known never counts for more. `screen` is
 * null where nobody has screened for red flags.
 */
export function suggestion(versions: PlanVersions, diary: Diary, today: string, screen: Screen | null): Suggestion {
  const version = versionOn(versions, today);
  const { plan } = version;
  const now = phaseOn(plan, today);
  if (now === null) return made(version, today, [finding(today < plan.startsOn ? 'plan.not-begun' : 'plan.over', { today })]);
  const flags = screen === null ? [] : stoppingFlags(screen);
  const responses = responsesOf(diary, plan, plan.startsOn, today);
  const trained = responses.filter(isTrained);
  if (trained.length === 0 && flags.length === 0) return made(version, today, [finding('plan.nothing-entered', { since: plan.startsOn })]);

  const since = loadSince(versions, today) ?? now.since;
  const current = trained.filter(({ day }) => day >= since);
  const wanted = plan.cutOffs.sessions.value;
  const due = current.filter(({ day }) => day < today).slice(0, wanted);
  const looked = [...current.filter(({ day }) => day === today), ...due];
  const against: readonly Finding[] = [
    ...(flags.length === 0 ? [] : [finding('plan.red-flag', { flags: flags.join(' ') })]),
    ...tooMuch(looked, plan.cutOffs),
    ...rises(responses, version, today),
    ...unscreened(responses, screen),
    ...tooFewDone(versions, diary, today, plan.startsOn, plan.cutOffs.adherencePercent),
    ...(due.length < wanted ? [finding('plan.few-sessions', { sessions: due.length, wanted, since }, plan.cutOffs.sessions.source)] : []),
    ...missing(due, plan),
    ...worseMornings(due, plan),
    ...efforts(due, versions),
    ...levelLimit(version, today),
  ];
  return made(version, today, against.length > 0 ? against : [finding('plan.good-sessions', { sessions: due.length, since })]);
}

function made({ number, plan }: PlanVersion, today: string, findings: readonly Finding[]): Suggestion {
  const reasons = byWeight(findings);
  const advice = reasons[0]?.says ?? 'none';
  const now = phaseOn(plan, today);
  return {
    planId: plan.id,
    planVersion: number,
    day: today,
    advice,
    reasons: [...reasons],
    options: now === null ? [] : [...optionsFor(plan, now, advice)],
    rulesVersion: suggestionRulesVersion,
  };
}

/** Weekly medians of the worst pain of each day and of morning stiffness, and how long they have been rising. */
function rises(responses: readonly DayResponse[], { plan }: PlanVersion, today: string): readonly Finding[] {
  const most = plan.cutOffs.risingWeeks.value;
  const pain = responses.flatMap((response): readonly DayValue[] => {
    const value = worstOfDay(response);
    return value === null ? [] : [{ day: response.day, value }];
  });
  const stiffness = responses.flatMap(({ day, stiffness: value }): readonly DayValue[] => (value === null ? [] : [{ day, value }]));
  const judged = (of: 'pain' | 'stiffness', values: readonly DayValue[]): readonly Finding[] => {
    const medians = weekMedians(values, today, plan.startsOn, most + 1);
    const rise = riseOf(medians);
    if (!rise.known) return rise.reason === 'too-early' ? [] : [finding('plan.trend-unknown', { of })];
    if (rise.weeks === 0) return [];
    const inputs = Object.fromEntries(medians.map(({ median, to }) => [`week to ${to}`, median]));
    return rise.weeks >= most
      ? [finding(`plan.${of}-rising`, { ...inputs, weeks: rise.weeks }, plan.cutOffs.risingWeeks.source)]
      : [finding(`plan.${of}-rose`, { ...inputs, weeks: rise.weeks })];
  };
  return [...judged('pain', pain), ...judged('stiffness', stiffness)];
}

/** Signs entered after the day of the last screening ask for a new one; "unknown" is not "no". */
function unscreened(responses: readonly DayResponse[], screen: Screen | null): readonly Finding[] {
  if (screen === null) return [finding('plan.not-screened')];
  const signs = responses.flatMap(({ day, warnings }) =>
    day <= screen.on
      ? []
      : Object.entries(warnings ?? {}).flatMap(([sign, answer]) => {
          const said = givenOf(answer);
          return said === 'yes' || said === 'unknown' ? [`${sign} ${day}`] : [];
        }),
  );
  return signs.length === 0 ? [] : [finding('plan.warning-sign', { signs: signs.join(', '), screenedOn: screen.on })];
}

const adherenceDays = 14;

function tooFewDone(
  versions: PlanVersions,
  diary: Diary,
  today: string,
  startsOn: string,
  least: CutOffs['adherencePercent'],
): readonly Finding[] {
  const from = laterOf(addDays(today, -adherenceDays), startsOn);
  const { planned, done, notEntered, percent } = adherenceOf(plannedAgainstDone(versions, diary, from, addDays(today, -1)));
  return percent !== null && percent >= least.value
    ? []
    : [finding('plan.few-done', { percent, planned, done, notEntered, least: least.value }, least.source)];
}

function levelLimit({ plan }: PlanVersion, today: string): readonly Finding[] {
  if (plan.ladder === null) return [];
  const place = (id: string): number => plan.phases.findIndex((phase) => phase.id === id);
  const climbed = plan.course.filter(({ phaseId, from }, i) => {
    const before = plan.course[i - 1];
    return before !== undefined && from > addDays(today, -7) && from <= today && place(phaseId) > place(before.phaseId);
  });
  const most = plan.ladder.mostLevelsPerWeek.to;
  return climbed.length < most ? [] : [finding('plan.level-limit', { levels: climbed.length, most })];
}
