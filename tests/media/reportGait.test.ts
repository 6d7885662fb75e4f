import { afterAll, describe, expect, it } from 'vitest';
import type { ProtocolRunId } from '#core/domain/ids.ts';
import { hintsOf } from '#core/gait/hints.ts';
import { newRunState } from '#core/protocol/run.ts';
import { fatigued, fresh } from '#core/runner/params.ts';
import type { ReportSources } from '#db/repositories/reportSources.ts';
import { gaitTake } from '#node/gait/takes.ts';
import { collectReport } from '#node/reports/collect.ts';
import { countedId } from '#tests/helpers/testApp.ts';
import { shipped } from '#tests/unit/protocol/lab.ts';
import { runnersClip, runnersSources, runnersVisit } from '#tests/unit/report/runVisit.ts';
import { collectAll, sampleRow } from '#tests/unit/report/sampleReport.ts';
import { hasPoppler, type PrintedWord, pagesAsPictures, textOf, wordsOf } from './poppler.ts';
import { extent, reportLab, wholeText } from './reportLab.ts';

const lab = reportLab();
afterAll(() => lab.close());

const now = runnersVisit(1, '2026-05-01T10:00:00.000Z', 'Control');
const before = runnersVisit(3, '2026-01-15T10:00:00.000Z', 'First visit');
const conditions = { shoe: 'Road 8 mm', inclinePercent: 1, taped: false, fatigue: 'fresh' } as const;
const side = runnersClip({ n: 0, visit: now, change: { title: 'Side, fresh', conditions } });
const rear = runnersClip({ n: 1, visit: now, look: 'rear', events: false, change: { title: 'Rear' } });
const few = runnersClip({ n: 4, visit: now, seconds: 3, fps: 120, runner: { ...fatigued, speed: 3.6 }, landmarks: false });
const slow = runnersClip({ n: 5, visit: now, fps: 30, landmarks: false, change: { title: 'Phone at 30', speed: null } });
const older = runnersClip({
  n: 3,
  visit: before,
  runner: { ...fatigued, speed: fresh.speed },
  change: { title: 'Side, January', conditions: { ...conditions, shoe: 'Trail' } },
});
const ofNow = [side, rear, few, slow];
const difference = {
  a: { from: older, visit: before, ofVisit: [older] },
  b: { from: side, visit: now, ofVisit: ofNow },
  purposes: ['other-footwear'] as const,
};
const printed = (sources: ReportSources, paper: 'A4' | 'Letter' = 'A4') => lab.render(collectReport(sources, collectAll({ paper })));

describe.skipIf(!hasPoppler)('running gait on paper', async () => {
  const pdf = await printed(runnersSources(now, ofNow, { differences: [difference] }));
  const text = wholeText(pdf);

  it('gives each foot its value with uncertainty, spread and number, and cadence of both', () => {
    expect(text).toMatch(/Cadence, steps\/min 172\.0 ± 0\.1 both feet · SD \d\.\d · n 2\d/);
    expect(text).toMatch(/Contact time, ms 23\d ± 1 \d \d+ 23\d ± 1 \d \d+/);
    expect(text).toContain('Whole strides: 10 left, 11 right');
    expect(text).toContain('from the side, left · 3 m/s · 240 frames/s · shoe Road 8 mm · belt slope 1 % · fresh · not taped');
  });

  it('names why there is none: the far leg, too few frames a second, no speed, too few steps', () => {
    expect(text).toMatch(/Tibia inclination at contact, ° No value: the far leg is 2\.3 ± 0\.4 0\.7 11/);
    expect(text).toContain('No value: fewer than 60 frames/s: it cannot be told.');
    expect(text).toContain('No value: the belt’s speed is not recorded.');
    expect(text).toContain('No value: fewer than 7 steps of each foot.');
  });

  it('marks what rests on few steps', () => {
    expect(text).toMatch(/Step time, ms 367 ± 3†/);
    expect(text).toContain('† Rests on fewer than 7 steps of a foot: to look at, not to compare.');
  });

  it('says how the foot lands, and that the standing angle is not taken off', () => {
    expect(text).toContain('Strike type by foot inclination at contact: left rearfoot.');
    expect(text).toContain('Altman & Davis 2012 (still to be verified)');
    expect(text).toContain('The angle of the runner standing still is not taken off: foot inclination at contact, ankle dorsiflexion.');
  });

  it('names whom the grey is of, at which speed and by whom, and that it is no target', () => {
    expect(text).toContain(
      'In grey: contact time 225 to 317 ms; flight time 74 to 150 ms; duty factor 31 to 40 %: young runners, slow treadmill run, 2.7 to 3.2 m/s (still to be verified)',
    );
    expect(text).toContain('never a target');
    expect(text).toContain('The belt’s speed is not recorded: figures of others, which hold for a speed, are not drawn.');
  });

  it('quotes both clips of a difference, its uncertainty, the detectable change with its source, and the verdict', () => {
    expect(text).toContain('A Clip 5: Side, January, 15 January 2026');
    expect(text).toContain('B Clip 1: Side, fresh, 1 May 2026');
    expect(text).toContain('Differs on purpose: footwear.');
    expect(text).toMatch(/Cadence, steps\/min 164\.0 ± 0\.1 172\.0 ± 0\.1 8\.0 ± 0\.\d 0\.\d \[1\] Changed/);
    expect(text).toMatch(/Peak knee flexion in stance, left, ° 45\.\d ± 0\.4 42\.5 ± 0\.4 −2\.6 ± 0\.6 3\.8 \[2\] Within error/);
    expect(text).toMatch(/\[2\] Dingenen 2018, Phys Ther Sport/);
    expect(text).toMatch(/Not comparable: no smallest Trunk lean, left, ° 11\.0 ± 0\.4 7\.0 ± 0\.3 −4\.0 ± 0\.5 – detectable change is/);
  });

  it('says how each metric is measured, in the methods', () => {
    const methods = text.slice(text.indexOf('How running gait is measured'));
    expect(methods).toContain('Contact time, in stance: t(toe-off) - t(contact).');
    expect(methods).toContain('a change of 1 deg is not detectable in 2D');
  });

  it('is grey and ink on paper: nothing is red or green', () => {
    const colourful = pagesAsPictures(pdf, 36).filter((page) => extent(page, isRedOrGreen).right >= 0);
    expect(colourful).toEqual([]);
  });

  it('is the same bytes when made again', async () => {
    const again = await printed(runnersSources(now, ofNow, { differences: [difference] }));
    expect(Buffer.from(again).equals(Buffer.from(pdf))).toBe(true);
  });
});

