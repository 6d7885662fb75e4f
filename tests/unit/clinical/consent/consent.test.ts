import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClipFacts, mayLeave, waysOut } from '#core/clinical/consent/mayLeave.ts';
import { type Consent, consentId, consentSchema, type VideoConsent, videoPurposes } from '#core/clinical/consent/record.ts';
import { standingOf } from '#core/clinical/consent/standing.ts';
import { patientId, recordingId, visitId } from '#core/domain/ids.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const patient = patientId.parse(uuid(1));
const visit = visitId.parse(uuid(2));
const clipId = recordingId.parse(uuid(3));
const moment = (at: string) => ({ at, day: at.slice(0, 10) });
const now = moment('2026-03-10T12:00:00.000Z');
const clip: ClipFacts = { recordingId: clipId, visitId: visit, patientId: patient, birthDate: '1990-05-05', shows: 'person' };
const guardian = { who: 'guardian', name: 'Sample Parent', relation: 'mother', childAgrees: 'yes' } as const;

const video = (part: Partial<VideoConsent> = {}): VideoConsent => ({
  id: consentId.parse(uuid(9)),
  patientId: patient,
  kind: 'video-use',
  purpose: 'care',
  scope: { clips: 'all' },
  decision: 'given',
  moment: moment('2026-03-01T09:00:00.000Z'),
  by: { who: 'patient' },
  text: { version: '1', language: 'en', sha256: 'a'.repeat(64) },
  witness: '',
  withdrawal: null,
  ...part,
});
const withdrawnAt = (at: string, part: Partial<VideoConsent> = {}) =>
  video({ ...part, withdrawal: { moment: moment(at), by: { who: 'patient' }, reason: '' } });
const care = { way: 'export', purpose: 'care' } as const;
const ask = (consents: readonly Consent[], part: Partial<ClipFacts> = {}, at = now, wayOut: Parameters<typeof mayLeave>[2] = care) =>
  mayLeave({ ...clip, ...part }, consents, wayOut, at);
const no = (reason: string) => ({ may: false, reason });

describe('a clip leaves by no way out without a consent to the use of video', () => {
  test.each(waysOut)('%s', (way) => {
    const out = { way, purpose: 'care' } as const;
    expect(ask([video()], {}, now, out)).toEqual({ may: true });
    expect(ask([], {}, now, out)).toEqual(no('none-given'));
    expect(ask([withdrawnAt('2026-03-05T09:00:00Z')], {}, now, out)).toEqual(no('withdrawn'));
    expect(ask([video({ decision: 'refused' })], {}, now, out)).toEqual(no('refused'));
  });
  test('treatment and data protection let nothing out', () => {
    const { kind: _, ...common } = video();
    const others: readonly Consent[] = [
      { ...common, kind: 'treatment', purpose: 'shockwave', scope: 'left' },
      { ...common, kind: 'data-protection', purpose: 'record', scope: 'all' },
    ];
    expect(ask(others)).toEqual(no('none-given'));
  });
  test('nor does the consent of another patient', () => {
    expect(ask([video({ patientId: patientId.parse(uuid(99)) })])).toEqual(no('none-given'));
  });
  test('the drawn runner is nobody', () => {
    expect(ask([], { shows: 'drawn-runner', birthDate: null })).toEqual({ may: true });
  });
});

