import { describe, expect, test } from 'vitest';
import { notAsked } from '#core/clinical/answer.ts';
import { addDays } from '#core/clinical/calendar.ts';
import type { PatientId, RecordingId, VisitId } from '#core/domain/ids.ts';
import { dayTime, roomySpan, timeAxis } from '#core/timeline/axis.ts';
import { sizes } from '#core/timeline/drawn.ts';
import { extentOf } from '#core/timeline/extent.ts';
import { isChosen, lanesOf, partsOf, usualChoice } from '#core/timeline/lanes.ts';
import { closerLook, layoutOf } from '#core/timeline/layout.ts';
import { painUnit } from '#core/timeline/pain.ts';
import { drawTimeline } from '#core/timeline/picture.ts';
import type { ScoreSeries } from '#core/timeline/series.ts';
import { svgText } from '#core/timeline/svg.ts';
import type { Timeline } from '#core/timeline/timeline.ts';
import { markStep } from '#renderer/screens/timeline/markKeys.ts';
import { paper } from '#renderer/screens/timeline/palette.ts';
import { countedId } from '#tests/helpers/testApp.ts';

const start = '2026-03-02';
const day = (n: number): string => addDays(start, n);
const visitId = (n: number): VisitId => countedId(0x100 + n) as VisitId;

const empty: Timeline = {
  episode: {
    id: countedId(1) as never,
    patientId: countedId(2) as PatientId,
    revision: 1,
    createdAt: '2026-03-02T09:00:00.000Z',
    updatedAt: '2026-03-02T09:00:00.000Z',
    removedAt: null,
    details: {
      title: 'Left Achilles',
      site: { side: 'left', location: 'midportion', other: '' },
      onset: notAsked,
      onsetType: notAsked,
      irritability: notAsked,
      closedOn: null,
      note: '',
    },
  },
  today: day(100),
  onset: null,
  visits: [],
  clips: [],
  gait: [],
  treatments: [],
  scores: [],
  plans: [],
  load: [],
  running: [],
  pain: [],
  diaryAt: null,
};

const score = (values: readonly number[], more: Partial<ScoreSeries> = {}): ScoreSeries => ({
  instrument: 'visa-a',
  measure: 'total',
  unit: 'points',
  side: 'left',
  better: 'higher',
  range: { min: 0, max: 100 },
  points: values.map((value, n) => ({
    formId: countedId(0x500 + n) as never,
    visitId: visitId(n),
    day: day(20 * n),
    of: 'episode',
    value,
  })),
  incomplete: [],
  mdc: { known: true, size: 6, source: { words: 'invented', certainty: 'own-default' }, byClinic: false },
  mcid: { known: true, size: 14, source: { words: 'invented', certainty: 'own-default' }, byClinic: false },
  ...more,
});

const full: Timeline = {
  ...empty,
  onset: { from: day(-400), to: day(-370) },
  visits: [0, 20, 40].map((n, i) => ({
    visitId: visitId(i),
    day: day(n),
    of: i === 2 ? 'patient' : 'episode',
    title: '',
    signed: false,
    clips: 0,
    forms: 1,
  })),
  clips: Array.from({ length: 8 }, (_, n) => ({
    recordingId: countedId(0x900 + n) as RecordingId,
    visitId: visitId(0),
    day: day(0),
    of: 'episode' as const,
    title: `Clip ${n}`,
    view: 'side-left' as const,
    condition: '',
  })),
  scores: [score([40, 50, 60])],
  pain: Array.from({ length: 60 }, (_, n) => ({
    day: day(n),
    during: { worst: n % 11, complete: true },
    after: { worst: n === 5 ? 9 : null, complete: true },
    nextMorning: { worst: null, complete: false },
  })),
  diaryAt: { planId: countedId(0x42) as never, visitId: visitId(0) },
};

const width = 1200;
const laidOut = (timeline: Timeline, from: string, to: string, choice = usualChoice) => {
  const axis = timeAxis(roomySpan(from, to), sizes.gutter, width - sizes.gutter - sizes.right);
  return layoutOf(lanesOf(timeline, choice, axis), axis, width, dayTime(timeline.today));
};
const laneOf = (layout: ReturnType<typeof laidOut>, id: string) => {
  const found = layout.lanes.find(({ lane }) => lane.id === id);
  if (found === undefined) throw new Error(`no lane ${id}`);
  return found;
};

