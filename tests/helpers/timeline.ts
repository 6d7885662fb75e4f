import { given } from '#core/clinical/answer.ts';
import { addDays } from '#core/clinical/calendar.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { edit, newCourse, newVisitOf, screen, start } from './clinical.ts';
import { enterDay, enterGoodDay, runEntryOf, startPlan } from './plan.ts';
import type { TestApp } from './testApp.ts';

/** What these helpers need of an application: its calls, which a page has too. */
export type Caller = Pick<TestApp, 'call'>;

/** The helpers of the clinic use nothing else of an application. */
const asLab = (caller: Caller): TestApp => caller as TestApp;

/** A VISA-A of so many points, from 30 to 60. */
export const visaA = (total: number) => {
  const left = Math.max(0, total - 30);
  const [q2, q4, q5] = [Math.min(10, left), Math.min(10, Math.max(0, left - 10)), Math.min(10, Math.max(0, left - 20))];
  return {
    q1: given({ points: 5 }),
    q2: given(q2),
    q3: given(8),
    q4: given(q4),
    q5: given(q5),
    q6: given(6),
    q7: given(4 as const),
    q8: given({ branch: 'no-pain' as const, points: 7 as const }),
  };
};

type Scored = { readonly visitId: VisitId; readonly episodeId: StoredEpisode['id'] | null; readonly day: string };

export async function enterVisaA(caller: Caller, { visitId, episodeId, day }: Scored, total: number) {
  const lab = asLab(caller);
  const form = await start(lab, visitId, 'outcome', { instrument: 'visa-a', side: 'left', episodeId });
  return edit(lab, form, 'outcome', (details) => ({
    ...details,
    entry: { instrument: 'visa-a', side: 'left', measuredOn: day, input: visaA(total) },
  }));
}

export async function enterPain(caller: Caller, { visitId, episodeId, day }: Scored, rating: number) {
  const lab = asLab(caller);
  const form = await start(lab, visitId, 'outcome', { instrument: 'nprs', side: 'left', episodeId });
  return edit(lab, form, 'outcome', (details) => ({
    ...details,
    entry: {
      instrument: 'nprs',
      side: 'left',
      measuredOn: day,
      input: { rating: given(rating), kind: 'now', task: null, window: 'this-moment' },
    },
  }));
}

export async function giveShockwave(caller: Caller, { visitId, day }: Scored, courseId: string, impulses: number | null) {
  const lab = asLab(caller);
  const form = await start(lab, visitId, 'shockwave', { courseId });
  return edit(lab, form, 'shockwave', (details) => ({
    ...details,
    session: {
      ...details.session,
      type: 'radial' as const,
      day,
      segments: [{ area: 'tendon', impulses, hz: 8, bar: 2, pain: given(4) }],
      pain: { before: given(4), during: given(5), after: given(3) },
    },
  }));
}

/** Midday of a day as an instant: the same day wherever the clinic is. */
export const noon = (day: string): string => `${day}T12:00:00.000Z`;

/** An invented problem of the left Achilles over ten weeks up to `today`: five visits with all that is done at them, a plan, its diary and the runs. */
export async function fillEpisode(caller: Caller, patientId: PatientId, today: string, deviceId: string) {
  const lab = asLab(caller);
  const days = [-70, -56, -42, -21, -2].map((n) => addDays(today, n));
  const { episode: made, course } = await newCourse(lab, patientId, deviceId);
  const episode = await lab.call('episodes.update', {
    id: made.id,
    revision: made.revision,
    details: { ...made.details, onset: given({ day: addDays(today, -110), precision: 'month' }) },
  });
  const visits: VisitId[] = [];
  for (const day of days) visits.push((await newVisitOf(lab, patientId, noon(day))).id);
  const at = (n: number): Scored => ({ visitId: visits[n] as VisitId, episodeId: episode.id, day: days[n] as string });
  for (const visit of visits) await screen(lab, visit);
  for (const [n, total] of [38, 42, 46, 53, 59].entries()) await enterVisaA(lab, at(n), total);
  for (const [n, rating] of [6, 5, 4, 3, 2].entries()) await enterPain(lab, at(n), rating);
  for (const [n, impulses] of [2000, 2000, 2500].entries()) await giveShockwave(lab, at(n), course.id, impulses);

  const tape = await start(lab, at(1).visitId, 'taping', { technique: 'achilles-offload', episodeId: episode.id, side: 'left' });
  await edit(lab, tape, 'taping', (details) => ({
    ...details,
    taping: {
      ...details.taping,
      appliedAt: noon(at(1).day),
      removal: { at: noon(addDays(at(1).day, 3)), reason: 'planned', skin: 'none' },
      response: { before: { task: given('hop-5'), pain: given(6) }, after: { task: given('hop-5'), pain: given(3) } },
    },
  }));
  const manual = await start(lab, at(3).visitId, 'manual-release', { episodeId: episode.id });
  await edit(lab, manual, 'manual-release', (details) => ({
    ...details,
    session: { ...details.session, day: at(3).day, response: given('better') },
  }));
  const trial = await start(lab, at(3).visitId, 'cause-and-effect', { episodeId: episode.id });
  await edit(lab, trial, 'cause-and-effect', (details) => ({
    ...details,
    pairing: {
      ...details.pairing,
      intervention: { kind: 'cue', recordId: null, words: 'Shorter steps', at: noon(at(3).day) },
    },
  }));

  const plan = await startPlan(lab, at(0).visitId, episode.id, 'heavy-slow-resistance', at(0).day);
  for (let n = -70; n <= -1; n++) {
    const day = addDays(today, n);
    const pain = Math.max(1, Math.round(5 - (n + 70) / 18));
    if (n % 2 === 0) await enterGoodDay(lab, plan, day, pain, { painAfter: given(Math.min(10, pain + 1)) });
    else if (n % 7 === 0) await enterDay(lab, episode.id, day, { painDuring: given(pain) });
    if (n > -35 && n % 3 === 0)
      await lab.call('runs.create', { patientId, details: runEntryOf(day, { km: given(3 + (n + 35) / 7), painDuring: given(2) }) });
  }
  await lab.call('runs.setLogged', { patientId, from: addDays(today, -34), to: addDays(today, -14), logged: true });
  return { episode, course, plan, visits, days, tape, manual, trial };
}
