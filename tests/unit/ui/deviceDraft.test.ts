import { expect, test } from 'vitest';
import type { ShockwaveDevice } from '#core/clinical/treatment/shockwaveDevice.ts';
import { shockwaveDeviceId } from '#core/clinical/treatment/shockwaveDevice.ts';
import { draftOf, entriesOf, newDevice, wrongIn } from '#renderer/screens/settings/devices/deviceDraft.ts';

const id = shockwaveDeviceId.parse('5f0c1a5e-61b1-4b7e-9e0a-0c5f6d1f2a3b');
const common = {
  name: 'Invented device',
  generator: 'pneumatic',
  maxHz: 20,
  serviceDue: '2027-01-31',
  handpiece: { impulses: 0, lastsFor: 1_000_000 },
  source: { words: 'invented papers', certainty: 'read' },
  note: '',
} as const;
const radial: ShockwaveDevice = {
  ...common,
  type: 'radial',
  bar: { min: 1, max: 5 },
  applicators: [{ name: 'D15', diameterMm: 15 }],
  conversions: [
    { applicator: 'D15', bar: 2, energyFluxDensity: 0.1, source: common.source },
    { applicator: 'D15', bar: 3, energyFluxDensity: 0.18, source: { words: 'another table', certainty: 'to-verify' } },
  ],
};
const focused: ShockwaveDevice = {
  ...common,
  type: 'focused',
  energyFluxDensity: { min: 0.01, max: 0.5 },
  applicators: [{ name: 'Long', standOffMm: null }],
  focalArea: { mm2: 12, edge: 'minus-6-db' },
};

test('what was written comes back as it was, each line of a table with its own source', () => {
  const entries = [radial, focused].map((facts) => ({ id, facts }));
  for (const entry of entries) expect(entriesOf([draftOf(entry)])).toEqual([entry]);
});

test('a line without a source of its own follows the device', () => {
  const draft = draftOf({ id, facts: radial });
  const [entry] = entriesOf([{ ...draft, source: { words: 'second edition', certainty: 'read' } }]);
  const facts = entry?.facts.type === 'radial' ? entry.facts : null;
  expect(facts?.conversions.map(({ source }) => source.words)).toEqual(['second edition', 'another table']);
});

test('an empty device is not written: each field that is missing is named', () => {
  const wrong = wrongIn([draftOf({ id, facts: radial }), newDevice('7d6f2a0e-38a5-4d0b-9c0b-0a9f3b1c2d4e')]);
  expect(Object.keys(wrong ?? {}).toSorted()).toEqual(
    ['1.applicators.0.name', '1.least', '1.maxHz', '1.most', '1.name', '1.source.words'].toSorted(),
  );
  expect(wrongIn([draftOf({ id, facts: focused })])).toBeNull();
});

test('a least that is more than the most is said at the most', () => {
  const draft = draftOf({ id, facts: focused });
  expect(wrongIn([{ ...draft, least: 0.6 }])).toEqual({ '0.most': 'The least is more than the most.' });
});