describe('the lanes', () => {
  test('of nothing are none', () => {
    expect(partsOf(empty)).toEqual([]);
    expect(laidOut(empty, start, day(1)).lanes).toEqual([]);
    expect(extentOf(empty)).toEqual({ first: { from: day(100), to: day(100) }, all: { from: day(100), to: day(100) } });
  });

  test('lie below each other without overlapping, each mark within its own', () => {
    const layout = laidOut(full, day(0), day(70));
    layout.lanes.forEach(({ top, height, marks }, n) => {
      const before = layout.lanes[n - 1];
      if (before !== undefined) expect(top).toBeGreaterThanOrEqual(before.top + before.height);
      for (const { box } of marks) {
        expect(box.y).toBeGreaterThanOrEqual(top - 1);
        expect(box.y + box.height).toBeLessThanOrEqual(top + height + 1);
      }
    });
    expect(layout.height).toBeGreaterThan(layout.lanes.at(-1)?.top ?? 0);
  });

  test('give every clip of a day a place of its own, however many there are', () => {
    const { marks } = laneOf(laidOut(full, day(0), day(7)), 'clips');
    expect(marks.map(({ items }) => items.length)).toEqual(Array.from({ length: 8 }, () => 1));
    expect(new Set(marks.map(({ y }) => y)).size).toBe(8);
  });

  test('count marks that share a place from afar, and part them when looked at closely', () => {
    const many: Timeline = {
      ...full,
      clips: Array.from({ length: 40 }, (_, n) => ({
        ...(full.clips[0] as Timeline['clips'][number]),
        recordingId: countedId(0x900 + n) as RecordingId,
        day: day(n % 10),
      })),
    };
    const { marks } = laneOf(laidOut(many, day(-2000), day(2000)), 'clips');
    const crowd = marks.find(({ items }) => items.length > 1);
    expect(marks.flatMap(({ items }) => items)).toHaveLength(40);
    if (crowd === undefined) throw new Error('no crowd');
    const look = closerLook(crowd.items);
    const axis = timeAxis(look, sizes.gutter, 900);
    const near = layoutOf(lanesOf(many, usualChoice, axis), axis, width, 0);
    expect(laneOf(near, 'clips').marks.every(({ items }) => items.length === 1)).toBe(true);
  });

  test('hold what was chosen, and leave out what belongs to no problem when asked to', () => {
    expect(isChosen(usualChoice, 'gait.cadence')).toBe(true);
    expect(isChosen(usualChoice, 'gait.trunk-lean')).toBe(false);
    const choice = { parts: { clips: false, 'score.visa-a': false } as const, patientToo: false };
    const layout = laidOut(full, day(0), day(70), choice);
    expect(layout.lanes.map(({ lane }) => lane.id)).toEqual(['visits', 'pain']);
    expect(laneOf(layout, 'visits').marks.map(({ id }) => id)).toEqual([`visit.${visitId(0)}`, `visit.${visitId(1)}`]);
  });

  test('begin where something was done: a long wait since the onset is not looked at first', () => {
    const { first, all } = extentOf(full);
    expect(first).toEqual({ from: day(0), to: day(100) });
    expect(all).toEqual({ from: day(-400), to: day(100) });
  });
});

describe('a score', () => {
  test('is held against the first of all, though that is out of sight', () => {
    for (const layout of [laidOut(full, day(0), day(60)), laidOut(full, day(35), day(60))]) {
      const { lane, drawn } = laneOf(layout, 'score.visa-a.0');
      expect(lane).toMatchObject({ error: { low: 34, high: 46 }, noticed: 54 });
      expect(drawn.filter(({ kind }) => kind === 'rect')).toHaveLength(1);
    }
  });

  test('has no line where none is known, and no band beyond its range', () => {
    const unknown = { known: false, reason: 'none-published' } as const;
    const { lane } = laneOf(
      laidOut({ ...full, scores: [score([3, 8], { mdc: unknown, mcid: unknown })] }, day(0), day(60)),
      'score.visa-a.0',
    );
    expect(lane).toMatchObject({ error: null, noticed: null });
    const { lane: low } = laneOf(laidOut({ ...full, scores: [score([3, 8], { better: 'lower' })] }, day(0), day(60)), 'score.visa-a.0');
    expect(low).toMatchObject({ error: { low: 0, high: 9 }, noticed: -11 });
  });
});

test('what was entered or tried without a value stands below the scale, with where it leads', () => {
  const entry = { formId: countedId(0x777) as never, visitId: visitId(1), day: day(30), of: 'episode' } as const;
  const gait = {
    metric: 'cadence',
    unit: 'steps/min',
    points: [
      { ok: true, value: 170, standardError: 0.5, n: 20, few: false } as const,
      { ok: false, reason: 'capture-rate-unconfirmed' } as const,
    ].map((result, n) => ({
      recordingId: countedId(0x900 + n) as RecordingId,
      visitId: visitId(0),
      day: day(10 * n),
      of: 'episode' as const,
      title: 'Clip',
      condition: '',
      side: null,
      result,
    })),
  } as const;
  const layout = laidOut({ ...full, scores: [score([40, 50], { incomplete: [entry] })], gait: [gait] }, day(0), day(60));
  for (const id of ['score.visa-a.0', 'gait.cadence']) {
    const { marks, top } = laneOf(layout, id);
    const crosses = marks.filter(({ look }) => look.shape === 'cross');
    expect(crosses).toHaveLength(1);
    expect(crosses[0]?.y).toBeGreaterThan(Math.max(...marks.filter(({ look }) => look.shape !== 'cross').map(({ y }) => y)));
    expect(crosses[0]?.y).toBeGreaterThan(top + 90);
    expect(crosses[0]?.items[0].source).not.toBeNull();
  }
});

