import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliveredTables } from '#core/clinical/clinicTables.ts';
import { visaAItems } from '#core/clinical/outcomes/visaA.ts';
import { addDevice, allowVideoUse, edit, newRunner, screen, start } from '#tests/helpers/clinical.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';

let lab: TestApp;
beforeEach(() => {
  lab = createTestApp();
});
afterEach(() => lab[Symbol.asyncDispose]());
const tables = () => lab.call('clinicTables.get', {});

test('are as delivered until the clinic changes them, one by one, each with its own revision', async () => {
  const { rules, devices, consentTexts, retention } = await tables();
  expect(rules).toEqual({ revision: 0, value: deliveredTables.rules });
  expect(devices).toEqual({ revision: 0, value: [] });
  expect(retention.value.version).toBe('retention-1');
  expect(consentTexts.value.map(({ kind, sha256 }) => [kind, sha256.length])).toEqual([
    ['treatment', 64],
    ['data-protection', 64],
    ['video-use', 64],
  ]);
  await lab.call('clinicTables.set', { table: 'snippets', revision: 0, value: [{ abbr: 'arc', text: 'Arc sign positive.' }] });
  expect((await tables()).snippets).toEqual({ revision: 1, value: [{ abbr: 'arc', text: 'Arc sign positive.' }] });
  expect(await lab.failing('clinicTables.set', { table: 'snippets', revision: 0, value: [] })).toMatchObject({ code: 'conflict' });
  expect((await lab.call('audit.list', { entityId: 'snippets' }))[0]).toMatchObject({ action: 'updated', entity: 'settings' });
  await lab.close();
  await using again = createTestApp({ dataFolder: lab.dataFolder, firstId: 900 });
  expect((await again.call('clinicTables.get', {})).snippets.revision).toBe(1);
});

test.each([
  ['two devices with one id', { table: 'devices', value: [1, 2].map(() => ({ id: countedId(1), facts: {} })) }],
  [
    'two snippets with the same letters',
    {
      table: 'snippets',
      value: [
        { abbr: 'a', text: 'x' },
        { abbr: 'A', text: 'y' },
      ],
    },
  ],
  [
    'two templates of one name',
    {
      table: 'noteTemplates',
      value: [
        { name: 'First', parts: {} },
        { name: 'first', parts: {} },
      ],
    },
  ],
  [
    'a limit that there is none of',
    { table: 'rules', value: { ...deliveredTables.rules, taping: { limits: [{ ruleId: 'taping.nothing', value: 1, why: 'x' }] } } },
  ],
  [
    'a threshold that an instrument has not',
    {
      table: 'thresholds',
      value: [{ instrument: 'nprs', measure: 'work', kind: 'mdc', weeks: null, value: 1, words: 'x', certainty: 'read' }],
    },
  ],
  ['an age of consent that is none', { table: 'consentAge', value: 5 }],
  ['a text without words', { table: 'consentTexts', value: [{ kind: 'treatment', version: '1', language: 'en', words: '  ' }] }],
])('%s is refused, and nothing is changed', async (_, { table, value }) => {
  const before = await tables();
  expect(await lab.failing('clinicTables.set', { table, revision: 0, value })).toMatchObject({ code: 'invalid-input' });
  expect(await tables()).toEqual(before);
});

test('a limit of the clinic judges from then on, and the verdict names the clinic’s rules; what was judged before keeps its own', async () => {
  const { visitId } = await newRunner(lab);
  await screen(lab, visitId);
  const strip = { material: 'kinesio' as const, from: 'heel', to: 'calf', tensionPercent: 40 };
  const first = await start(lab, visitId, 'taping', { technique: 'kinesiology', side: 'left' });
  const before = await edit(lab, first, 'taping', (details) => ({ ...details, taping: { ...details.taping, strips: [strip] } }));
  const verdict = (form: typeof before) => form.judgement.results.find(({ ruleId }) => ruleId === 'taping.tension-kinesio-high');
  expect(verdict(before)).toMatchObject({ verdict: 'fine', rulesVersion: 'taping-1', inputs: { limit: 75 } });
  const limits = [{ ruleId: 'taping.tension-kinesio-high', value: 30, why: 'house rule' }];
  const set = await lab.call('clinicTables.set', {
    table: 'rules',
    revision: 0,
    value: { ...deliveredTables.rules, revision: 99, taping: { limits } },
  });
  expect(set.rules).toMatchObject({ revision: 1, value: { revision: 1 } });
  expect(verdict(await lab.call('forms.get', { id: first.id }))).toMatchObject({ verdict: 'fine' });
  const after = await edit(lab, before, 'taping', (details) => ({ ...details, taping: { ...details.taping, note: 'Again.' } }));
  expect(verdict(after)).toMatchObject({ verdict: 'warn', rulesVersion: 'taping-1/clinic-1', inputs: { limit: 30 } });
  expect(verdict(after)?.source.words).toContain('house rule');
});

