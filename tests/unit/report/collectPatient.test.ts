import { describe, expect, it } from 'vitest';
import { keyImageSchema } from '#core/annotation/records.ts';
import { given } from '#core/clinical/answer.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import { reportOptionsSchema } from '#core/domain/report.ts';
import { deliveredTemplate } from '#core/report/template.ts';
import { deliveredWording } from '#core/report/wording.ts';
import type { ClinicalFacts } from '#node/reports/clinicalFacts.ts';
import { collectReport } from '#node/reports/collect.ts';
import { printedPlan } from '#node/reports/collectPlan.ts';
import { reportModelSchema } from '#node/reports/model.ts';
import { dayWords } from '#node/reports/plainParts.ts';
import { monday, on, planOf, type ShippedId, versionsOf } from '../plan/lab.ts';
import { clinicalFactsOf } from './clinicalLab.ts';
import { runnersClip, runnersSources, runnersVisit } from './runVisit.ts';
import { collectAll } from './sampleReport.ts';

const visit = runnersVisit(1);
const planned = (id: ShippedId) => ({ episodeId: '' as never, versions: versionsOf(planOf(id)), standing: {} as never, deeds: [] });
const made = (audience: 'patient' | 'home', clinical: Partial<ClinicalFacts> = {}, weeks = 1, clips = false) =>
  collectReport(runnersSources(visit, clips ? [runnersClip({ n: 1, visit })] : []), {
    ...collectAll({ audience, weeks, includeFindings: true, includeAdvice: true, includeMeasurements: true }),
    clinical: clinicalFactsOf(clinical),
  });

const episode = {
  details: { title: 'Left Achilles', site: { side: 'left', location: 'midportion', other: '' }, closedOn: null },
} as StoredEpisode;