describe.skipIf(!hasPoppler)('protocol and suggestions on paper', async () => {
  const low = runnersClip({ n: 6, visit: now, runner: { ...fresh, cadence: 144, speed: 3.2 }, landmarks: false, change: { title: 'Low' } });
  const take = gaitTake(low, now, [low]);
  const decisions = hintsOf(take === null ? [] : [take]).map(
    (hint) =>
      ({ hint, decision: 'accepted', note: 'Two weeks on the flat.', decidedAt: now.startedAt, decidedBy: 'Dr. Jana Holm' }) as const,
  );
  const protocol = shipped('cadence-contact');
  const run = {
    id: countedId(0x99) as ProtocolRunId,
    visitId: now.id,
    protocolId: protocol.id,
    revision: 1,
    protocol,
    state: { ...newRunState, skips: { seconds: 'the runner was tired' } },
    startedAt: now.startedAt,
    updatedAt: now.startedAt,
    finishedAt: null,
  };
  const brief = { ...low, recording: { ...low.recording, speed: null } };
  const unfinished = { ...brief, index: low.index === null ? null : { ...low.index, ticks: low.index.ticks.slice(0, 240 * 4) } };
  const text = wholeText(await printed(runnersSources(now, [low], { decisions })));
  const guided = wholeText(await printed(runnersSources(now, [unfinished], { protocolRuns: [run] })));

  it('give the accepted suggestion with the numbers, limit, target, source, note and how far such suggestions carry', () => {
    expect(decisions.length).toBeGreaterThan(0);
    expect(text).toContain('Suggestions accepted by the clinician');
    expect(text).toContain('may be worth a trial');
    expect(text).toMatch(/Rests on: cadence 14[34]\.\d ± 0\.\d steps\/min \(n \d+\), below 155\.0 steps\/min: mean less 2 SD/);
    expect(text).toMatch(/Cadence to try at the same speed: 151 steps\/min \(\+5 %\), 158 steps\/min \(\+10 %\)/);
    expect(text).toContain('Source: Heiderscheit 2011, MSSE; Lyght 2016, J Appl Biomech.');
    expect(text).toContain('Two weeks on the flat.');
    expect(text).toContain('Accepted on 1 May 2026 by Dr. Jana Holm.');
    expect(text).toContain('17 % of 249 biomechanical outcomes');
  });

  it('name the protocol, how complete it is, what was left out and why, and what is open', () => {
    expect(guided).toMatch(/Cadence and contact only Begun 1 May 2026\. 3 of 6 steps done, 1 left out, 2 open\./);
    expect(guided).toMatch(/Film for 6 seconds or more from each side\. Left out the runner was tired/);
    expect(guided).toMatch(/Note the speed of the belt\. Open clip Low: the belt’s speed is not recorded/);
  });
});

