import { afterAll, describe, expect, it } from 'vitest';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import { deliveredWording } from '#core/report/wording.ts';
import { collectReport } from '#node/reports/collect.ts';
import type { ReportModel } from '#node/reports/model.ts';
import { createReportRenderer } from '#node/reports/render.ts';
import { planOf, versionsOf } from '#tests/unit/plan/lab.ts';
import { clinicalFactsOf } from '#tests/unit/report/clinicalLab.ts';
import { runnersSources, runnersVisit } from '#tests/unit/report/runVisit.ts';
import { collectAll, sampleKeyImage } from '#tests/unit/report/sampleReport.ts';
import { hasPoppler, picturesIn, sizesOf, textOf } from './poppler.ts';
import { fontsFolder, job, reportLab, wholeText } from './reportLab.ts';

const lab = reportLab();
afterAll(() => lab.close());

const visit = { ...runnersVisit(1), findings: 'Overstrides.', advice: 'Take shorter steps.' };
const episode = {
  details: { title: 'Left Achilles', site: { side: 'left', location: 'midportion', other: '' }, closedOn: null },
} as StoredEpisode;
const plans = [{ episodeId: '' as never, versions: versionsOf(planOf('heavy-slow-resistance')), standing: {} as never, deeds: [] }];
const made = (audience: 'patient' | 'home', change: Partial<ReportModel> = {}, weeks = 1, paper: 'A4' | 'Letter' = 'A4'): ReportModel => ({
  ...collectReport(runnersSources(visit, []), {
    ...collectAll({ audience, weeks, paper, includeAdvice: true }),
    clinical: clinicalFactsOf({ episode, plans }),
  }),
  ...change,
});
const upright = lab.bluePicture(720, 1280);
const stills = [1, 2, 3].map((number) => sampleKeyImage({ number, title: `Still ${number}`, picture: upright, values: [] }));

describe.skipIf(!hasPoppler)('the report for the patient on paper', async () => {
  const model = made('patient', { keyImages: stills });
  const pdf = await lab.render(model);
  const text = wholeText(pdf);

  it('says what was found, what it means, what to do this week, how much pain is all right and when to call', () => {
    for (const heading of ['foundHeading', 'meansHeading', 'weekHeading', 'painHeading', 'callHeading'] as const)
      expect(text).toContain(deliveredWording[heading]);
    expect(text).toContain('You came to us about your left Achilles tendon.');
    expect(text).toContain('These are your exercises from 2 March 2026 to 8 March 2026.');
    expect(text).toMatch(/3 sets of 15/);
    expect(text).toMatch(/Mon, \w{3}, \w{3}/);
    expect(text).toContain('More than 5: stop this exercise for today.');
    expect(text).toContain('Take shorter steps.');
    expect(text).toContain('your clinician has the last word on your care');
  });

  it('shows the three stills, keeps findings for the record, and prints no methods', () => {
    expect(picturesIn(pdf)).toBe(3);
    for (const number of [1, 2, 3]) expect(text).toContain(`Still ${number}`);
    expect(text).not.toContain('Overstrides.');
    expect(text).not.toContain('standard uncertainty');
  });

  it('carries the patient and page x of y on every page', () => {
    const pages = textOf(pdf);
    for (const [n, page] of pages.entries()) expect(page).toContain(`Page ${n + 1} of ${pages.length}`);
    expect(pages.length).toBeLessThanOrEqual(3);
  });

  it('is the same bytes from a fresh thread', async () => {
    const fresh = createReportRenderer();
    const again = await fresh.render({ model, pictures: lab.pictures, fontsFolder }, job());
    await fresh.close();
    expect(Buffer.from(again.pdf).equals(Buffer.from(pdf))).toBe(true);
  });

  it('is whole without a plan and without stills', async () => {
    const bare = collectReport(runnersSources(visit, []), { ...collectAll({ audience: 'patient' }), clinical: clinicalFactsOf() });
    const words = wholeText(await lab.render(bare));
    expect(words).toContain(deliveredWording.weekNoPlan);
    expect(words).toContain(deliveredWording.callNowChest);
  });
});

describe.skipIf(!hasPoppler)('the home programme on paper', async () => {
  const pdf = await lab.render(made('home', {}, 2));
  const pages = textOf(pdf);

  it('lists each exercise with how it is done, its dose and its load', () => {
    const text = wholeText(pdf);
    expect(text).toContain('Sit with the knees bent under the pad');
    expect(text).toContain('as heavy as you can lift 15 times');
    expect(text).toContain('Version 1 of the plan, from 2 March 2026 on');
  });

  it('has a grid of seven days on a page for each week', () => {
    const grids = pages.filter((page) => page.includes('Pain the next morning'));
    expect(grids).toHaveLength(2);
    expect(grids[0]).toMatch(/Mon 2\s+Tue 3\s+Wed 4\s+Thu 5\s+Fri 6\s+Sat 7\s+Sun 8/);
    expect(grids[1]).toMatch(/Mon 9\s+Tue 10/);
    for (const grid of grids) for (const line of ['Pain during', 'Pain after', 'Stiff the next morning']) expect(grid).toContain(line);
  });

  it('is on Letter where that is the paper', async () => {
    for (const [width, height] of sizesOf(await lab.render(made('home', {}, 1, 'Letter')))) expect([width, height]).toEqual([612, 792]);
  });
});