describe('purpose and scope', () => {
  test('each purpose is its own', () => {
    for (const given of videoPurposes)
      for (const asked of videoPurposes)
        expect(ask([video({ purpose: given })], {}, now, { way: 'still', purpose: asked })).toEqual(
          given === asked ? { may: true } : no('not-for-this-purpose'),
        );
  });
  test('of a visit, or of named clips', () => {
    const otherVisit = visitId.parse(uuid(20));
    const otherClip = recordingId.parse(uuid(30));
    expect(ask([video({ scope: { clips: 'of-visit', visitId: visit } })])).toEqual({ may: true });
    expect(ask([video({ scope: { clips: 'of-visit', visitId: otherVisit } })])).toEqual(no('not-for-this-clip'));
    expect(ask([video({ scope: { clips: 'these', recordingIds: [otherClip, clipId] } })])).toEqual({ may: true });
    expect(ask([video({ scope: { clips: 'these', recordingIds: [otherClip] } })])).toEqual(no('not-for-this-clip'));
  });
  test('a later no to this clip outweighs an earlier yes to all, and leaves the others', () => {
    const refusal = video({
      decision: 'refused',
      scope: { clips: 'these', recordingIds: [clipId] },
      moment: moment('2026-03-02T09:00:00Z'),
    });
    expect(ask([video(), refusal])).toEqual(no('refused'));
    expect(ask([video(), refusal], { recordingId: recordingId.parse(uuid(31)) })).toEqual({ may: true });
  });
});

describe('time', () => {
  test('valid from the instant it is given, gone from the instant it is withdrawn', () => {
    const at = (instant: string) => ask([withdrawnAt('2026-03-05T09:00:00.000Z')], {}, moment(instant));
    expect(at('2026-03-01T08:59:59.999Z')).toEqual(no('none-given'));
    expect(at('2026-03-01T09:00:00.000Z')).toEqual({ may: true });
    expect(at('2026-03-05T08:59:59.999Z')).toEqual({ may: true });
    expect(at('2026-03-05T09:00:00.000Z')).toEqual(no('withdrawn'));
    expect(at('2026-03-05T09:00:00Z')).toEqual(no('withdrawn'));
  });
  test('withdrawn at the very instant it was given: it never stood', () => {
    expect(ask([withdrawnAt('2026-03-01T09:00:00.000Z')], {}, moment('2026-03-01T09:00:00.000Z'))).toEqual(no('withdrawn'));
  });
  test('yes and no at one instant: no', () => {
    expect(ask([video(), video({ decision: 'refused' })])).toEqual(no('refused'));
    expect(ask([video({ decision: 'refused' }), video()])).toEqual(no('refused'));
  });
  test('given anew after a withdrawal it stands again; a withdrawal after that ends it, of whichever record', () => {
    const first = withdrawnAt('2026-03-02T09:00:00Z');
    const second = video({ moment: moment('2026-03-03T09:00:00Z') });
    expect(ask([first, second])).toEqual({ may: true });
    expect(ask([second, first])).toEqual({ may: true });
    expect(ask([withdrawnAt('2026-03-04T09:00:00Z'), second])).toEqual(no('withdrawn'));
  });
  test('after a withdrawal nothing that was said before it lets a clip out, in any order', () => {
    const instant = fc.integer({ min: 0, max: 1000 }).map((n) => new Date(Date.UTC(2026, 2, 1) + n * 60_000).toISOString());
    fc.assert(
      fc.property(fc.array(instant, { minLength: 1, maxLength: 6 }), fc.nat(), (given, pick) => {
        const last = given.toSorted().at(-1) ?? '';
        const consents = given.map((at, n) =>
          n === pick % given.length ? withdrawnAt(last, { moment: moment(at) }) : video({ moment: moment(at) }),
        );
        expect(ask(consents)).toEqual(no('withdrawn'));
      }),
    );
  });
});