describe('a report for the patient', () => {
  it('is plain words from the record: where, how often, what this week asks for', () => {
    const { patientPage, plans } = made('patient', { episode, plans: [planned('heavy-slow-resistance')] }, 1, true);
    expect(patientPage?.found[0]).toBe('You came to us about your left Achilles tendon.');
    expect(patientPage?.found[1]).toBe(deliveredWording.foundFilmed);
    expect(patientPage?.found[2]).toMatch(/^You took about 1[5-9]\d steps a minute\.$/);
    expect(patientPage?.means).toEqual([deliveredWording.meansTendon, deliveredWording.meansTime]);
    expect(patientPage?.week[0]).toBe('These are your exercises from 2 March 2026 to 8 March 2026.');
    expect(plans?.[0]?.days.map(({ day }) => day)).toEqual(Array.from({ length: 7 }, (_, n) => on(n)));
    expect(patientPage?.pain?.red).toContain('More than 5');
    expect(patientPage?.pain?.amber).toContain('3 to 5');
  });

  it('holds no table and no methods of the clinician’s', () => {
    expect(made('patient', {}, 1, true)).toMatchObject({
      measurements: null,
      gait: null,
      differences: null,
      protocols: null,
      comparisons: [],
      homePage: null,
    });
  });

  it('says so where there is no plan, and gives no cut-offs of nobody’s', () => {
    const { patientPage } = made('patient');
    expect(patientPage?.week).toEqual([deliveredWording.weekNoPlan]);
    expect(patientPage?.pain).toBeNull();
    expect(patientPage?.calls[0]?.signs).toEqual([deliveredWording.callUsRising, deliveredWording.callUsNight]);
  });

  it('is in the clinic’s own words and colour', () => {
    const template = {
      ...deliveredTemplate,
      accent: '#113355',
      words: { meansHeading: 'So what?', callNow: 'Ring {emergency}.', emergency: '112' },
    };
    const model = made('patient', { template });
    expect(model.accent).toBe('#113355');
    expect(model.patientPage?.headings.means).toBe('So what?');
    expect(model.patientPage?.calls[2]?.say).toBe('Ring 112.');
  });

  it('is valid, and the same for the same facts', () => {
    const once = made('patient', { episode, plans: [planned('silbernagel')] });
    expect(reportModelSchema.parse(once)).toEqual(once);
    expect(JSON.stringify(made('patient', { episode, plans: [planned('silbernagel')] }))).toBe(JSON.stringify(once));
  });

  it('names the moments of its stills as a runner would', () => {
    const clip = runnersClip({ n: 1, visit });
    const image = keyImageSchema.parse({
      type: 'key-image',
      id: '00000000-0000-4000-8000-0000000000aa',
      recordingId: clip.recording.id,
      frame: 5,
      preset: 'initial-contact-left',
      title: '',
      comment: '',
      colour: '#d94f2b',
      inReport: true,
    });
    const titles = (audience: 'patient' | 'clinician') =>
      collectReport(runnersSources(visit, [{ ...clip, keyImages: [image] }]), {
        ...collectAll({ audience }),
        clinical: clinicalFactsOf({}),
      }).keyImages.map(({ title }) => title);
    expect(titles('patient')).toEqual(['Your left foot lands']);
    expect(titles('clinician')).toEqual(['Initial contact, left']);
  });

  it('takes at most three stills', () => {
    const keyImages = Array.from({ length: 4 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
    const wanted = { paper: 'A4', includeMeasurements: false, includeFindings: true, includeAdvice: true, keyImages };
    expect(reportOptionsSchema.safeParse({ ...wanted, audience: 'patient' }).error?.issues[0]?.message).toContain('at most 3 stills');
    expect(reportOptionsSchema.safeParse({ ...wanted, audience: 'patient', keyImages: keyImages.slice(1) }).success).toBe(true);
    expect(reportOptionsSchema.safeParse({ ...wanted, audience: 'clinician' }).success).toBe(true);
  });
});

describe('a home programme', () => {
  it('is the plan day by day for as many weeks as are asked for', () => {
    const { plans, homePage, findings, keyImages } = made('home', { plans: [planned('alfredson')] }, 3);
    expect(plans?.[0]?.days).toHaveLength(21);
    // Twice a day, seven days a week.
    expect(plans?.[0]?.days.every(({ items }) => items.length > 0 && items.every(({ times }) => times === 2))).toBe(true);
    expect(homePage?.lines).toEqual(['Pain during', 'Pain after', 'Pain the next morning', 'Stiff the next morning (minutes)']);
    expect({ findings, keyImages }).toEqual({ findings: null, keyImages: [] });
  });
});

describe('the plan as it is printed', () => {
  it('tells doses, loads and days in words', () => {
    const plan = printedPlan(versionsOf(planOf('alfredson')), monday, 1);
    expect(plan.entries[0]).toMatchObject({
      dose: expect.stringMatching(/^3 sets of 15/),
      side: 'left leg',
      often: 'every day, 2 times a day',
    });
    expect(dayWords(plan, 1)).toBe('every day, 2 times a day');
    expect(printedPlan(versionsOf(planOf('heavy-slow-resistance')), monday, 1).entries[0]?.dose).toBe(
      '3 sets of 15, 3 seconds up, 3 seconds down',
    );
  });

  it('begins on its first day where that is still to come', () => {
    const plan = printedPlan(versionsOf(planOf('heavy-slow-resistance', { startsOn: on(10) })), monday, 1);
    expect(plan.days[0]?.day).toBe(on(10));
    expect(plan.phase?.number).toBe(1);
  });

  it('names days of the week where it is not done on all of them', () => {
    const plan = printedPlan(versionsOf(planOf('heavy-slow-resistance')), monday, 1);
    expect(dayWords(plan, 1)).toMatch(/^Mon, \w{3}, \w{3}$/);
  });

  it('keeps the cut-offs of the patient', () => {
    const plan = planOf('alfredson', { baseline: { pain: given(1), stiffnessMinutes: given(5) } });
    expect(printedPlan(versionsOf(plan), monday, 1).cutOffs).toEqual({ green: 2, acceptable: 5, morningPain: 1, morningStiffness: 10 });
  });
});
