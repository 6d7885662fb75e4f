import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { addDays } from '#core/clinical/calendar.ts';
import type { RecordId } from '#core/domain/ids.ts';
import { unknownConditions } from '#core/domain/recording.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import { fatigued, fresh, type RunnerParams } from '#core/runner/params.ts';
import { eventsOf } from '#core/runner/truth.ts';
import { markedRun } from '../helpers/markedRunner.ts';
import { dayOf, runEntryOf } from '../helpers/plan.ts';
import { makeRunnerClip } from '../helpers/runnerClip.ts';
import { call } from './call.ts';
import { chooseVideos } from './clips.ts';
import { test as base, expect } from './host.ts';
import { visitIn } from './screening.ts';

const two = (n: number): string => String(n).padStart(2, '0');
/** A day on this computer's calendar, so many days ago. */
export function daysAgo(days: number): string {
  const now = new Date();
  return addDays(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`, -days);
}

const run = { fps: 60, frames: 240 };
const runners = { before: fatigued, now: fresh } as const satisfies Readonly<Record<string, RunnerParams>>;
type Film = keyof typeof runners;

/** One invented runner on a treadmill, before the loading and after eight weeks of it. */
export const test = base.extend<{ films: Readonly<Record<Film, string>>; place: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  films: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-course-'));
    const make = (name: Film) => makeRunnerClip(join(folder, `${name}.mp4`), { runner: runners[name], ...run });
    await use({ before: await make('before'), now: await make('now') });
    rmSync(folder, { recursive: true, force: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the pattern
  place: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'soleus-course-out-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Dates the visit that is on screen back. */
export async function heldOn(page: Page, day: string): Promise<void> {
  const { revision, title, reason, findings, advice, id } = await call(page, 'visits.get', { id: visitIn(page) });
  const startedAt = `${day}T10:00:00.000Z`;
  await call(page, 'visits.update', { id, revision, details: { title, reason, findings, advice, startedAt } });
}

/** Brings a film into the visit on screen, marks the strides and keeps three moments of it as key images, as a clinician would in a few minutes. */
export async function filmed(page: Page, films: Readonly<Record<Film, string>>, name: Film): Promise<void> {
  await chooseVideos(page, [films[name]]);
  await expect(page.getByRole('article', { name: new RegExp(name) })).toBeVisible({ timeout: 60_000 });
  const [clip] = await call(page, 'recordings.list', { visitId: visitIn(page) });
  if (clip === undefined) throw new Error('nothing was imported');
  const { id } = clip;
  await call(page, 'recordings.confirmRate', { id, framesPerSecond: run.fps });
  const conditions = { ...unknownConditions };
  await call(page, 'recordings.update', { id, title: '', view: 'side-left', cameraPosition: '', condition: '', speed: 3, conditions });
  const runner = runners[name];
  const moments = eventsOf(runner, { ...run, view: 'side', startsAt: 0 }).filter(({ side, frame }) => side === 'left' && frame > 20);
  const images = (['initial-contact', 'midstance', 'toe-off'] as const).flatMap((kind) => {
    const moment = moments.find((each) => each.kind === kind);
    if (moment === undefined) return [];
    const record = {
      type: 'key-image' as const,
      id: crypto.randomUUID() as RecordId,
      recordingId: id,
      frame: moment.frame as never,
      preset: `${kind}-left` as const,
      title: '',
      comment: kind === 'initial-contact' ? 'The foot lands ahead of the body.' : '',
      colour: '#d94f2b',
      inReport: true,
    };
    return [{ op: 'add' as const, record }];
  });
  const patch = [...markedRun(id, { runner, ...run }), ...images];
  await call(page, 'review.apply', { recordingId: id, sequence: 0, label: 'Mark', patch });
}

/** What the runner wrote on the sheet at home: everything planned was done, with such pain, and every run is told. */
export async function enterSheet(page: Page, plan: StoredPlan, from: string, days: number, pain: number): Promise<void> {
  const { id, episodeId, patientId } = plan;
  const asked = await call(page, 'plans.expected', { id, from, to: addDays(from, days - 1) });
  for (const { day, items } of asked) {
    const [there] = await call(page, 'diary.days', { episodeId, from: day, to: day });
    const done = items.map(({ prescription, session }) => ({
      planId: id,
      prescriptionId: prescription.id,
      session,
      done: 'done' as const,
      reps: { none: 'not-asked' as const },
      loadKg: { none: 'not-asked' as const },
      effort: { given: 6 },
      painDuring: { none: 'not-asked' as const },
      reason: '',
    }));
    const details = dayOf(day, {
      enteredFrom: 'printed-sheet',
      items: done,
      painDuring: { given: done.length > 0 ? pain + 1 : pain },
      painAfter: { given: pain },
      painNextMorning: { given: pain },
      stiffnessNextMorning: { given: 5 * pain },
      settled: { given: 'yes' },
    });
    await call(page, 'diary.setDay', { episodeId, revision: there?.revision ?? 0, details });
  }
  for (let n = 0; n < days; n += 3) await call(page, 'runs.create', { patientId, details: runEntryOf(addDays(from, n)) });
  await call(page, 'runs.setLogged', { patientId, from, to: addDays(from, days - 1), logged: true });
}

/** Everything that the record says of somebody, as the screens read it. */
export async function wholeRecord(page: Page, patientId: string) {
  const visits = await call(page, 'visits.list', { patientId });
  const plans = await call(page, 'plans.list', { patientId });
  const [from, to] = [daysAgo(365), daysAgo(-1)];
  const each = <T>(read: (visitId: string) => Promise<T>): Promise<T[]> => Promise.all(visits.map(({ id }) => read(id)));
  const recordings = (await each((visitId) => call(page, 'recordings.list', { visitId }))).flat();
  return {
    patient: await call(page, 'patients.get', { id: patientId }),
    visits,
    recordings,
    drawn: await Promise.all(recordings.map(({ id }) => call(page, 'review.get', { recordingId: id }))),
    forms: await each((visitId) => call(page, 'forms.ofVisit', { visitId })),
    signatures: await each((id) => call(page, 'visits.signing', { id })),
    reports: await each((visitId) => call(page, 'reports.list', { visitId })),
    episodes: await call(page, 'episodes.list', { patientId }),
    courses: await call(page, 'courses.list', { patientId }),
    consents: await call(page, 'consents.ofPatient', { patientId }),
    plans,
    versions: await Promise.all(
      plans.flatMap(({ id, versions }) => versions.map(({ number }) => call(page, 'plans.version', { id, number }))),
    ),
    deeds: await Promise.all(plans.map(({ id }) => call(page, 'plans.deeds', { id }))),
    diary: await Promise.all(plans.map(({ episodeId }) => call(page, 'diary.days', { episodeId, from, to }))),
    runs: await call(page, 'runs.list', { patientId }),
  };
}
