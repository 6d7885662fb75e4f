import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseProtocol, protocolSchema, protocolText } from '#core/protocol/protocol.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { protocolOf, shipped, shippedProtocols, step } from './lab.ts';

const read = (steps: readonly unknown[], more: object = {}) =>
  parseProtocol(JSON.stringify({ schema: 1, id: 'tried', name: 'Tried', description: '', targetMinutes: 5, steps, ...more }));
const problems = (steps: readonly unknown[], more: object = {}) => {
  const found = read(steps, more);
  return found.ok ? [] : found.problems.map(({ path, message }) => `${path}: ${message}`);
};
const events = { kinds: ['initial-contact'], legs: 'both', strides: 7 };
const landmarks = { moment: 'midstance', legs: 'near', steps: 7, metrics: ['knee-flexion-peak'] };

test('every protocol that comes with Soleus can be read, is named after its file, and comes back from its own text', () => {
  const files = readdirSync(join(repoRoot, 'resources/protocols'));
  expect(files.toSorted()).toEqual(shippedProtocols.map((id) => `${id}.json`).toSorted());
  for (const id of shippedProtocols) {
    const protocol = shipped(id);
    expect(protocol.id).toBe(id);
    expect(parseProtocol(protocolText(protocol))).toEqual({ ok: true, protocol });
  }
});

test('the running protocol asks for what the clinical reference asks for: seven steps, near leg from the side, both legs from behind', () => {
  const { steps, targetMinutes } = shipped('running-2d');
  expect(targetMinutes).toBeLessThanOrEqual(10);
  const pointed = steps.filter((one) => one.kind === 'landmarks');
  expect(pointed.map(({ view, moment, legs, steps: of }) => [view, moment, legs, of])).toEqual([
    ['side', 'initial-contact', 'near', 7],
    ['side', 'midstance', 'near', 7],
    ['side', 'flight', 'near', 7],
    ['side', 'toe-off', 'near', 7],
    ['rear', 'midstance', 'both', 7],
  ]);
  const facts = steps.flatMap((one) => (one.kind === 'check' && one.fact !== null ? [one.fact.kind] : []));
  expect(new Set(facts)).toEqual(
    new Set(['capture-rate', 'frames-per-second', 'seconds-filmed', 'belt-speed', 'shoe', 'scale', 'vertical']),
  );
});

test('the Achilles protocol measures foot, ankle, overstride, cadence and heel whip', () => {
  const { steps } = shipped('achilles-calf');
  const metrics = steps.flatMap((one) => (one.kind === 'landmarks' ? one.metrics : []));
  expect(new Set(metrics)).toEqual(new Set(['foot-inclination', 'overstride', 'ankle-dorsiflexion', 'heel-whip']));
  expect(steps.some(({ kind }) => kind === 'events')).toBe(true);
});

test('a step that is no step is named with its place', () => {
  expect(problems([step('check', { fact: null }), step('dance')])).toEqual([expect.stringMatching(/^steps\[1\]\.kind: .*'check'/)]);
  expect(problems([step('check', { fact: null, colour: 'red' })])).toEqual(['steps[0]: Unrecognized key: "colour"']);
  expect(problems([step('check')])).toEqual([expect.stringMatching(/^steps\[0\]\.fact: /)]);
  expect(problems([step('landmarks', { ...landmarks, moment: 'standing' })])).toEqual([expect.stringMatching(/^steps\[0\]\.moment: /)]);
  expect(problems([])).toEqual(['steps: A protocol needs at least one step.']);
  expect(problems([step('check', { fact: null, instruction: '  ' })])).toEqual(['steps[0].instruction: Say what to do.']);
});

test('parts of a step that contradict each other are named', () => {
  expect(problems([step('film', { view: 'any' })])).toEqual([expect.stringMatching(/^steps\[0\]\.view: Say from where/)]);
  expect(problems([step('events', { ...events, view: 'rear', legs: 'near' })])).toEqual([expect.stringMatching(/^steps\[0\]\.legs: /)]);
  expect(problems([step('events', { ...events, kinds: ['toe-off', 'toe-off'] })])).toEqual(['steps[0].kinds: An event is named twice.']);
  expect(problems([step('landmarks', { ...landmarks, metrics: ['pelvic-drop'] })])).toEqual([
    'steps[0].metrics: pelvic-drop: not measured from this view.',
  ]);
  expect(problems([step('landmarks', { ...landmarks, metrics: ['thigh-extension'] })])).toEqual([
    'steps[0].metrics: thigh-extension: needs no landmark at this moment.',
  ]);
  expect(problems([step('landmarks', { ...landmarks, legs: 'both' })])).toEqual([expect.stringContaining('the far leg is hidden')]);
  expect(problems([step('landmarks', { ...landmarks, legs: 'both', metrics: ['trunk-lean'] })])).toEqual([]);
  expect(problems([step('standing', { legs: 'near', metrics: ['trunk-lean'] })])).toEqual([
    'steps[0].metrics: trunk-lean: has no standing angle to take off.',
  ]);
  expect(problems([step('check', { fact: null }), step('check', { fact: null })])).toEqual([
    'steps[1].id: Another step is named check-step too.',
  ]);
});

test('a file that is no JSON, of a newer version, or begun by an editor of Windows', () => {
  const broken = parseProtocol('{"schema": 1,');
  expect(broken.ok === false && broken.problems).toEqual([{ path: '', message: expect.stringMatching(/^This is not JSON: /) }]);
  expect(problems([step('check', { fact: null })], { schema: 2 })).toEqual(['schema: Version 2 is of a newer Soleus than this one.']);
  expect(parseProtocol(`\uFEFF${protocolText(protocolOf(step('check', { fact: null })))}`).ok).toBe(true);
  expect(parseProtocol('[]').ok).toBe(false);
  expect(parseProtocol('').ok).toBe(false);
});

test.each(['', 'Upper', 'two words', '../up', 'nul', 'com1', '-a', 'a'.repeat(61)])('%j names no protocol', (id) => {
  expect(protocolSchema.safeParse({ ...protocolOf(step('check', { fact: null })), id }).success).toBe(false);
});