describe.skipIf(!hasPoppler)('tables over several pages', () => {
  const many = Array.from({ length: 6 }, (_, n) => runnersClip({ n, visit: now, change: { title: `Side <${n}>` } }));
  const pairs = many.slice(1).map((b, n) => ({
    a: { from: many[n] ?? b, visit: now, ofVisit: many },
    b: { from: b, visit: now, ofVisit: many },
    purposes: [],
  }));

  it.each(['A4', 'Letter'] as const)(
    'heads come back on each page, rows stay whole, nothing is printed over anything: %s',
    async (paper) => {
      const pdf = await printed(runnersSources(now, many, { differences: pairs }), paper);
      const pages = textOf(pdf);
      for (const [n, page] of pages.entries()) {
        if (/Contact time, ms|Tibia inclination at contact, °/.test(page))
          expect(page, `page ${n + 1}`).toMatch(/METRIC\s+LEFT\s+SD\s+N\s+RIGHT/);
        if (/Contact time, left, ms|Overstride, left, cm/.test(page)) expect(page, `page ${n + 1}`).toMatch(/METRIC\s+A\s+B\s+B LESS A/);
      }
      expect(pages.filter((page) => page.includes('B LESS A')).length).toBeGreaterThan(2);
      // A clip's name is followed by its first row on the same page.
      for (const page of pages)
        for (const { index } of page.matchAll(/Whole strides:/g)) expect(page.slice(index)).toContain('Cadence, steps/min');
      for (const words of wordsOf(pdf))
        expect(words.filter((word) => words.some((other) => isUnder(word, other))).map(({ text }) => text)).toEqual([]);
    },
  );
});

describe.skipIf(!hasPoppler)('a heading', () => {
  const protocol = shipped('cadence-contact');
  const dates = { startedAt: now.startedAt, updatedAt: now.startedAt, finishedAt: null };
  const run = { id: countedId(0x99) as ProtocolRunId, visitId: now.id, protocolId: protocol.id, revision: 1, protocol, state: newRunState };
  const sources = runnersSources(now, ofNow, { differences: [difference], protocolRuns: [{ ...run, ...dates }] });
  const none = { gait: null, differences: null, protocols: null };
  const whole = collectReport(sources, collectAll());
  /** Short ones: it is their beginning that counts. */
  const parts = [
    { gait: whole.gait?.slice(0, 1).map((clip) => ({ ...clip, metrics: clip.metrics.slice(0, 5) })) ?? null },
    { differences: whole.differences?.map((pair) => ({ ...pair, rows: pair.rows.slice(0, 3) })) ?? null },
    { protocols: whole.protocols },
    { measurements: [sampleRow()] },
  ];

  it.each([
    ['A4', 34],
    ['Letter', 30],
  ] as const)(
    'never stands alone at the foot of a page with its table’s head, wherever a page of %s ends',
    async (paper, least) => {
      for (let lines = least; lines <= least + 12; lines++) {
        const findings = Array.from({ length: lines }, (_, n) => `Line ${n}.`).join('\n');
        for (const part of parts) {
          const pages = textOf(await lab.render({ ...whole, ...none, ...part, paper, findings }));
          for (const [heading, first] of firstOf) {
            const page = pages.find((one) => heading.test(one));
            if (page !== undefined) expect(page.slice(page.search(heading)), `${lines} lines`).toContain(first);
          }
        }
      }
    },
    180_000,
  );
});
/** What stands under each heading first. */
const firstOf = [
  [/\n *Running gait\n/, 'Cadence, steps/min'],
  [/\n *Differences\n/, 'Cadence, steps/min'],
  [/\n *Protocol\n/, 'Begun 1 May 2026'],
  [/\n *Measurements\n/, 'Knee at initial contact'],
] as const;

const isRedOrGreen = (r: number, g: number, b: number): boolean => r - Math.max(g, b) > 60 || (g - r > 60 && g - b > 60);

const isUnder = (word: PrintedWord, other: PrintedWord): boolean =>
  word !== other &&
  Math.min(word.right, other.right) - Math.max(word.left, other.left) > 1 &&
  Math.min(word.bottom, other.bottom) - Math.max(word.top, other.top) > 0.4 * (word.bottom - word.top);

describe.skipIf(!hasPoppler)('nothing to tell', () => {
  it('prints no heading', async () => {
    const bare = runnersClip({ n: 2, visit: now, events: false, landmarks: false });
    const text = wholeText(await printed(runnersSources(now, [bare])));
    for (const heading of ['Running gait', 'Differences', 'How running gait']) expect(text).not.toContain(heading);
  });
});
