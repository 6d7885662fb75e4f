import { givenOf } from '../clinical/answer.ts';
import { addDays, daysBetween } from '../clinical/calendar.ts';
import type { PainMoment } from './criterion.ts';
import { decided, undecided, type Verdict } from './criterionStatus.ts';
import type { Diary, DiaryItem } from './diary.ts';
import type { Plan } from './plan.ts';
import type { DayPain, DayResponse } from './response.ts';
import { riseOf, weekMedians } from './trend.ts';

/** The latest so many sessions that are over with their next morning. */
const latest = (sessions: readonly DayResponse[], today: string, wanted: number): readonly DayResponse[] =>
  sessions.filter(({ day }) => day < today).slice(0, wanted);

/** Judges the latest so many sessions: one that fails decides, one that is not known leaves it open, too few are not enough. */
function ofSessions(sessions: readonly DayResponse[], today: string, wanted: number, holds: (day: DayResponse) => boolean | null): Verdict {
  const looked = latest(sessions, today, wanted);
  const seen = { sessions: looked.length, wanted };
  const answers = looked.map(holds);
  const failed = looked[answers.indexOf(false)];
  if (failed !== undefined) return decided(false, { ...seen, day: failed.day });
  const open = looked[answers.indexOf(null)];
  if (open !== undefined) return undecided('no-entries', { ...seen, day: open.day });
  return decided(looked.length >= wanted, seen);
}

const atMost = ({ worst, complete }: DayPain, most: number): boolean | null => {
  if (worst === null) return null;
  if (worst > most) return false;
  return complete ? true : null;
};

const painOf = (day: DayResponse, moment: PainMoment): DayPain => {
  switch (moment) {
    case 'during':
      return day.during;
    case 'after':
      return day.after;
    case 'next-morning':
      return day.nextMorning;
  }
};

export const sessionPain = (
  sessions: readonly DayResponse[],
  today: string,
  { moment, most, sessions: wanted }: { readonly moment: PainMoment; readonly most: number; readonly sessions: number },
): Verdict => ofSessions(sessions, today, wanted, (day) => atMost(painOf(day, moment), most));

const isSettled = ({ settled }: DayResponse): boolean | null => (settled === 'unknown' ? null : settled === 'yes');

export const settled = (sessions: readonly DayResponse[], today: string, wanted: number): Verdict =>
  ofSessions(sessions, today, wanted, isSettled);

/** Every session of the last so many weeks; the phase has to be as old, and to have a session in each. */
export function settledWeeks(sessions: readonly DayResponse[], today: string, since: string, weeks: number): Verdict {
  if (daysBetween(since, today) < 7 * weeks) return decided(false, { since, weeks });
  const within = sessions.filter(({ day }) => day >= addDays(today, -7 * weeks) && day < today);
  const judged = ofSessions(within, today, within.length, isSettled);
  if (judged.status !== 'met') return judged;
  const isEmpty = (week: number): boolean => {
    const from = addDays(today, -7 * (week + 1));
    return !within.some(({ day }) => day >= from && day < addDays(from, 7));
  };
  const empty = Array.from({ length: weeks }, (_, week) => week).filter(isEmpty);
  return empty.length > 0 ? undecided('no-entries', { weeks, 'weeks without a session': empty.length }) : judged;
}

export function stiffnessNotRising(responses: readonly DayResponse[], plan: Plan, today: string, weeks: number): Verdict {
  const values = responses.flatMap(({ day, stiffness }) => (stiffness === null ? [] : [{ day, value: stiffness }]));
  const medians = weekMedians(values, today, plan.startsOn, weeks + 1);
  const seen = Object.fromEntries(medians.map(({ to, median }) => [`week to ${to}`, median]));
  if (medians.length < weeks + 1) return undecided('too-early', seen);
  const rises = Array.from({ length: weeks }, (_, n) => riseOf(medians.slice(n, n + 2)));
  if (rises.some((rise) => rise.known && rise.weeks > 0)) return decided(false, seen);
  return rises.every(({ known }) => known) ? decided(true, seen) : undecided('no-entries', seen);
}

