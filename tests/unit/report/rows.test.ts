import { describe, expect, it } from 'vitest';
import { type Shape, shapeSchema } from '#core/annotation/records.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { RecordId, RecordingId } from '#core/domain/ids.ts';
import type { ReportRecording, ReportSources } from '#db/repositories/reportSources.ts';
import { measurementSheet } from '#node/export/measurementTable.ts';
import { csvOf } from '#node/export/sheet.ts';
import { drawingAt } from '#node/reports/annotation.ts';
import { visitRows } from '#node/reports/rows.ts';
import { nameOf } from '#node/reports/words.ts';
import { countedId } from '#tests/helpers/testApp.ts';

const recordingId = countedId(1) as RecordingId;

function shape(kind: Shape['kind'], points: readonly (readonly [number, number])[], more: object = {}): Shape {
  return shapeSchema.parse({
    type: 'shape',
    kind,
    id: countedId(2),
    recordingId,
    version: 1,
    from: 40,
    to: 44,
    fadeFrames: 0,
    style: { colour: '#ff0000', width: 4, opacity: 1, textSize: 20 },
    label: '',
    points: points.map(([x, y]) => ({ x, y })),
    ...more,
  });
}

/** 240 frames/s in a file that plays at 30. */
const rowsOf = (
  shapes: readonly Shape[],
  { confirmed = true, marks = [] as ReportRecording['marks'], missingAfter = Number.POSITIVE_INFINITY } = {},
) => {
  const captureRate = { framesPerSecond: 240, slowdown: 8, source: 'clinician', confirmed, reason: '' };
  const recording = { id: recordingId, title: 'Left side', captureRate, width: 640, height: 360, view: 'side-left' };
  const index = { ticks: Array.from({ length: 200 }, (_, n) => (n > missingAfter ? n + 5 : n)), ticksPerSecond: 30 };
  const one = { recording, index, shapes, marks, calibrations: [], keyImages: [], pictures: new Map(), reviewedFile: null };
  return visitRows({ recordings: [one] } as unknown as ReportSources);
};

const angle = (anatomy: object | null = null) =>
  shape(
    'angle',
    [
      [100, 100],
      [100, 0],
      [200, 100],
    ],
    { reading: 'interior', anatomy },
  );

describe('the rows of a visit', () => {
  it('name clip, frame, both times, value, uncertainty and method', () => {
    const [row] = rowsOf([angle()]);
    expect(row).toMatchObject({
      clip: 'Left side',
      frame: 40,
      kind: 'angle',
      unit: 'deg',
      reason: null,
      provenance: 'image-plane',
      method: 'measure-1',
    });
    expect(row?.clipTime).toBeCloseTo(40 / 30, 12);
    expect(row?.trueTime).toBeCloseTo(40 / 240, 12);
    expect(row?.value).toBeCloseTo(90, 9);
    expect(row?.uncertainty).toBeGreaterThan(0);
  });

  it('count true time from the origin mark, and give none while the rate is unconfirmed', () => {
    const marks = [{ type: 'mark', id: countedId(3) as RecordId, recordingId, kind: 'origin', frame: toFrameNo(64) }] as const;
    expect(rowsOf([angle()], { marks })[0]?.trueTime).toBeCloseTo(-24 / 240, 12);
    expect(rowsOf([angle()], { confirmed: false })[0]?.trueTime).toBeNull();
  });

  it('claim no positive direction for a magnitude', () => {
    const anatomy = { joint: 'hip', side: 'left', plane: 'frontal', convention: 'adduction-positive' };
    expect(rowsOf([angle(anatomy)])[0]).toMatchObject({ joint: 'hip', side: 'left', plane: 'frontal', convention: 'unsigned' });
  });

  it('have one row an interval, at the frame where it begins, with a reason where there is no value', () => {
    const watch = shape('stopwatch', [[10, 10]], {
      intervals: [
        { from: 10, to: 70, label: 'contact' },
        { from: 80, to: null, label: 'swing' },
      ],
    });
    const rows = rowsOf([watch]);
    const contact = rows.find((row) => row.frame === 10 && row.unit === 's');
    expect(contact?.value).toBeCloseTo(60 / 240, 9);
    const swing = rows.find((row) => row.frame === 80);
    expect(swing).toMatchObject({ value: null, uncertainty: null, provenance: null, reason: 'incomplete' });
  });

  it('leave the naming of what has no label to the reader’s language; tables and pages name it in English', () => {
    const intervals = [
      { from: 10, to: 70, label: '' },
      { from: 70, to: 80, label: 'swing' },
      { from: 80, to: 90, label: '' },
    ];
    const rows = rowsOf([angle(), shape('stopwatch', [[10, 10]], { intervals })]);
    expect(rows.map(({ name, kind, part }) => ({ name, kind, part }))).toEqual([
      { name: '', kind: 'angle', part: null },
      { name: '', kind: 'stopwatch', part: 1 },
      { name: 'swing', kind: 'stopwatch', part: null },
      { name: '', kind: 'stopwatch', part: 3 },
    ]);
    expect(rows.map(nameOf)).toEqual(['Angle', 'Stopwatch 1', 'swing', 'Stopwatch 3']);
    const byClip = rowsOf([shape('stopwatch', [[10, 10]], { intervals: intervals.slice(0, 1) })], { confirmed: false });
    expect(byClip.map(nameOf)).toEqual(['Stopwatch (clip time)', 'Stopwatch']);
    expect(csvOf(measurementSheet(byClip))).toContain(',Stopwatch (clip time),stopwatch,');
  });

  it('say where frames are missing in between, in the table that is exported too', () => {
    const watch = shape('stopwatch', [[10, 10]], { intervals: [{ from: 10, to: 70, label: 'contact' }] });
    const [whole] = rowsOf([watch]);
    const [broken] = rowsOf([watch], { missingAfter: 30 });
    expect(whole?.warning).toBeNull();
    expect(broken).toMatchObject({ warning: 'spans-a-gap', reason: null, value: expect.closeTo(65 / 240, 9) });
    const [, line] = csvOf(measurementSheet(broken === undefined ? [] : [broken])).split('\r\n');
    expect(line).toContain(',spans-a-gap,');
  });

  it('are missing for what measures nothing, and for a clip without frame index', () => {
    const line = shape('line', [
      [0, 0],
      [5, 5],
    ]);
    expect(rowsOf([line])).toEqual([]);
    const lost = { recording: {}, index: null, shapes: [angle()] } as unknown as ReportRecording;
    expect(visitRows({ recordings: [lost] } as unknown as ReportSources)).toEqual([]);
  });
});

it('a spotlight is printed below what was drawn before it, as on the screen', () => {
  const arrow = shape('arrow', [
    [0, 0],
    [50, 50],
  ]);
  const spotlight = shape('spotlight', [
    [300, 200],
    [320, 200],
  ]);
  const recording = { captureRate: { confirmed: true, slowdown: 1 }, width: 640, height: 360, view: 'side-left' };
  const index = { ticks: Array.from({ length: 60 }, (_, n) => n), ticksPerSecond: 30 };
  const from = (shapes: readonly Shape[]) =>
    ({ recording, index, shapes, tracks: [], gaitEvents: [], calibrations: [] }) as unknown as ReportRecording;
  const drawn = drawingAt(from([arrow, spotlight]), toFrameNo(41), 'cm');
  expect(drawn).toEqual(drawingAt(from([spotlight, arrow]), toFrameNo(41), 'cm'));
  expect(drawn[0]).toEqual(drawingAt(from([spotlight]), toFrameNo(41), 'cm')[0]);
});
