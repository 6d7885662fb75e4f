import { expect, test } from 'vitest';
import { actions as words } from '#renderer/i18n/en/actions.ts';
import type { ActionSpec } from '#renderer/ui/keymap/action.ts';
import { actionGroups, allActions } from '#renderer/ui/keymap/allActions.ts';
import { chordsFor, conflicts, holderOf, type KeyChoices, remap, reset, swap } from '#renderer/ui/keymap/bindings.ts';

const action = (id: string, ...soleus: string[]): ActionSpec => ({
  id,
  group: 'player',
  chords: { soleus, kinovea: soleus, nle: [] },
});
const next = action('next', 'ArrowRight', '.');
const play = action('play', 'Space');
const fresh: KeyChoices = { keymap: {}, keyProfile: 'soleus' };
const with_ = (keymap: KeyChoices['keymap']): KeyChoices => ({ ...fresh, keymap });

test('an action has its profile’s keys until it is given others', () => {
  expect(chordsFor(next, fresh)).toEqual(['ArrowRight', '.']);
  expect(chordsFor(next, { ...fresh, keyProfile: 'nle' })).toEqual([]);
  const mine = with_(remap(next, ['f'], fresh));
  expect(chordsFor(next, mine)).toEqual(['F']);
  expect(chordsFor(next, { ...mine, keyProfile: 'nle' })).toEqual(['F']);
  expect(chordsFor(next, with_(reset('next', mine)))).toEqual(['ArrowRight', '.']);
});

test('all keys can be taken away from an action', () => {
  expect(chordsFor(next, with_(remap(next, [], fresh)))).toEqual([]);
});

test('a key that is taken is named with its holder', () => {
  expect(holderOf('Space', next, [next, play], fresh)?.id).toBe('play');
  expect(holderOf('Space', play, [next, play], fresh)).toBeNull();
});

test('a swap gives the key and takes one in exchange, and leaves no conflict', () => {
  const after = with_(swap(next, 'Space', play, fresh));
  expect(chordsFor(next, after)).toEqual(['Space', '.']);
  expect(chordsFor(play, after)).toEqual(['ArrowRight']);
  expect(conflicts([next, play], after)).toEqual([]);
});

test('a swap with an action that has nothing to give leaves the holder without that key', () => {
  const bare = action('bare');
  const after = with_(swap(bare, 'Space', play, fresh));
  expect(chordsFor(bare, after)).toEqual(['Space']);
  expect(chordsFor(play, after)).toEqual([]);
});

test('a key with two meanings is a conflict', () => {
  expect(conflicts([next, play], with_(remap(play, ['.'], fresh)))).toEqual([{ chord: '.', ids: ['next', 'play'] }]);
});

test('a key of a passing mode is no conflict with the same key outside it', () => {
  const nudge: ActionSpec = { ...action('nudge', 'ArrowRight'), mode: 'drawing' };
  expect(conflicts([next, nudge], fresh)).toEqual([]);
  expect(holderOf('ArrowRight', nudge, [next, nudge], fresh)).toBeNull();
});

test('a key may mean one thing on one screen and another on the next, but nothing besides what works on every screen', () => {
  const film: ActionSpec = { ...action('film', 'Space'), screen: 'capture' };
  const review: ActionSpec = { ...action('review', 'Space'), screen: 'review' };
  expect(conflicts([film, review], fresh)).toEqual([]);
  expect(holderOf('Space', film, [film, review], fresh)).toBeNull();
  expect(conflicts([film, review, play], fresh)).toEqual([{ chord: 'Space', ids: ['film', 'review', 'play'] }]);
  expect(holderOf('Space', play, [play, film], fresh)?.id).toBe('film');
});

test('every action of the product has its own id, a known group and no key in common with another, in every profile', () => {
  expect(new Set(allActions.map(({ id }) => id)).size).toBe(allActions.length);
  for (const { group } of allActions) expect(actionGroups).toContain(group);
  for (const keyProfile of ['soleus', 'kinovea', 'nle'] as const)
    expect(conflicts(allActions, { keymap: {}, keyProfile }), keyProfile).toEqual([]);
});

test('every action of the product has words of its own', () => {
  const known: Readonly<Record<string, string>> = words;
  expect(allActions.filter(({ id }) => known[id] === undefined).map(({ id }) => id)).toEqual([]);
  expect(new Set(Object.values(words)).size).toBe(Object.keys(words).length);
});
