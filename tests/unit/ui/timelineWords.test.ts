import { describe, expect, test } from 'vitest';
import type { RecordingId, VisitId } from '#core/domain/ids.ts';
import type { TreatmentEntry } from '#core/timeline/entries.ts';
import type { GaitPoint } from '#core/timeline/series.ts';
import '#renderer/i18n/index.ts';
import { asUsual, openingOf } from '#renderer/clinical/plan/opening.ts';
import { sourcePath, timelinePath } from '#renderer/screens/timeline/address.ts';
import { subjectWords } from '#renderer/screens/timeline/subjectWords.ts';
import { tickInWords } from '#renderer/screens/timeline/tickWords.ts';
import { countedId } from '#tests/helpers/testApp.ts';

const visitId = countedId(1) as VisitId;
const formId = countedId(2) as never;
const planId = countedId(3) as never;

describe('where a mark leads', () => {
  test.each([
    [{ kind: 'visit', visitId } as const, `/visits/${visitId}`],
    [{ kind: 'clip', recordingId: countedId(4) as RecordingId } as const, `/recordings/${countedId(4)}`],
    [{ kind: 'form', formId, form: 'outcome', visitId } as const, `/visits/${visitId}/scores/${countedId(2)}`],
    [{ kind: 'form', formId, form: 'taping', visitId } as const, `/visits/${visitId}/treatment/${countedId(2)}`],
    [{ kind: 'plan', planId, visitId, part: 'phases', week: null } as const, `/visits/${visitId}/plan/${countedId(3)}/phases`],
    [
      { kind: 'plan', planId, visitId, part: 'week', week: '2026-03-02' } as const,
      `/visits/${visitId}/plan/${countedId(3)}/week/2026-03-02`,
    ],
  ])('%j is %s', (source, path) => expect(sourcePath(source)).toBe(path));

  test('of a plan is read back from the address; what is wrong in it is as usual', () => {
    expect(openingOf(countedId(3), 'week', '2026-03-02')).toEqual({ planId: countedId(3), part: 'week', week: '2026-03-02' });
    expect(openingOf(countedId(3), 'cellar', 'soon')).toEqual({ ...asUsual, planId: countedId(3) });
    expect(timelinePath('p', 'e')).toBe('/patients/p/timeline/e');
  });
});

describe('a mark in words', () => {
  const point = (result: GaitPoint['result']): GaitPoint => ({
    recordingId: countedId(4) as RecordingId,
    visitId,
    day: '2026-03-02',
    of: 'patient',
    title: 'Left side',
    condition: 'fresh',
    side: 'left',
    result,
  });
  const gait = (result: GaitPoint['result']) =>
    subjectWords({ kind: 'gait', series: { metric: 'contact-time', unit: 'ms' }, point: point(result) });

  test('has value, unit and uncertainty, and says on how much it rests', () => {
    const { name, more } = gait({ ok: true, value: 254.4, standardError: 2.2, n: 5, few: true });
    expect(name).toBe('Contact time, left, 2 Mar 2026: 254 ± 2 ms');
    expect(more.join(' ')).toMatch(/Clip Left side, fresh, 5 values\..*one standard uncertainty.*few steps.*no problem/);
  });

  test('or the reason why there is none', () => {
    const { name, more } = gait({ ok: false, reason: 'capture-rate-unconfirmed' });
    expect(name).toMatch(/confirm the camera’s rate first$/);
    expect(more[0]).toBe('Clip Left side, fresh gives no value.');
  });

  const shockwave: TreatmentEntry = {
    kind: 'shockwave',
    formId,
    visitId,
    day: '2026-03-02',
    of: 'episode',
    courseId: countedId(5) as never,
    site: { side: 'left', location: 'midportion', other: '' },
    device: 'Invented',
    type: 'radial',
    session: 2,
    dose: { impulses: { known: true, value: 2000 }, energy: { known: false, reason: 'bar-is-no-energy' } },
    soFar: { impulses: { known: true, value: 4000 }, energy: { known: false, reason: 'bar-is-no-energy' } },
    pain: { before: 0, after: null },
  };

  test('tells no pain from no entry, and says why there is no energy', () => {
    const { name, more } = subjectWords({ kind: 'treatment', entry: shockwave });
    expect(name).toMatch(/^Shockwave of 2 Mar 2026, session 2: 2,000 impulses, energy not given: bar is drive pressure/);
    expect(more.join(' ')).toContain('In this course so far: 4,000 impulses');
    expect(more.join(' ')).toContain('Pain 0 before, not entered after, of 10.');
  });

  test('tells what a trial did, or that it is not whole', () => {
    const trial = (outcome: Extract<TreatmentEntry, { kind: 'cause-and-effect' }>['outcome']) =>
      subjectWords({
        kind: 'treatment',
        entry: {
          kind: 'cause-and-effect',
          formId,
          visitId,
          day: '2026-03-02',
          of: 'episode',
          intervention: 'cue',
          words: 'Shorter',
          outcome,
        },
      }).more[0];
    expect(trial({ of: 'incomplete' })).toBe('Baseline or re-test is missing.');
    expect(trial({ of: 'test', verdict: 'better', delta: 2, unit: 'cm' })).toBe('better, beyond measurement error: +2 cm.');
    expect(trial({ of: 'clip', changed: ['cadence'], compared: 3 })).toBe('1 of 3 metrics changed beyond error: Cadence.');
    expect(trial({ of: 'clip', changed: [], compared: 1 })).toBe('None of 1 metric changed beyond error.');
  });

  test('of pain over a stretch names the day of the worst, and what may be missing', () => {
    const { name, more } = subjectWords({
      kind: 'pain',
      span: {
        moment: 'next-morning',
        unit: 'week',
        from: '2026-03-02',
        to: '2026-03-08',
        worst: 4,
        worstOn: '2026-03-05',
        days: 3,
        complete: false,
      },
    });
    expect(name).toBe('Worst pain the next morning, 2 Mar 2026 to 8 Mar 2026: 4 of 10');
    expect(more).toEqual(['On 5 Mar 2026; 3 days entered.', 'Not all is entered: it may have been worse.']);
  });
});

test('days over the chart say as much as their unit needs, and the year where it begins', () => {
  expect(tickInWords('month', '2026-03-01', false)).toBe('Mar');
  expect(tickInWords('month', '2026-01-01', false)).toBe('Jan 2026');
  expect(tickInWords('week', '2026-03-02', true)).toBe('2 Mar 26');
  expect(tickInWords('year', '2026-01-01', false)).toBe('2026');
});
