import { describe, expect, test } from 'vitest';
import { exportTables } from '#core/domain/exportTable.ts';
import type { ProtocolRunId } from '#core/domain/ids.ts';
import { newRunState } from '#core/protocol/run.ts';
import { fatigued, fresh } from '#core/runner/params.ts';
import { csvOf, type Sheet, workbookOf } from '#node/export/sheet.ts';
import { visitSheet } from '#node/export/visitTables.ts';
import { countedId } from '#tests/helpers/testApp.ts';
import { unzipped } from '#tests/helpers/unzipped.ts';
import { shipped } from '../protocol/lab.ts';
import { runnersClip, runnersSources, runnersVisit } from './runVisit.ts';

const now = runnersVisit(1, '2026-05-01T10:00:00.000Z');
const before = runnersVisit(3, '2026-01-15T10:00:00.000Z');
const conditions = { shoe: '=Trail', inclinePercent: 1, taped: true, fatigue: 'fatigued' } as const;
const side = runnersClip({ n: 0, visit: now, change: { title: 'Side', conditions } });
const slow = runnersClip({ n: 1, visit: now, fps: 30, landmarks: false, change: { title: 'Slow', speed: null } });
const bare = runnersClip({ n: 2, visit: now, events: false, landmarks: false, change: { title: 'Bare' } });
const older = runnersClip({ n: 3, visit: before, runner: { ...fatigued, speed: fresh.speed }, change: { title: 'January', conditions } });
const recordings = [side, slow, bare];
const sources = runnersSources(now, recordings, {
  differences: [
    {
      a: { from: older, visit: before, ofVisit: [older] },
      b: { from: side, visit: now, ofVisit: recordings },
      purposes: ['other-footwear', 'other-taping'],
    },
  ],
});

/** Its lines, each cell under its column's name. */
const linesOf = ({ columns, cells }: Sheet) =>
  cells.map((line) => Object.fromEntries(line.map((cell, n) => [columns[n]?.title ?? '', cell])));

describe('strides', () => {
  const lines = linesOf(visitSheet('strides', sources));

  test('are one line each, by clip, foot and number, with frames and both times', () => {
    const left = lines.filter(({ clip, side: foot }) => clip === 'Side' && foot === 'left');
    expect(left.map(({ number }) => number)).toEqual(left.map((_, n) => n + 1));
    const [, second] = left.filter(({ contact_frame: contact }) => contact !== null);
    expect(second?.['clip_time_s']).toBeCloseTo(Number(second?.['contact_frame']) / 240, 9);
    expect(second?.['true_time_s']).toBe(second?.['clip_time_s']);
    expect(second?.['stride_time_ms']).toBeCloseTo(120_000 / fresh.cadence, -1);
    expect(Number(second?.['stride_time_ms_standard_uncertainty'])).toBeCloseTo((1000 / 240) * Math.sqrt(2 / 12), 6);
    expect(second?.['stride_length_m']).toBeCloseTo((fresh.speed * 120) / fresh.cadence, 1);
  });

  test('say which values are missing and why', () => {
    const slowOnes = lines.filter(({ clip }) => clip === 'Slow');
    expect(slowOnes.length).toBeGreaterThan(10);
    for (const line of slowOnes) {
      expect(line['contact_time_ms']).toBeNull();
      expect(line['not_measured_because']).toContain('rate-too-low: contact-time flight-time swing-time duty-factor');
      expect(line['not_measured_because']).toContain('speed-unknown: step-length stride-length');
    }
  });

  test('are of clips that tell something', () => expect(new Set(lines.map(({ clip }) => clip))).toEqual(new Set(['Side', 'Slow'])));
});

describe('gait metrics', () => {
  const lines = linesOf(visitSheet('gait-metrics', sources));
  const of = (clip: string, metric: string, foot: string | null) =>
    lines.find((line) => line['clip'] === clip && line['metric'] === metric && line['side'] === foot);

  test('are one line a metric and side, with everything a number needs', () => {
    expect(of('Side', 'contact-time', 'left')).toMatchObject({
      name: 'Contact time',
      unit: 'ms',
      few: false,
      not_measured_because: null,
      measured_against: 'true-time',
      method: 'gait-1',
      view: 'side-left',
      speed_m_per_s: 3,
      frames_per_s: 240,
      shoe: '=Trail',
      incline_percent: 1,
      fatigue: 'fatigued',
      taped: true,
    });
    for (const column of ['value', 'standard_uncertainty', 'standard_error', 'sd', 'n'])
      expect(of('Side', 'contact-time', 'left')?.[column]).toBeGreaterThan(0);
    expect(of('Side', 'foot-inclination', 'left')).toMatchObject({ standing_angle: 'unknown', strike_type: 'rearfoot' });
  });

  test('without a value have the reason and no number', () => {
    expect(of('Slow', 'contact-time', 'left')).toMatchObject({
      value: null,
      standard_uncertainty: null,
      few: null,
      not_measured_because: 'rate-too-low',
      measured_against: null,
      speed_m_per_s: null,
      shoe: null,
      taped: null,
    });
    expect(of('Side', 'knee-flexion-contact', 'right')).toMatchObject({ value: null, not_measured_because: 'far-leg' });
  });
});

