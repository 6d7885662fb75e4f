import { expect, test } from 'vitest';
import { mergePreviewSchema } from '#core/domain/merge.ts';
import { patientSchema } from '#core/domain/patient.ts';
import { detailsFrom, proposedChoice } from '#renderer/screens/merging/choices.ts';

const patient = (id: string, part: object) =>
  patientSchema.parse({
    id,
    revision: 1,
    sample: false,
    createdAt: '2026-01-05T10:00:00.000Z',
    updatedAt: '2026-01-05T10:00:00.000Z',
    removedAt: null,
    familyName: 'Quillfeather',
    givenName: 'Ada',
    birthDate: null,
    ...part,
  });

const keep = patient('0b9f5c1e-6a53-4d5e-8a6e-0d5a3c7f1a01', { phone: '01 234', notes: 'Left calf.', heightCm: 170 });
const merge = patient('0b9f5c1e-6a53-4d5e-8a6e-0d5a3c7f1a02', { phone: '09 876', notes: 'Right calf.', birthDate: '1990-05-04' });
const preview = mergePreviewSchema.parse({
  keep,
  merge,
  fields: [
    { field: 'familyName', state: 'same' },
    { field: 'givenName', state: 'same' },
    { field: 'birthDate', state: 'one' },
    { field: 'heightCm', state: 'one' },
    { field: 'phone', state: 'differ' },
    { field: 'notes', state: 'differ' },
  ],
  proposed: { ...keep, birthDate: '1990-05-04', notes: 'Left calf.\n\nRight calf.' },
  moves: {
    visits: 0,
    recordings: 0,
    forms: 0,
    episodes: 0,
    courses: 0,
    consents: 0,
    comparisons: 0,
    redFlagDeeds: 0,
    plans: 0,
    diaryDays: 0,
    runs: 0,
    shoes: 0,
  },
});

test('what only one record says is proposed from that record, and notes of both are put together', () => {
  expect(proposedChoice(preview, 'birthDate')).toBe('merge');
  expect(proposedChoice(preview, 'heightCm')).toBe('keep');
  expect(proposedChoice(preview, 'notes')).toBe('both');
});

test('nothing chosen gives what is proposed', () => {
  const { birthDate, heightCm, phone, notes } = detailsFrom(preview, {});
  expect({ birthDate, heightCm, phone, notes }).toEqual({
    birthDate: '1990-05-04',
    heightCm: 170,
    phone: '01 234',
    notes: 'Left calf.\n\nRight calf.',
  });
});

test('a choice goes before what is proposed, also the choice of what says nothing', () => {
  const { birthDate, phone, notes } = detailsFrom(preview, { birthDate: 'keep', phone: 'merge', notes: 'merge' });
  expect({ birthDate, phone, notes }).toEqual({ birthDate: null, phone: '09 876', notes: 'Right calf.' });
});
