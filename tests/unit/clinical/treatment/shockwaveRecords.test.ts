import { describe, expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import { nextShockwaveDue, shockwaveCourseSchema } from '#core/clinical/treatment/shockwaveCourse.ts';
import { shockwaveDeviceId, shockwaveDeviceSchema } from '#core/clinical/treatment/shockwaveDevice.ts';
import { flagsRaisedBy, shockwaveSessionSchema } from '#core/clinical/treatment/shockwaveSession.ts';
import { newShockwaveSession, repeatShockwaveSession } from '#core/clinical/treatment/shockwaveStart.ts';
import { focused, focusedDevice, physician, physio, radial, radialDevice } from './lab.ts';

describe('radial in bar or focused in mJ/mm2, never both', () => {
  const parse = (session: object) => shockwaveSessionSchema.safeParse(session).success;
  test('each in its own unit', () => {
    expect([parse(radial({})), parse(focused({})), parse({ ...focused({}), type: 'planar' })]).toEqual([true, true, true]);
  });
  test("a segment with the other's unit, with both or with neither is refused", () => {
    const [bar] = radial({}).segments;
    const [energy] = focused({}).segments;
    expect(parse({ ...focused({}), segments: [bar] })).toBe(false);
    expect(parse({ ...radial({}), segments: [energy] })).toBe(false);
    expect(parse({ ...focused({}), segments: [{ ...energy, bar: 2 }] })).toBe(false);
    expect(parse({ ...radial({}), segments: [{ ...bar, energyFluxDensity: 0.1 }] })).toBe(false);
    expect(parse({ ...radial({}), segments: [{ area: '', impulses: 1, hz: 1, pain: notAsked }] })).toBe(false);
    expect(parse({ ...radial({}), depthMm: notAsked })).toBe(false);
  });
  test('hostile values are refused by name', () => {
    for (const bad of [
      { type: 'laser' },
      { day: '2026-02-30' },
      { pain: { before: given(11), during: notAsked, after: notAsked } },
      { pain: { before: given(4.5), during: notAsked, after: notAsked } },
      { site: { side: 'left', location: 'other', other: ' ' } },
      { operator: { ...physician, name: '  ' } },
      { segments: [{ ...radial({}).segments[0], bar: '2' }] },
      { segments: [{ ...radial({}).segments[0], bar: Number.NaN }] },
      { segments: Array.from({ length: 41 }, () => radial({}).segments[0]) },
      { adverseEvents: ['nothing'] },
      { unknown: 1 },
    ])
      expect(parse({ ...radial({}), ...bad }), JSON.stringify(bad)).toBe(false);
  });
  test('a draft beyond every limit is kept as it was typed: the rules say what is wrong', () => {
    expect(shockwaveSessionSchema.parse(radial({ intensity: 999, impulses: -3.5, hz: null }))).toMatchObject({
      segments: [{ bar: 999, impulses: -3.5, hz: null }],
    });
  });
});

describe('devices', () => {
  const parse = (device: object) => shockwaveDeviceSchema.safeParse(device).success;
  test('a range upside down, no applicator, energy on a radial one are refused', () => {
    expect(parse({ ...radialDevice, bar: { min: 3, max: 1 } })).toBe(false);
    expect(parse({ ...radialDevice, bar: { min: 3, max: 3 } })).toBe(true);
    expect(parse({ ...focusedDevice, energyFluxDensity: { min: 0.3, max: 0.1 } })).toBe(false);
    expect(parse({ ...radialDevice, applicators: [] })).toBe(false);
    expect(parse({ ...radialDevice, energyFluxDensity: { min: 0.1, max: 0.3 } })).toBe(false);
    expect(parse({ ...focusedDevice, conversions: [] })).toBe(false);
    expect(parse({ ...radialDevice, maxHz: 0 })).toBe(false);
  });
});

describe('start and repeat', () => {
  const of = { day: '2026-03-17', operator: physio };
  test.each(['radial', 'focused', 'planar'] as const)('a new %s session is valid and has nothing answered', (type) => {
    const session = newShockwaveSession(type, { ...of, site: { side: 'right', location: 'insertional', other: '' } });
    expect(shockwaveSessionSchema.parse(session)).toEqual(session);
    expect(session).toMatchObject({ type, coupling: notAsked, pain: { before: notAsked, during: notAsked, after: notAsked } });
  });
  test('same as last time: the settings, and nothing that is of the day', () => {
    const last = {
      ...radial({ intensity: 2.4 }),
      pain: { before: given(3), during: given(6), after: given(4) },
      coupling: given(true),
      adverseEvents: ['erythema' as const],
      skinAfter: 'red',
      note: 'as before',
      nextDue: '2026-03-17',
      advice: ['keep-loading' as const],
    };
    const again = repeatShockwaveSession(last, of);
    expect(again).toMatchObject({
      ...of,
      applicator: 'R15',
      segments: [{ bar: 2.4, impulses: 2000, pain: notAsked }],
      advice: ['keep-loading'],
    });
    expect(again).toMatchObject({
      coupling: notAsked,
      adverseEvents: [],
      skinAfter: '',
      note: '',
      nextDue: null,
      pain: { during: notAsked },
    });
    expect(repeatShockwaveSession(focused({ intensity: 0.2 }), of)).toMatchObject({
      segments: [{ energyFluxDensity: 0.2, pain: notAsked }],
    });
  });
});

describe('when the next session is due', () => {
  const course = { status: 'running', plannedSessions: 3, plannedIntervalDays: 7 } as const;
  const on = (day: string, nextDue: string | null = null) => ({ day, nextDue });
  test('the planned interval after the latest, in whatever order they stand', () => {
    expect(nextShockwaveDue(course, [on('2026-02-27'), on('2026-02-20')])).toEqual({ due: '2026-03-06', set: 'by-plan' });
  });
  test("the clinician's own day goes before the plan, even after the last planned session", () => {
    const sessions = [on('2026-02-01'), on('2026-02-08'), on('2026-02-15', '2026-04-01')];
    expect(nextShockwaveDue(course, sessions)).toEqual({ due: '2026-04-01', set: 'by-clinician' });
  });
  test('none, with its reason', () => {
    const all = [on('2026-02-01'), on('2026-02-08'), on('2026-02-15')];
    expect(nextShockwaveDue(course, all)).toEqual({ due: null, reason: 'all-sessions-given' });
    expect(nextShockwaveDue(course, [])).toEqual({ due: null, reason: 'no-session-yet' });
    for (const status of ['completed', 'stopped'] as const)
      expect(nextShockwaveDue({ ...course, status }, [on('2026-02-01', '2026-02-08')])).toEqual({ due: null, reason: 'course-over' });
  });
});

test('a course keeps its answers to contraindications; a condition that there is none of is refused', () => {
  const course = {
    site: { side: 'bilateral', location: 'midportion', other: '' },
    indication: 'Achilles tendinopathy',
    deviceId: shockwaveDeviceId.parse('00000000-0000-4000-8000-000000000001'),
    plannedSessions: 3,
    plannedIntervalDays: 7,
    consentId: null,
    contraindications: { anticoagulant: given('unknown') },
    status: 'planned',
    note: '',
  };
  expect(shockwaveCourseSchema.parse(course)).toEqual(course);
  expect(shockwaveCourseSchema.safeParse({ ...course, contraindications: { 'bad-hair': given('no') } }).success).toBe(false);
  expect(shockwaveCourseSchema.safeParse({ ...course, deviceId: 'the radial one' }).success).toBe(false);
});

test('a suspected rupture raises RF01, alone or among others; nothing else does', () => {
  expect(flagsRaisedBy(['suspected-rupture'])).toEqual(['RF01']);
  expect(flagsRaisedBy(['erythema', 'suspected-rupture', 'other'])).toEqual(['RF01']);
  expect(flagsRaisedBy(['pain-flare', 'swelling'])).toEqual([]);
  expect(flagsRaisedBy([])).toEqual([]);
});