test('differences are one line a metric and side, with the detectable change, its source and the verdict', () => {
  const lines = linesOf(visitSheet('differences', sources));
  expect(lines.find(({ metric }) => metric === 'cadence')).toMatchObject({
    a_clip: 'January',
    a_day: '2026-01-15',
    b_clip: 'Side',
    b_day: '2026-05-01',
    differs_on_purpose: 'other-footwear other-taping',
    verdict: 'changed',
    detectable_change_certainty: 'calculated',
    not_comparable_because: null,
  });
  expect(lines.find(({ metric, side: foot }) => metric === 'overstride' && foot === 'left')).toMatchObject({
    smallest_detectable_change: null,
    verdict: 'not-comparable',
    not_comparable_because: 'no-detectable-change',
  });
  expect(lines.find(({ metric, side: foot }) => metric === 'overstride' && foot === 'right')).toMatchObject({
    difference_b_less_a: null,
    not_comparable_because: 'not-measured',
    not_measured_because: 'far-leg',
  });
});

test('a protocol is one line a step, with why it was left out or what is missing', () => {
  const protocol = shipped('cadence-contact');
  const state = { ...newRunState, skips: { speed: 'belt without display' } };
  const [startedAt, updatedAt, finishedAt] = [now.startedAt, now.startedAt, null];
  const run = { id: countedId(0x99) as ProtocolRunId, visitId: now.id, protocolId: protocol.id, revision: 1, protocol, state };
  const lines = linesOf(
    visitSheet('protocol', { ...sources, recordings: [slow], protocolRuns: [{ ...run, startedAt, updatedAt, finishedAt }] }),
  );
  expect(lines.map(({ number, status }) => `${number} ${status}`)).toEqual(['1 done', '2 done', '3 open', '4 done', '5 skipped', '6 done']);
  expect(lines[2]).toMatchObject({ missing: 'clip Slow: too few frames per second, 30 of 60', left_out_because: null });
  expect(lines[4]).toMatchObject({ protocol: protocol.name, left_out_because: 'belt without display' });
});

describe('files', () => {
  test('a CSV file has one table, a head line, and no cell that a spreadsheet would run', () => {
    const text = csvOf(visitSheet('gait-metrics', sources));
    expect(
      text.startsWith('\ufeffclip,metric,name,side,value,unit,standard_uncertainty,standard_error,sd,n,few,not_measured_because'),
    ).toBe(true);
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(linesOf(visitSheet('gait-metrics', sources)).length + 2);
    expect(text).toContain(",'=Trail,");
    expect(text).not.toMatch(/,=Trail/);
    expect(lines.find((line) => line.startsWith('Side,contact-time'))).toMatch(
      /,true-time,gait-1,side-left,3,240,'=Trail,1,fatigued,true,$/,
    );
  });

  test('a visit without anything still gives every table its head line', () => {
    for (const table of exportTables)
      expect(
        csvOf(visitSheet(table, runnersSources(now, [bare])))
          .trim()
          .split('\r\n'),
      ).toHaveLength(1);
  });

  test('a workbook has a sheet a table, numbers as numbers and text as text', async () => {
    const files = unzipped(await workbookOf(exportTables.map((table) => visitSheet(table, sources))));
    const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toEqual(['Measurements', 'Strides', 'Gait metrics', 'Differences', 'Protocol']);
    const metrics = files.get('xl/worksheets/sheet3.xml') ?? '';
    expect(metrics).toContain('<pane');
    expect(metrics).toMatch(/<c r="E2"[^>]*><v>17[12]\.\d+<\/v>/);
    expect(metrics).not.toContain('<f>');
    expect([...files.values()].join('')).toContain('=Trail');
  });
});