test('a text that a consent rests on cannot be changed or taken out; another version can be added', async () => {
  const { patientId } = await newRunner(lab);
  const { value } = (await tables()).consentTexts;
  const texts = value.map(({ sha256: _, ...text }) => text);
  const changed = texts.map((text) => (text.kind === 'video-use' ? { ...text, words: 'Anything goes.' } : text));
  const set = (revision: number, list: typeof texts) => lab.app.call('clinicTables.set', { table: 'consentTexts', revision, value: list });
  expect(await set(0, changed)).toMatchObject({ ok: true });
  expect(await set(1, texts)).toMatchObject({ ok: true });
  await allowVideoUse(lab, patientId);
  expect(await set(2, changed)).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  expect(
    await set(
      2,
      texts.filter(({ kind }) => kind !== 'video-use'),
    ),
  ).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  expect(await set(2, [...texts, { kind: 'video-use', version: 'video-2', language: 'en', words: 'New words.' }])).toMatchObject({
    ok: true,
  });
});

test('a device that left the table stays in the sessions it was used for', async () => {
  const { patientId, visitId } = await newRunner(lab);
  await screen(lab, visitId);
  await addDevice(lab, countedId(0xd1));
  const site = { side: 'left', location: 'midportion', other: '' } as const;
  const course = await lab.call('courses.create', {
    patientId,
    details: {
      site,
      indication: '',
      deviceId: countedId(0xd1),
      plannedSessions: 3,
      plannedIntervalDays: 7,
      consentId: null,
      contraindications: {},
      status: 'running',
      note: '',
    },
  });
  const form = await start(lab, visitId, 'shockwave', { courseId: course.id });
  await lab.call('clinicTables.set', { table: 'devices', revision: 1, value: [] });
  const written = await edit(lab, form, 'shockwave', (details) => ({ ...details, session: { ...details.session, note: 'Later.' } }));
  expect(written.details).toMatchObject({ device: { facts: { name: 'Invented radial device', bar: { max: 5 } } } });
  expect(await lab.failing('forms.start', { visitId, kind: 'shockwave', from: 'empty', courseId: course.id })).toMatchObject({
    code: 'not-found',
  });
});

describe('a licensed text of an instrument', () => {
  const pack = {
    format: 'soleus-instrument-text',
    formatVersion: 1,
    instrument: 'visa-a',
    language: 'en',
    version: 'invented 1',
    licence: { holder: 'Invented Publisher', statement: 'Held under invented licence 7.' },
    introduction: null,
    wording: Object.fromEntries(visaAItems.map(({ key }) => [key, { question: `Invented question ${key}?`, lowEnd: null, highEnd: null }])),
  };
  const load = async (text: string) => {
    const bytes = Buffer.from(text);
    const { id } = await lab.call('uploads.begin', { name: 'pack.json', bytes: bytes.byteLength });
    await lab.app.bytes.write(`upload-${id}`, 0, bytes);
    return lab.app.call('clinicTables.loadTextPack', { uploadId: id });
  };

  test('is read from a file and takes the place of the one of its language', async () => {
    expect(await load(JSON.stringify(pack))).toMatchObject({ ok: true, value: { instrument: 'visa-a', language: 'en' } });
    await load(JSON.stringify({ ...pack, version: 'invented 2' }));
    await load(JSON.stringify({ ...pack, language: 'nl' }));
    expect((await tables()).textPacks.value.map(({ language, version }) => [language, version])).toEqual([
      ['en', 'invented 2'],
      ['nl', 'invented 1'],
    ]);
  });

  test.each([
    ['no JSON', 'Dear colleague', /no JSON/],
    ['another file', '{"format":"something"}', /format/],
    ['one without its licence', JSON.stringify({ ...pack, licence: { holder: 'X', statement: ' ' } }), /licence/],
    ['one with an item missing', JSON.stringify({ ...pack, wording: { q1: pack.wording['q1'] } }), /wording\.q2/],
    ['one of an instrument that has no wording', JSON.stringify({ ...pack, instrument: 'nprs' }), /instrument/],
  ])('that is %s is refused by its place', async (_, text, words) => {
    const reply = await load(text);
    expect(reply).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
    expect(!reply.ok && reply.failure.message).toMatch(words);
    expect((await tables()).textPacks).toEqual({ revision: 0, value: [] });
  });
});
