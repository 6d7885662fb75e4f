import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patientSchema } from '#core/domain/patient.ts';
import { type Bundle, bundleOf } from '#core/fhir/bundle.ts';
import { carePlan } from '#core/fhir/carePlan.ts';
import { patientResource } from '#core/fhir/patient.ts';
import { ucum } from '#core/fhir/quantity.ts';
import { filled, resourceTypes } from '#core/fhir/resource.ts';
import { baselineOf } from '#core/plan/baseline.ts';
import { planFrom, planId } from '#core/plan/plan.ts';
import { parseProgramme } from '#core/plan/programme.ts';
import { firstVersion } from '#core/plan/version.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { countedId, createTestApp } from '#tests/helpers/testApp.ts';
import { recordingId } from '../media/recordedVisit.ts';
import { looseReferences, wrongIn } from './fhirRules.ts';
import { type Filled, fillEverything, smallClip } from './fill.ts';
import { takenOut } from './lab.ts';

let folder = '';
let out = '';
let bundle: Bundle;
let filled_: Filled;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-fhir-'));
  await using lab = createTestApp();
  filled_ = await fillEverything(lab, await smallClip(folder));
  out = await takenOut(lab, filled_.patientId, folder);
  bundle = JSON.parse(readFileSync(join(out, 'fhir.json'), 'utf8'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const of = (type: string) => bundle.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type);

describe('the rules of R4', () => {
  test('find what is wrong: a test that cannot fail proves nothing', () => {
    const good = { resourceType: 'Observation', status: 'final', code: { text: 'x' }, valueString: 'y' };
    expect(wrongIn(good)).toEqual([]);
    for (const bad of [
      { ...good, status: 'sure' },
      { ...good, status: undefined },
      { ...good, invented: true },
      { ...good, dataAbsentReason: { text: 'why' } },
      { ...good, effectiveDateTime: 'yesterday' },
      { ...good, subject: { reference: 'Medication/1' } },
      { resourceType: 'Consent', status: 'active', scope: { text: 'x' }, category: [{ text: 'x' }] },
    ])
      expect(wrongIn(JSON.parse(JSON.stringify(bad)))).not.toEqual([]);
  });

  test('hold for every resource of the bundle, and for the bundle', () => {
    for (const { resource } of bundle.entry) expect(wrongIn(resource), `${resource.resourceType} ${JSON.stringify(resource)}`).toEqual([]);
    expect(wrongIn(bundle)).toEqual([]);
  });
});

describe('the bundle of a patient', () => {
  test('tells of every kind of thing, and refers to nothing that is not in it', () => {
    const kinds = new Set(bundle.entry.map(({ resource }) => resource.resourceType));
    expect(resourceTypes.filter((type) => !kinds.has(type))).toEqual([]);
    expect(looseReferences(bundle)).toEqual([]);
    expect(new Set(bundle.entry.map(({ fullUrl }) => fullUrl)).size).toBe(bundle.entry.length);
  });

  test('a clip leads to its original in the folder, a report to its pages', () => {
    const media = of('Media').find(({ id }) => id === recordingId) as { content?: { url?: string } } | undefined;
    expect(media?.content?.url).toMatch(/^clips\/2026-03-01-side-left-[0-9a-f]{12}\/original\.mp4$/);
    expect(readFileSync(join(out, media?.content?.url ?? '')).byteLength).toBeGreaterThan(1000);
    const [report] = of('DocumentReference') as unknown as readonly { content: readonly { attachment: { url: string } }[] }[];
    expect(readFileSync(join(out, report?.content[0]?.attachment.url ?? ''), 'latin1').startsWith('%PDF')).toBe(true);
  });

  test('a picture that the camera took of a tape leads to its file, and is part of its procedure', () => {
    type Photo = { type: { text: string }; partOf: readonly { reference: string }[]; content: { url: string; contentType: string } };
    const photos = (of('Media') as unknown as readonly Photo[]).filter(({ type }) => type.text === 'photo');
    expect(photos.length).toBeGreaterThan(0);
    for (const { content, partOf } of photos) {
      expect(content).toMatchObject({ contentType: 'image/png', url: expect.stringMatching(/^photos\/[\w-]+\/\d+\.png$/) });
      expect(readFileSync(join(out, content.url)).subarray(1, 4).toString()).toBe('PNG');
      expect(of('Procedure').map(({ id }) => `Procedure/${id}`)).toContain(partOf[0]?.reference);
    }
  });

  test('a number has its unit in UCUM, and without a number there is the reason', () => {
    const observations = of('Observation') as unknown as readonly {
      valueQuantity?: { system: string; code: string };
      valueCodeableConcept?: object;
      dataAbsentReason?: object;
    }[];
    expect(observations.length).toBeGreaterThan(3);
    for (const { valueQuantity, valueCodeableConcept, dataAbsentReason } of observations)
      expect([valueQuantity, valueCodeableConcept, dataAbsentReason].filter((one) => one !== undefined)).toHaveLength(1);
    expect(
      observations
        .filter(({ valueQuantity }) => valueQuantity !== undefined)
        .every(({ valueQuantity }) => valueQuantity?.system === 'http://unitsofmeasure.org'),
    ).toBe(true);
    expect(['deg', 'steps/min', 'mJ/mm²', 'points', 'hops', '%', ''].map(ucum)).toEqual([
      'deg',
      '{steps}/min',
      'mJ/mm2',
      '{points}',
      '{hops}',
      '%',
      '1',
    ]);
  });

  test('a treatment is a procedure, with all of its form in a questionnaire response', () => {
    const shockwave = of('Procedure').find(({ code }) => JSON.stringify(code).includes('shockwave, radial'));
    expect(JSON.stringify(shockwave)).toContain('2000 impulses, 2.5 bar, 10 Hz');
    expect(shockwave).toMatchObject({ complication: [{ text: 'erythema' }] });
    const response = of('QuestionnaireResponse').find(({ id }) => id === shockwave?.id);
    expect(response).toMatchObject({ partOf: [{ reference: `Procedure/${shockwave?.id}` }] });
    expect(JSON.stringify(response)).toContain('session.segments.0.impulses');
  });

  test('a plan is a care plan of its episode, and what the diary says of it an observation each', () => {
    const [plan] = of('CarePlan');
    const [condition] = of('Condition').filter(({ id }) => JSON.stringify(plan?.['addresses']).includes(id));
    expect(plan).toMatchObject({ status: 'active', description: 'Run 10 km.', created: expect.any(String) });
    const diary = of('Observation').filter((one) => JSON.stringify(one['category'] ?? []).includes('diary'));
    const ofPlan = diary.filter((one) => JSON.stringify(one['basedOn'] ?? []) === JSON.stringify([{ reference: `CarePlan/${plan?.id}` }]));
    expect(ofPlan.length).toBeGreaterThan(1);
    expect(ofPlan[0]).toMatchObject({
      effectiveDateTime: '2026-02-28',
      valueCodeableConcept: { text: 'done' },
      focus: [{ reference: `Condition/${condition?.id}` }],
      component: [{ code: { text: 'effort, 0 to 10' }, valueQuantity: { value: 5 } }],
    });
    const named = (text: string) => diary.find(({ code }) => JSON.stringify(code) === JSON.stringify({ text }));
    expect(named('pain during, 0 to 10')).toMatchObject({ effectiveDateTime: '2026-02-28', valueQuantity: { value: 3, code: '{points}' } });
    // A morning is of the day after the one that it is entered with.
    expect(named('stiffness the next morning')).toMatchObject({
      effectiveDateTime: '2026-03-01',
      valueQuantity: { value: 10, code: 'min' },
    });
    const run = named('run, minutes of running');
    expect(run).toMatchObject({ valueQuantity: { value: 30, code: 'min' } });
    expect(run?.['component']).toContainEqual({
      code: { text: 'distance' },
      valueQuantity: expect.objectContaining({ value: 5, code: 'km' }),
    });
    // What nobody asked is no observation.
    expect(JSON.stringify(run)).not.toContain('pain before');
  });

  test('a consent that was withdrawn is inactive', () => {
    expect(
      of('Consent')
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(['active', 'active', 'inactive']);
  });
});

const programmes = join(repoRoot, 'resources/programmes');
test.for(readdirSync(programmes))('a loading plan after %s is a care plan', (file) => {
  const read = parseProgramme(readFileSync(join(programmes, file), 'utf8'));
  if (!read.ok) throw new Error(`no programme in ${file}`);
  const plan = planFrom(read.programme, {
    id: planId.parse(countedId(9)),
    side: 'left',
    insertional: false,
    startsOn: '2026-03-01',
    phaseId: null,
    baseline: baselineOf([], '2026-03-01'),
  });
  const version = firstVersion(plan, { at: '2026-03-01T09:00:00.000Z', by: 'Robin Sample', why: '' });
  const made = carePlan(countedId(1), { version, episodeId: null }, '2026-03-10');
  expect(wrongIn(made)).toEqual([]);
  expect(made).toMatchObject({ status: 'active', intent: 'plan', period: { start: '2026-03-01' } });
  const statuses = ((made['activity'] ?? []) as unknown as readonly { detail: { status: string } }[]).map(({ detail }) => detail.status);
  expect(statuses).toHaveLength(plan.phases.flatMap(({ prescriptions }) => prescriptions).length);
  const asked = plan.phases.map(({ prescriptions }, i) => (prescriptions.length === 0 ? [] : [i === 0 ? 'in-progress' : 'scheduled']));
  expect(new Set(statuses)).toEqual(new Set(asked.flat()));
  // Over, everything of it is done.
  const over = carePlan(countedId(1), { version: { ...version, plan: { ...plan, endsOn: '2026-03-05' } }, episodeId: null }, '2026-03-10');
  expect(over).toMatchObject({ status: 'completed' });
  expect(JSON.stringify(over)).not.toContain('in-progress');
});

test('whatever a clinic writes, the bundle keeps the rules', () => {
  const text = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('', ' ', '\n', 'Ärger "im" Knie', '<b>&amp;</b>'));
  const patients = fc.record({ familyName: text, givenName: text, phone: text, email: text, address: text, reference: text }).map((words) =>
    patientSchema.safeParse({
      ...words,
      id: countedId(1),
      revision: 1,
      birthDate: '1990-05-04',
      sexAtBirth: 'intersex',
      sample: false,
      createdAt: '2026-03-01T09:00:00.000Z',
      updatedAt: '2026-03-01T09:00:00.000Z',
      removedAt: null,
    }),
  );
  fc.assert(
    fc.property(patients, (parsed) => {
      if (parsed.success) expect(wrongIn(patientResource(parsed.data))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('what belongs to a visit that was removed is left out, so that nothing leads nowhere', () => {
  const empty = {
    madeAt: '2026-03-01T09:00:00.000Z',
    today: '2026-03-01',
    visits: [],
    episodes: [],
    forms: [],
    clips: [],
    photos: [],
    reports: [],
    measured: [],
    plans: [],
    days: [],
    runs: [],
    consents: [],
    log: [],
  };
  const patient = patientSchema.parse({
    familyName: 'Quillfeather',
    givenName: 'Ada',
    id: countedId(1),
    revision: 1,
    birthDate: null,
    sample: false,
    createdAt: empty.madeAt,
    updatedAt: empty.madeAt,
    removedAt: null,
  });
  const made = bundleOf({ ...empty, patient });
  expect(made.entry).toHaveLength(1);
  expect(wrongIn(made)).toEqual([]);
});

test('empty parts are left out, and false and 0 are not empty', () => {
  expect(filled({ a: '', b: [], c: { d: null }, e: false, f: 0, g: [' ', 'x'] })).toEqual({ e: false, f: 0, g: ['x'] });
});
