import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { given, notAsked } from '#core/clinical/answer.ts';
import { addDays } from '#core/clinical/calendar.ts';
import type { Baseline } from '#core/plan/baseline.ts';
import { type Diary, type DiaryDay, type DiaryItem, diaryDaySchema } from '#core/plan/diary.ts';
import { expected } from '#core/plan/expected.ts';
import type { PlanFacts } from '#core/plan/facts.ts';
import { type Plan, type PlanId, planFrom, type Taking } from '#core/plan/plan.ts';
import { type Programme, parseProgramme } from '#core/plan/programme.ts';
import { type Run, runSchema } from '#core/plan/running/run.ts';
import type { Screen } from '#core/plan/screen.ts';
import { firstVersion, type PlanVersions } from '#core/plan/version.ts';
import { repoRoot } from '#tests/helpers/paths.ts';

export const programmeFolder = join(repoRoot, 'resources/programmes');
/** Programmes that ask for something. */
export const shippedIds = [
  'alfredson',
  'alfredson-insertional',
  'energy-storage',
  'heavy-slow-resistance',
  'isometric-entry',
  'return-to-run',
  'silbernagel',
] as const;
/** The same, and the one that is empty. */
export const allIds = [...shippedIds, 'written-here'] as const;
export type ShippedId = (typeof allIds)[number];

export const programmeText = (id: ShippedId): string => readFileSync(join(programmeFolder, `${id}.json`), 'utf8');

/** A programme that comes with Soleus; throws with what is wrong in its file. */
export function shipped(id: ShippedId): Programme {
  const read = parseProgramme(programmeText(id));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.programme;
}

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const planIdOf = (n: number): PlanId => uuid(n) as PlanId;

/** A Monday. */
export const monday = '2026-03-02';
/** So many days after that Monday. */
export const on = (days: number): string => addDays(monday, days);

export const usual: Baseline = { pain: given(2), stiffnessMinutes: given(15) };

/** A plan that begins on the Monday, of the left leg. */
export const planOf = (id: ShippedId, more: Partial<Taking> = {}): Plan =>
  planFrom(shipped(id), {
    id: planIdOf(1),
    side: 'left',
    insertional: false,
    startsOn: monday,
    phaseId: null,
    baseline: usual,
    ...more,
  });
export const versionsOf = (plan: Plan): PlanVersions => [firstVersion(plan, { at: '2026-03-02T09:00:00Z', by: 'A. Physio', why: '' })];

export const noWarnings = { pop: notAsked, newSwelling: notAsked, nightPain: notAsked };

/** Nothing entered but the day itself. */
export const emptyDay = (day: string, more: Partial<DiaryDay> = {}): DiaryDay => ({
  day,
  enteredFrom: 'printed-sheet',
  items: [],
  painDuring: notAsked,
  painAfter: notAsked,
  painNextMorning: notAsked,
  stiffnessNextMorning: notAsked,
  settled: notAsked,
  warnings: noWarnings,
  note: '',
  ...more,
});

export const itemOf = (prescriptionId: string, more: Partial<DiaryItem> = {}): DiaryItem => ({
  planId: planIdOf(1),
  prescriptionId,
  session: 1,
  done: 'done',
  reps: notAsked,
  loadKg: notAsked,
  effort: notAsked,
  painDuring: notAsked,
  reason: '',
  ...more,
});

/** Everything a plan asks for on a day, done and borne well: pain 2 during and after, 2 and 15 min of stiffness the next morning. */
export function goodDay(plan: Plan, day: string, more: Partial<DiaryDay> = {}): DiaryDay {
  const [asked] = expected(plan, day, day);
  const items = (asked?.items ?? []).map(({ prescription, session }) => itemOf(prescription.id, { planId: plan.id, session }));
  return diaryDaySchema.parse(
    emptyDay(day, {
      items,
      painDuring: given(2),
      painAfter: given(2),
      painNextMorning: given(2),
      stiffnessNextMorning: given(15),
      settled: given('yes'),
      ...more,
    }),
  );
}

/** Every day from one to another on which the plan asks for something, borne well. `change` is by days after the Monday. */
export function goodDays(
  plan: Plan,
  from: number,
  to: number,
  change: Readonly<Record<number, Partial<DiaryDay>>> = {},
): readonly DiaryDay[] {
  return expected(plan, on(from), on(to)).flatMap(({ day, items }, n) =>
    items.length === 0 ? [] : [goodDay(plan, day, change[from + n] ?? {})],
  );
}

export const diaryOf = (days: readonly DiaryDay[], more: Partial<Diary> = {}): Diary => ({ days, runs: [], logged: [], ...more });

export const clear = (day: string = monday): Screen => ({ on: day, open: [] });

export const runOf = (n: number, day: string, more: Partial<Record<keyof Run, unknown>> = {}): Run =>
  runSchema.parse({
    id: uuid(1000 + n),
    day,
    runMinutes: given(30),
    walkMinutes: given(0),
    km: given(5),
    effort: given(4),
    surface: given('road'),
    gradientPercent: notAsked,
    shoeId: notAsked,
    painBefore: notAsked,
    painDuring: notAsked,
    painAfter: notAsked,
    painNextMorning: notAsked,
    planned: null,
    note: '',
    ...more,
  });

export const factsOf = (today: string, more: Partial<PlanFacts> = {}): PlanFacts => ({
  today,
  screen: clear(),
  diary: diaryOf([]),
  pain: {},
  heelRaises: null,
  symmetry: {},
  symptoms: 'one-sided',
  improved: {},
  judgements: [],
  ...more,
});
