import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportId, VisitId } from '#core/domain/ids.ts';
import { emailTargetBytes, type ReportAudience } from '#core/domain/report.ts';
import { reportFile, reportModelJson } from '#db/repositories/reports.ts';
import { reportModelSchema } from '#node/reports/model.ts';
import { allowVideoUseOf, patientOf, screen, sign, writeNote } from '#tests/helpers/clinical.ts';
import { editPlan, newEpisode, setsOf, startPlan } from '#tests/helpers/plan.ts';
import { createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { numberedClip } from './barClip.ts';
import { hasPoppler, textOf } from './poppler.ts';
import { frames, visitWithClip, withRecord } from './recordedVisit.ts';

let folder: string;
let clip: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-audiences-'));
  clip = await numberedClip(join(folder, 'clip.mp4'), frames, ['-c:v', 'libx264', '-g', '30', '-bf', '2', '-pix_fmt', 'yuv420p']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Wish = { readonly audience: ReportAudience; readonly forEmail?: boolean; readonly weeks?: number; readonly includePlan?: boolean };

async function ended(lab: TestApp, method: 'reports.preview' | 'reports.create', visitId: VisitId, wish: Wish) {
  const options = {
    paper: 'A4',
    keyImages: null,
    includeMeasurements: false,
    includeFindings: true,
    includeAdvice: true,
    ...wish,
  } as const;
  const { job } = await lab.call(method, { visitId, options });
  return lab.jobEnd(job);
}
async function kept(lab: TestApp, visitId: VisitId, wish: Wish) {
  const end = await ended(lab, 'reports.create', visitId, wish);
  if (end.state !== 'done') throw new Error(JSON.stringify(end.failure));
  return lab.call('reports.get', { id: end.result['reportId'] as ReportId });
}
const fileOf = (lab: TestApp, id: ReportId) =>
  withRecord(lab, (db) => readFileSync(join(lab.dataFolder, 'reports', reportFile(db, id) ?? 'missing')));
const modelOf = (lab: TestApp, id: ReportId) => withRecord(lab, (db) => reportModelSchema.parse(JSON.parse(reportModelJson(db, id) ?? '')));

describe('reports for whomever they are', () => {
  test('are kept in one row of versions, each with its hash and what it was made from', async () => {
    await using lab = createTestApp();
    const visitId = await visitWithClip(lab, clip);
    await allowVideoUseOf(lab, visitId);
    const made = [
      await kept(lab, visitId, { audience: 'patient' }),
      await kept(lab, visitId, { audience: 'home', weeks: 2 }),
      await kept(lab, visitId, { audience: 'clinician' }),
    ];
    expect(made.map(({ version, options }) => [version, options.audience])).toEqual([
      [1, 'patient'],
      [2, 'home'],
      [3, 'clinician'],
    ]);
    for (const { id, sha256 } of made) {
      expect(createHash('sha256').update(fileOf(lab, id)).digest('hex')).toBe(sha256);
      expect(modelOf(lab, id).audience).toBe(made.find((one) => one.id === id)?.options.audience);
    }
  });

  test('obey the consent to video: a patient’s report with a still is refused, a home programme shows nobody', async () => {
    await using lab = createTestApp();
    const visitId = await visitWithClip(lab, clip);
    const refused = await ended(lab, 'reports.create', visitId, { audience: 'patient' });
    expect(refused.failure).toMatchObject({ code: 'consent-missing' });
    expect((await kept(lab, visitId, { audience: 'home' })).version).toBe(1);
    expect((await ended(lab, 'reports.preview', visitId, { audience: 'patient' })).state).toBe('done');
  });

  test('of a signed visit stay as they are: what the plan becomes later goes into a new version', async () => {
    await using lab = createTestApp({ ffmpeg: null });
    const visitId = await visitWithClip(lab, clip);
    const patientId = await patientOf(lab, visitId);
    const episode = await newEpisode(lab, patientId);
    await screen(lab, visitId);
    const plan = await startPlan(lab, visitId, episode.id);
    await writeNote(lab, visitId);
    await sign(lab, visitId);
    const first = await kept(lab, visitId, { audience: 'home' });
    const before = fileOf(lab, first.id);

    const later = await lab.call('visits.create', { patientId, details: { startedAt: lab.clock.now.toISOString() } });
    await screen(lab, later.id);
    await editPlan(lab, plan, later.id, setsOf(2));
    const second = await kept(lab, visitId, { audience: 'home' });
    expect(fileOf(lab, first.id).equals(before)).toBe(true);
    expect(second.version).toBe(2);
    expect(modelOf(lab, first.id).plans?.[0]).toMatchObject({ version: 1 });
    expect(modelOf(lab, second.id).plans?.[0]).toMatchObject({ version: 2 });
    expect(modelOf(lab, second.id).plans?.[0]?.entries[0]?.dose).toMatch(/^2 sets of/);
    expect(await lab.call('visits.signing', { id: visitId })).toMatchObject({ state: 'signed', intact: true });
  });

  test('print the clinician’s plan with its criteria and decisions', async () => {
    await using lab = createTestApp({ ffmpeg: null });
    const visitId = await visitWithClip(lab, clip);
    const episode = await newEpisode(lab, await patientOf(lab, visitId));
    await screen(lab, visitId);
    await startPlan(lab, visitId, episode.id);
    const { id } = await kept(lab, visitId, { audience: 'clinician', includePlan: true });
    const [standing] = modelOf(lab, id).standings ?? [];
    expect(standing?.suggestion).toBe('nothing to judge');
    expect(modelOf(lab, id).plans?.[0]?.name).toBe('Heavy slow resistance');
    if (hasPoppler) expect(textOf(fileOf(lab, id)).join(' ')).toContain('Loading plan');
  });

  test('to be sent are no larger than those to be printed, and their size is told', async () => {
    await using lab = createTestApp();
    const visitId = await visitWithClip(lab, clip);
    const [print, mail] = [
      await ended(lab, 'reports.preview', visitId, { audience: 'clinician' }),
      await ended(lab, 'reports.preview', visitId, { audience: 'clinician', forEmail: true }),
    ].map(({ result }) => Number(result['bytes']));
    expect(mail).toBeGreaterThan(0);
    expect(mail).toBeLessThanOrEqual(print ?? 0);
    expect(mail).toBeLessThanOrEqual(emailTargetBytes);
  });
});