/** The latest stiffness of a morning that is not after today. */
export function stiffnessAtMost(responses: readonly DayResponse[], today: string, minutes: number): Verdict {
  const entered = responses.find(({ day, stiffness }) => day < today && stiffness !== null);
  if (entered?.stiffness === null || entered === undefined) return undecided('no-entries');
  if (daysBetween(entered.day, today) > 7) return undecided('too-old', { day: entered.day, minutes: entered.stiffness });
  return decided(entered.stiffness <= minutes, { day: entered.day, minutes: entered.stiffness });
}

type DatedItem = DiaryItem & { readonly day: string };

/** Entries of an exercise, whatever it was prescribed as, since a day; the latest first. */
export function entriesOf(plan: Plan, diary: Diary, exercise: string, since: string, today: string): readonly DatedItem[] {
  const prescribed = new Set(
    plan.phases.flatMap(({ prescriptions }) => prescriptions.filter((one) => one.exercise === exercise)).map(({ id }) => id),
  );
  return diary.days
    .filter(({ day }) => day >= since && day <= today)
    .flatMap(({ day, items }) => items.map((item) => ({ ...item, day })))
    .filter(({ planId, prescriptionId }) => planId === plan.id && prescribed.has(prescriptionId))
    .toSorted((a, b) => b.day.localeCompare(a.day) || b.session - a.session);
}

type Wanted = { readonly sessions: number; readonly least: { readonly sets: number; readonly reps: number } | null };

function isWhole({ done, reps }: DatedItem, least: Wanted['least']): boolean | null {
  if (done !== 'done') return false;
  if (least === null) return true;
  const sets = givenOf(reps);
  return sets === null ? null : sets.filter((each) => each >= least.reps).length >= least.sets;
}

/** Done as planned so many times running, the latest first, and with as many repetitions as are wanted. */
export function completed(entries: readonly DatedItem[], { sessions: wanted, least }: Wanted): Verdict {
  if (entries.length === 0) return undecided('no-entries', { wanted });
  const answers = entries.slice(0, wanted).map((entry) => isWhole(entry, least));
  const seen = { done: answers.filter((answer) => answer === true).length, wanted };
  if (answers.includes(false)) return decided(false, seen);
  return answers.includes(null) ? undecided('not-answered', seen) : decided(answers.length >= wanted, seen);
}

/** More kg at the latest entry than at the first; both have to be known. */
export function loadRising(entries: readonly DatedItem[]): Verdict {
  const lifted = entries.filter(({ done }) => done !== 'not').map(({ day, loadKg }) => ({ day, kg: givenOf(loadKg) }));
  const [last, first] = [lifted[0], lifted.at(-1)];
  if (last === undefined || first === undefined) return undecided('no-entries');
  const seen = { first: first.kg, last: last.kg };
  if (last.kg === null || first.kg === null) return undecided('not-answered', seen);
  return decided(last.kg > first.kg, seen);
}

/** Runs of at least so many minutes in the seven days up to today. Fewer say "not met" only where every run of these days is in the diary. */
export function longRuns({ runs, logged }: Diary, today: string, minutes: number, wanted: number): Verdict {
  const from = addDays(today, -6);
  const within = runs.filter(({ day }) => day >= from && day <= today);
  const long = within.filter(({ runMinutes }) => (givenOf(runMinutes) ?? 0) >= minutes).length;
  const seen = { runs: long, wanted, minutes };
  if (long >= wanted) return decided(true, seen);
  const isLogged = logged.some((span) => span.from <= from && span.to >= today);
  return isLogged && within.every(({ runMinutes }) => 'given' in runMinutes) ? decided(false, seen) : undecided('runs-not-logged', seen);
}
