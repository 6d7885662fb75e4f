import { type WordingKey, wordingKeys } from '#core/report/wording.ts';

export const wordingGroups = ['found', 'means', 'week', 'pain', 'call', 'home', 'end'] as const;
export type WordingGroup = (typeof wordingGroups)[number];

/** The part of the pages in which a text stands. */
const groupOf = (key: WordingKey): WordingGroup => wordingGroups.find((group) => key.startsWith(group)) ?? 'end';

/** The texts of a part, in the order in which they are printed. */
export const keysOf = (group: WordingGroup): readonly WordingKey[] => wordingKeys.filter((key) => groupOf(key) === group);

/** Invented, for the preview. */
const sampleValues: Readonly<Record<string, string>> = {
  place: 'your left Achilles tendon',
  steps: '168',
  what: 'Heel raises on one leg',
  value: '18 times',
  before: '12 times',
  from: '2 March',
  to: '8 March',
  aim: 'Get the tendon used to load.',
  green: '2',
  acceptable: '5',
  emergency: '112',
};

/** `from` of a zone of pain is a number, and a day elsewhere. */
export const sampleOf = (key: WordingKey): Readonly<Record<string, string>> =>
  key === 'painAmber' ? { ...sampleValues, from: '3' } : sampleValues;
