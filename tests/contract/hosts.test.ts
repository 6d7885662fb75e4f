import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { api, type MethodName, methodNames } from '#core/contract/api.ts';
import { failureCodes, type Reply } from '#core/contract/failure.ts';
import { firstLayout } from '#core/domain/comparison.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { BrowserWindow, state } from '#tests/helpers/standInElectron.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { type LoopbackServer, serve } from '../../electron/loopback/server.ts';
import { serveCalls } from '../../electron/main/ipcHost.ts';

vi.mock('electron', () => import('#tests/helpers/standInElectron.ts'));

/** One way to reach the application. */
type Way = { readonly name: string; readonly call: (name: string, input: unknown) => Promise<Reply<unknown>> };

let inProcess: TestApp;
let behindServer: TestApp;
let behindIpc: TestApp;
let server: LoopbackServer;
let cookie: string;
let ways: readonly Way[];

const post = async (name: string, body: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}/call/${name}`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body });

beforeAll(async () => {
  inProcess = createTestApp({ host: 'browser' });
  behindServer = createTestApp({ host: 'browser' });
  behindIpc = createTestApp({ host: 'browser' });
  const window = new BrowserWindow({});
  serveCalls(behindIpc.app, window as unknown as Parameters<typeof serveCalls>[1], behindIpc.ports.log);
  server = await serve({ app: behindServer.app, log: behindServer.ports.log, pageFolder: join(repoRoot, 'dist/renderer') });
  cookie = ((await fetch(server.newStartUrl(), { redirect: 'manual' })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  ways = [
    { name: 'in-process', call: inProcess.app.call },
    {
      name: 'loopback',
      call: async (name, input) => (await (await post(encodeURIComponent(name), JSON.stringify(input))).json()) as Reply<unknown>,
    },
    {
      name: 'ipc',
      call: async (name, input) => {
        const handler = state.handlers.get('soleus:call') as unknown as (...args: unknown[]) => Promise<Reply<unknown>>;
        const event = { sender: window.webContents, senderFrame: window.webContents.mainFrame };
        return structuredClone(await handler(event, name, structuredClone(input)));
      },
    },
  ];
});
afterAll(async () => {
  await server.close();
  await inProcess[Symbol.asyncDispose]();
  await behindServer[Symbol.asyncDispose]();
  await behindIpc[Symbol.asyncDispose]();
});

/** All replies, which must be the same once the folders, which differ, are left out. */
async function same(name: string, input: unknown): Promise<Reply<unknown>> {
  const [first, ...others] = await Promise.all(ways.map((way) => way.call(name, input)));
  const folders = [inProcess, behindServer, behindIpc].map((lab) => lab.dataFolder);
  const plain = (reply: Reply<unknown> | undefined): unknown =>
    JSON.parse(folders.reduce((text, folder) => text.replaceAll(folder, 'DATA'), JSON.stringify(reply)));
  for (const other of others) expect(plain(other)).toEqual(plain(first));
  return first as Reply<unknown>;
}

/** Inputs that name things which do not exist: every method must answer them with a value of its output or a named failure. */
const absent = countedId(0xdead);
const mark = { type: 'mark', id: absent, recordingId: absent, kind: 'in', frame: 0 };
const person = { familyName: 'Berg', givenName: 'Ida', birthDate: '1990-04-01' };
const visit = { startedAt: '2026-03-02T08:00:00.000Z' };
const report = { paper: 'A4', keyImages: null, includeMeasurements: true, includeFindings: true, includeAdvice: true };
const mode = { width: 640, height: 360, framesPerSecond: 120 };
const camera = { role: 'rear', label: 'Camera', asked: mode, got: mode };
const why = { words: 'To see whether it is saved.', certainty: 'own-default' };
const protocol = {
  schema: 1,
  id: 'contract',
  name: 'Of the contract',
  description: '',
  targetMinutes: 1,
  steps: [{ id: 'tick', kind: 'check', view: 'any', instruction: 'Tick it.', why, fact: null }],
};
const clinician = { name: 'Robin Sample', role: 'physiotherapist' };
const site = { side: 'left', location: 'midportion' };
const nobodyAsked = { none: 'not-asked' };
const letter = {
  visitId: absent,
  items: ['RF02'],
  by: clinician,
  to: null,
  vitals: nobodyAsked,
  medicines: nobodyAsked,
  hypothesis: nobodyAsked,
  question: nobodyAsked,
  advice: nobodyAsked,
  safetyNet: nobodyAsked,
  outcomeDue: null,
};
const episode = { title: '', site, onset: nobodyAsked, onsetType: nobodyAsked, irritability: nobodyAsked, closedOn: null, note: '' };
const course = {
  site,
  indication: '',
  deviceId: absent,
  plannedSessions: 3,
  plannedIntervalDays: 7,
  consentId: null,
  contraindications: {},
  status: 'planned',
  note: '',
};
const ownDefault = { words: 'of the contract', certainty: 'own-default' };
const suggestion = {
  planId: absent,
  planVersion: 1,
  day: '2026-03-02',
  advice: 'none',
  reasons: [{ ruleId: 'plan.nothing-entered', says: 'none', inputs: {}, source: ownDefault }],
  options: [],
  rulesVersion: 'plan-suggestion-1',
};
const diaryDay = {
  day: '2026-03-01',
  enteredFrom: 'clinic',
  items: [],
  painDuring: nobodyAsked,
  painAfter: nobodyAsked,
  painNextMorning: nobodyAsked,
  stiffnessNextMorning: nobodyAsked,
  settled: nobodyAsked,
  warnings: { pop: nobodyAsked, newSwelling: nobodyAsked, nightPain: nobodyAsked },
  note: '',
};
const run = {
  day: '2026-03-01',
  runMinutes: { given: 20 },
  walkMinutes: nobodyAsked,
  km: nobodyAsked,
  effort: nobodyAsked,
  surface: nobodyAsked,
  gradientPercent: nobodyAsked,
  shoeId: nobodyAsked,
  painBefore: nobodyAsked,
  painDuring: nobodyAsked,
  painAfter: nobodyAsked,
  painNextMorning: nobodyAsked,
  planned: null,
  note: '',
};
const shoe = {
  name: 'Shoe',
  dropMm: nobodyAsked,
  stackMm: nobodyAsked,
  kmBefore: nobodyAsked,
  since: nobodyAsked,
  retiredOn: null,
  note: '',
};
const phase = {
  id: 'first',
  name: 'First',
  aim: 'Begin.',
  usualWeeks: null,
  entry: [],
  exit: [],
  restBetweenSeconds: null,
  prescriptions: [],
};
const harmless: Readonly<Record<MethodName, unknown>> = {
  'app.info': {},
  'settings.get': {},
  'settings.setClinic': { name: 'Clinic' },
  'settings.setLogo': { uploadId: absent },
  'settings.setPreferences': {},
  'settings.getCapture': {},
  'settings.setCapture': {},
  'removed.list': {},
  'exports.keep': { uploadId: absent, kind: 'mp4', recordings: [absent] },
  'gait.takesOfVisit': { visitId: absent },
  'gait.difference': { a: absent, b: countedId(0xdeae), purposes: [] },
  'gait.keepDifference': { a: absent, b: countedId(0xdeae), purposes: ['other-speed'], kept: true },
  'gait.keptDifferences': { visitId: absent },
  'gait.hints': { visitId: absent },
  'gait.decideHint': { visitId: absent, hintId: 'fatigue', subject: absent, decision: 'accepted' },
  'protocols.list': {},
  'protocols.save': { protocol, revision: 0 },
  'protocols.remove': { id: 'no-such-protocol' },
  'protocols.restore': { id: 'no-such-protocol' },
  'protocolRuns.open': { visitId: absent, protocolId: 'running-2d' },
  'protocolRuns.ofVisit': { visitId: absent },
  'protocolRuns.update': { id: absent, revision: 1, state: { ticks: [], skips: {}, clips: {}, seconds: 0 } },
  'comparisons.list': { patientId: absent },
  'comparisons.get': { id: absent },
  'comparisons.lastSame': { recordingId: absent },
  'comparisons.open': { clips: [{ recordingId: absent }, { recordingId: absent, mirrored: true }] },
  'comparisons.update': {
    id: absent,
    revision: 1,
    content: {
      title: '',
      alignment: 'time',
      panes: [1, 2].map(() => ({ recordingId: absent, mirrored: false, zero: 0, offset: 0, contacts: [] })),
      layout: firstLayout,
      pairs: [],
    },
  },
  'comparisons.remove': { id: absent },
  'comparisons.restore': { id: absent },
  'takes.begin': { visitId: absent, conditions: {}, cameras: [camera] },
  'takes.finish': { id: absent, log: null },
  'takes.unfinished': {},
  'takes.discard': { id: absent },
  'takes.restore': { id: absent },
  'takes.ofVisit': { visitId: absent },
  'takes.ofRecording': { recordingId: absent },
  'takes.setSync': { groupId: absent, reference: absent, other: absent, offsetSeconds: 0, residualSeconds: 0, method: 'light' },
  'takes.sync': { groupId: absent },
  'patients.search': { query: 'nobody' },
  'patients.get': { id: absent },
  'patients.similar': { familyName: 'A', givenName: 'B', birthDate: null },
  'patients.create': { details: person },
  'patients.update': { id: absent, revision: 1, details: person },
  'patients.remove': { id: absent },
  'patients.restore': { id: absent },
  'visits.list': { patientId: absent },
  'visits.get': { id: absent },
  'visits.create': { patientId: absent, details: visit },
  'visits.update': { id: absent, revision: 1, details: visit },
  'visits.remove': { id: absent },
  'visits.restore': { id: absent },
  'recordings.list': { visitId: absent },
  'recordings.get': { id: absent },
  'recordings.frameIndex': { id: absent },
  'recordings.update': { id: absent, title: '', view: 'other', cameraPosition: '', condition: '', speed: null },
  'recordings.confirmRate': { id: absent, framesPerSecond: 240 },
  'recordings.remove': { id: absent },
  'recordings.restore': { id: absent },
  'uploads.begin': { name: 'clip.mp4', bytes: 10 },
  'uploads.abandon': { id: absent },
  'files.pickVideos': {},
  'files.pickFolder': {},
  'everything.preview': { patientId: absent },
  'everything.takeOut': { patientId: absent },
  'everything.look': { folder: '/nowhere' },
  'everything.readIn': { folder: '/nowhere', sha256: '0'.repeat(64) },
  'media.probe': { source: { kind: 'upload', uploadId: absent, name: 'clip.mp4' } },
  'import.start': { visitId: absent, sources: [{ kind: 'upload', uploadId: absent, name: 'clip.mp4' }] },
  'jobs.list': {},
  'jobs.cancel': { id: absent },
  'review.get': { recordingId: absent },
  'review.apply': { recordingId: absent, sequence: 0, label: 'Edit', patch: [{ op: 'add', record: mark }] },
  'review.undo': { recordingId: absent, sequence: 0 },
  'review.redo': { recordingId: absent, sequence: 0 },
  'review.setPicture': { recordingId: absent, keyImageId: absent, frame: 0, uploadId: absent },
  'measurements.ofVisit': { visitId: absent },
  'measurements.export': { visitId: absent, format: 'csv' },
  'reports.preview': { visitId: absent, options: report },
  'reports.create': { visitId: absent, options: report },
  'reports.content': { visitId: absent },
  'reports.list': { visitId: absent },
  'reports.get': { id: absent },
  'files.saveAs': { mediaId: `output-${absent}`, suggestedName: 'table.csv' },
  'files.open': { mediaId: `output-${absent}` },
  'audit.list': {},
  'sample.create': {},
  'episodes.list': { patientId: absent },
  'episodes.create': { patientId: absent, details: episode },
  'episodes.update': { id: absent, revision: 1, details: episode },
  'episodes.remove': { id: absent },
  'episodes.restore': { id: absent },
  'courses.list': { patientId: absent },
  'courses.create': { patientId: absent, details: course },
  'courses.update': { id: absent, revision: 1, details: course },
  'courses.remove': { id: absent },
  'courses.restore': { id: absent },
  'forms.ofVisit': { visitId: absent },
  'forms.ofPatient': { patientId: absent, kinds: ['note'] },
  'forms.get': { id: absent },
  'forms.start': { visitId: absent, kind: 'note', from: 'empty' },
  'forms.update': {
    id: absent,
    revision: 1,
    details: { kind: 'note', content: { subjective: '', objective: '', assessment: '', plan: '' } },
  },
  'forms.keepPhoto': { id: absent, uploadId: absent },
  'forms.remove': { id: absent },
  'forms.restore': { id: absent },
  'forms.effect': { id: absent },
  'forms.print': { id: absent, revision: 1, sheet: { title: 'Note', sections: [] } },
  'safety.ofPatient': { patientId: absent },
  'safety.ofVisit': { visitId: absent },
  'safety.record': {
    visitId: absent,
    details: { deed: 'event', event: { kind: 'acknowledged', flagId: 'x', at: '2026-03-02T08:00:00.000Z', by: clinician } },
  },
  'safety.deeds': { patientId: absent },
  'safety.letter': letter,
  'safety.printLetter': letter,
  'visits.signing': { id: absent },
  'visits.sign': { id: absent, by: clinician, sha256: '0'.repeat(64) },
  'visits.amend': { id: absent, by: clinician, text: 'More.', reason: 'Late.', after: 0 },
  'home.today': {},
  'consents.ofPatient': { patientId: absent },
  'consents.give': {
    patientId: absent,
    kind: 'video-use',
    purpose: 'care',
    scope: { clips: 'all' },
    decision: 'given',
    by: { who: 'patient' },
    text: { version: 'video-1', language: 'en' },
    witness: '',
  },
  'consents.withdraw': { id: absent, by: { who: 'patient' }, reason: '' },
  'consents.check': { recordingIds: [absent], way: 'clipboard' },
  'exports.letOut': { recordingIds: [absent], way: 'clipboard' },
  'patients.mergePreview': { keep: absent, merge: countedId(0xdeae) },
  'patients.merge': { keep: absent, merge: countedId(0xdeae), keepRevision: 1, mergeRevision: 1, details: person },
  'patients.unmerge': { id: absent },
  'patients.merges': { patientId: absent },
  'patients.erasePreview': { patientId: absent },
  'patients.erase': { patientId: absent, revision: 1, familyName: 'Berg', reason: 'erasure-asked-for', by: clinician },
  'retention.due': {},
  'retention.removeVideos': { patientId: absent, by: clinician },
  'retention.holds': {},
  'retention.hold': { patientId: absent, reason: 'A claim.' },
  'clinicTables.get': {},
  'clinicTables.set': { table: 'consentAge', revision: 7, value: 16 },
  'clinicTables.loadTextPack': { uploadId: absent },
  'programmes.list': {},
  'plans.list': { patientId: absent },
  'plans.get': { id: absent },
  'plans.version': { id: absent, number: 1 },
  'plans.expected': { id: absent, from: '2026-03-02', to: '2026-03-08' },
  'plans.standing': { id: absent },
  'plans.deeds': { id: absent },
  'plans.start': { visitId: absent, episodeId: absent, programmeId: 'silbernagel', startsOn: '2026-03-02' },
  'plans.edit': {
    id: absent,
    visitId: absent,
    revision: 1,
    step: { key: 'phase', patch: [{ op: 'change', what: 'phase', before: phase, after: phase }] },
  },
  'plans.undo': { id: absent, visitId: absent, revision: 1 },
  'plans.redo': { id: absent, visitId: absent, revision: 1 },
  'plans.explain': { id: absent, visitId: absent, revision: 1, why: '' },
  'plans.decide': { id: absent, visitId: absent, revision: 1, seen: suggestion, chosen: 'hold', by: clinician },
  'plans.judge': { id: absent, visitId: absent, phaseId: 'first', criterionId: 'ready', met: true, by: clinician },
  'plans.remove': { id: absent },
  'plans.restore': { id: absent },
  'diary.days': { episodeId: absent, from: '2026-03-02', to: '2026-03-08' },
  'diary.setDay': { episodeId: absent, revision: 0, details: diaryDay },
  'runs.list': { patientId: absent },
  'runs.create': { patientId: absent, details: run },
  'runs.update': { id: absent, revision: 1, details: run },
  'runs.remove': { id: absent },
  'runs.restore': { id: absent },
  'runs.setLogged': { patientId: absent, from: '2026-02-23', to: '2026-03-01', logged: true },
  'shoes.list': { patientId: absent },
  'shoes.create': { patientId: absent, details: shoe },
  'shoes.update': { id: absent, revision: 1, details: shoe },
  'shoes.remove': { id: absent },
  'shoes.restore': { id: absent },
  'timeline.ofEpisode': { episodeId: absent },
  'timeline.keepPicture': { episodeId: absent, uploadId: absent, kind: 'svg' },
};

describe.each(methodNames.map((name) => [name]))('%s', (name) => {
  test('refuses an input of the wrong kind, the same on every way', async () => {
    for (const input of [null, 7, 'text', []]) {
      const reply = await same(name, input);
      expect(reply).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
    }
  });

  test('answers a well-meant call with a value of the contract, or a failure of the closed list', async () => {
    if (name === 'sample.create') return;
    expect(api[name].input.safeParse(harmless[name]).error?.message).toBeUndefined();
    const reply = await same(name, harmless[name]);
    if (reply.ok) {
      expect(api[name].output.safeParse(reply.value).error?.message).toBeUndefined();
    } else {
      expect(failureCodes).toContain(reply.failure.code);
      expect(`${reply.failure.code}: ${reply.failure.message}`).not.toMatch(/^internal/);
      expect(reply.failure.message).toMatch(/\S/);
      expect(reply.failure.action).toMatch(/\S/);
    }
  });
});

describe('what is not in the contract', () => {
  test.each([
    '',
    'patients',
    'patients.drop',
    'toString',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'app.info ',
    'APP.INFO',
    '../app.info',
    'a'.repeat(5000),
  ])('%s is not found', async (name) => {
    const reply = await same(name, {});
    expect(reply).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    expect(JSON.stringify(reply).length).toBeLessThan(500);
  });

  test.each(['', '{', 'undefined', '{"a":1}}', '\u0000', '[1,'])('a body that is not JSON (%j) is an invalid input', async (body) => {
    const reply = (await (await post('app.info', body)).json()) as Reply<unknown>;
    expect(reply).toMatchObject({ ok: false, failure: { code: 'invalid-input' } });
  });

  test('keys that would change an object’s nature do nothing', async () => {
    const reply = (await (
      await post('jobs.list', '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}')
    ).json()) as Reply<unknown>;
    expect(reply).toEqual({ ok: true, value: [] });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe('a host that cannot hand out paths', () => {
  test.each(['media.probe', 'import.start'] as const)('%s takes none', async (name) => {
    const patient = await same('patients.create', { details: { ...person, familyName: `Paths ${name}` }, despiteSimilar: true });
    const { id: patientId } = (patient as { value: { id: string } }).value;
    const made = await same('visits.create', { patientId, details: visit });
    const { id: visitId } = (made as { value: { id: string } }).value;
    const source = { kind: 'path', path: join(repoRoot, 'package.json') };
    const reply = await same(name, name === 'media.probe' ? { source } : { visitId, sources: [source] });
    expect(reply).toMatchObject({ ok: false, failure: { code: 'forbidden' } });
    expect(await same('jobs.list', {})).toEqual({ ok: true, value: [] });
  });
});