describe('pain', () => {
  test('is told day by day from near, and as the worst of longer stretches from afar', () => {
    expect(painUnit({ perDay: 50 })).toBe('day');
    expect(painUnit({ perDay: 6 })).toBe('week');
    expect(painUnit({ perDay: 2 })).toBe('month');
    const near = laneOf(laidOut(full, day(0), day(13)), 'pain').marks.map(({ id }) => id);
    for (let n = 0; n <= 13; n++) expect(near).toContain(`pain.during.${day(n)}`);
    const far = laneOf(laidOut(full, day(0), day(60)), 'pain').marks;
    const afterwards = far.find(({ id }) => id.startsWith('pain.after'));
    expect(afterwards?.items[0].subject).toMatchObject({
      kind: 'pain',
      span: { unit: 'week', worst: 9, worstOn: day(5), days: 1, from: day(0), to: day(6) },
    });
    expect(afterwards?.items[0].source).toEqual({
      kind: 'plan',
      planId: full.diaryAt?.planId,
      visitId: visitId(0),
      part: 'week',
      week: day(0),
    });
  });

  test('of one day and one value is hidden by nothing', () => {
    const same: Timeline = {
      ...full,
      pain: [0, 1, 2].map((n) => ({
        day: day(n),
        during: { worst: 4, complete: true },
        after: { worst: 4, complete: true },
        nextMorning: { worst: 4, complete: true },
      })),
    };
    for (const to of [3, 30, 300, 3000]) {
      const { marks } = laneOf(laidOut(same, day(0), day(to)), 'pain');
      marks.forEach((a, i) => {
        for (const b of marks.slice(i + 1))
          expect(Math.abs(a.x - b.x) >= sizes.small - 1e-6 || Math.abs(a.y - b.y) >= sizes.small - 1e-6).toBe(true);
      });
      expect(marks.every(({ items }) => items.length === 1)).toBe(true);
    }
  });
});

test('the arrows go from mark to mark, and on where no more are in sight', () => {
  const { lanes } = laidOut(full, day(0), day(70));
  const [first, second] = lanes[0]?.marks ?? [];
  if (first === undefined || second === undefined) throw new Error('no visits');
  expect(markStep(lanes, first, 'ArrowRight')).toEqual({ to: 'mark', mark: second });
  expect(markStep(lanes, second, 'ArrowLeft')).toEqual({ to: 'mark', mark: first });
  expect(markStep(lanes, first, 'ArrowLeft')).toEqual({ to: 'earlier' });
  expect(markStep(lanes, lanes[0]?.marks.at(-1) as typeof first, 'ArrowRight')).toEqual({ to: 'later' });
  expect(markStep(lanes, first, 'ArrowUp')).toBeNull();
  expect(markStep(lanes, first, 'ArrowDown')).toMatchObject({ to: 'mark', mark: { id: expect.stringMatching(/^clip\./) } });
  expect(markStep(lanes, first, 'x')).toBeNull();
});

test('a picture is well-formed and stands on its own, whatever is written in it', () => {
  const layout = laidOut(full, day(0), day(70));
  const words = {
    tick: (each: string) => each,
    today: 'Today',
    lane: () => ({ name: 'A <b> & "c"\u0000', below: [] }),
    value: String,
    stretch: () => 'x',
  };
  const { svg, height } = svgText(layout, drawTimeline(layout, words), { title: 'Achilles & <calf>', lines: ['One', 'Two'] }, paper);
  expect(svg).toContain('A &lt;b&gt; &amp; &quot;c&quot;</text>');
  expect(svg).toContain('Achilles &amp; &lt;calf&gt;');
  expect(svg).not.toMatch(/NaN|undefined|Infinity|var\(/);
  expect(svg).not.toContain('\u0000');
  expect(svg).not.toMatch(/href|<script|url\((?!#)/);
  expect(height).toBeGreaterThan(layout.height);
  expect((svg.match(/<g[ >]/g) ?? []).length).toBe((svg.match(/<\/g>/g) ?? []).length);
});