describe('minors', () => {
  const birthDate = '2008-03-10';
  const signed = (at: string, by: VideoConsent['by']) => video({ moment: moment(at), by });
  const before = moment('2026-03-09T23:59:59.999Z');
  test('the day before the birthday a guardian consents, the patient cannot', () => {
    expect(ask([signed('2026-03-09T08:00:00Z', guardian)], { birthDate }, before)).toEqual({ may: true });
    expect(ask([signed('2026-03-09T08:00:00Z', { who: 'patient' })], { birthDate }, before)).toEqual(no('guardian-needed'));
  });
  test('on the birthday the patient consents, and no guardian any more', () => {
    expect(ask([signed('2026-03-10T00:00:00Z', { who: 'patient' })], { birthDate })).toEqual({ may: true });
    expect(ask([signed('2026-03-10T00:00:00Z', guardian)], { birthDate })).toEqual(no('patient-now-of-age'));
    expect(ask([signed('2026-03-09T08:00:00Z', guardian)], { birthDate })).toEqual(no('patient-now-of-age'));
    expect(ask([signed('2026-03-09T08:00:00Z', { who: 'patient' })], { birthDate })).toEqual(no('patient-now-of-age'));
  });
  test("the clinic's calendar day counts, not the one in Greenwich", () => {
    const auckland = { at: '2026-03-09T12:00:00.000Z', day: '2026-03-10' };
    const consent = video({ moment: auckland });
    expect(mayLeave({ ...clip, birthDate }, [consent], care, auckland)).toEqual({ may: true });
  });
  test('born on 29 February: of age on 1 March', () => {
    const leap = '2008-02-29';
    expect(ask([signed('2026-02-28T08:00:00Z', { who: 'patient' })], { birthDate: leap }, moment('2026-02-28T09:00:00Z'))).toEqual(
      no('guardian-needed'),
    );
    expect(ask([signed('2026-03-01T08:00:00Z', { who: 'patient' })], { birthDate: leap })).toEqual({ may: true });
  });
  test('not against the child', () => {
    expect(ask([signed('2026-03-09T08:00:00Z', { ...guardian, childAgrees: 'no' })], { birthDate }, before)).toEqual(no('child-disagrees'));
    expect(ask([signed('2026-03-09T08:00:00Z', { ...guardian, childAgrees: 'not-asked' })], { birthDate }, before)).toEqual({ may: true });
  });
  test('another age, as the clinic sets it', () => {
    const consent = signed('2026-03-01T09:00:00Z', { who: 'patient' });
    expect(mayLeave({ ...clip, birthDate: '2010-03-01' }, [consent], care, now, 16)).toEqual({ may: true });
    expect(mayLeave({ ...clip, birthDate: '2010-03-02' }, [consent], care, moment('2026-03-01T10:00:00Z'), 16)).toEqual(
      no('guardian-needed'),
    );
  });
  test('a guardian does not speak for an adult, and without a birth date nobody can tell', () => {
    expect(ask([video({ by: guardian })])).toEqual(no('patient-now-of-age'));
    expect(ask([video()], { birthDate: null })).toEqual(no('birth-date-unknown'));
  });
});

test('the same word counts for treatment and data protection', () => {
  const { kind: _, ...common } = video();
  const needling: Consent = { ...common, kind: 'treatment', purpose: 'dry-needling', scope: 'left calf' };
  expect(standingOf([needling], '1990-05-05', now, 18)).toEqual({ valid: true, consent: needling });
  expect(standingOf([], '1990-05-05', now, 18)).toEqual({ valid: false, gap: 'none-given' });
});

test('hostile records are refused', () => {
  const parse = (part: object) => consentSchema.safeParse({ ...video(), ...part }).success;
  expect(parse({})).toBe(true);
  for (const bad of [
    { kind: 'everything' },
    { purpose: 'shockwave' },
    { scope: { clips: 'these', recordingIds: [] } },
    { scope: 'all' },
    { decision: 'maybe' },
    { by: { who: 'guardian', name: ' ', relation: '', childAgrees: 'yes' } },
    { by: { who: 'neighbour' } },
    { text: { version: '1', language: 'en', sha256: 'A'.repeat(64) } },
    { text: { version: '1', language: 'en', sha256: 'a'.repeat(63) } },
    { moment: { at: '2026-03-01T09:00:00Z', day: '2026-03-05' } },
    { withdrawal: { moment: moment('2026-02-28T09:00:00Z'), by: { who: 'patient' }, reason: '' } },
  ])
    expect(parse(bad), JSON.stringify(bad)).toBe(false);
  expect(parse({ withdrawal: { moment: video().moment, by: { who: 'patient' }, reason: '' } })).toBe(true);
});
