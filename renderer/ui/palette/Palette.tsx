import { Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, useSpotlight } from '@mantine/spotlight';
import { IconArrowRight, IconSearch, IconUser } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { actionWords } from '../../i18n/index.ts';
import { useRead } from '../data/reads.ts';
import { chordsFor } from '../keymap/bindings.ts';
import { Keys } from '../keymap/Keys.tsx';
import { type AvailableAction, availableActions } from '../keymap/registry.ts';
import { useKeyChoices } from '../keymap/useActions.ts';
import { birthDay, fullName } from '../words.ts';
import { chooseFirst, palette, paletteStore } from './store.ts';

/** Finds patients and anything that can be done now. */
export function Palette() {
  const { t } = useTranslation('shell');
  const [address, go] = useLocation();
  const [query, setQuery] = useState('');
  const [actions, setActions] = useState<readonly AvailableAction[]>([]);
  const [asked] = useDebouncedValue(query.trim(), 60);
  const found = useRead('patients.search', { query: asked, limit: 8 }, { enabled: asked !== '', keepPrevious: true });
  const choices = useKeyChoices();
  const { opened } = useSpotlight(paletteStore);
  const wanted = query.trim().toLowerCase();
  const offered = actions.filter(({ spec }) => spec.unlisted !== true && holdsAll(actionWords(spec.id), wanted));
  const groups = [
    {
      label: t(address.startsWith('/patients/') ? 'palette.latest' : 'palette.visit'),
      lines: offered.filter(({ spec }) => spec.group === 'visit'),
    },
    { label: t('palette.actions'), lines: offered.filter(({ spec }) => spec.group !== 'visit') },
  ];
  // Until the answer to what is typed now is there, those of the answer before stay only if they fit: Enter must never open someone else.
  const answered = !found.isPlaceholderData && asked === query.trim();
  const patients = wanted === '' ? [] : (found.data?.patients ?? []);
  const people = answered ? patients : patients.filter((patient) => fits(fullName(patient), wanted));
  const shown = [...people.map(({ id }) => id), ...groups.flatMap(({ lines }) => lines.map(({ spec }) => spec.id))].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new list of lines begins with its first chosen
  useEffect(chooseFirst, [shown, opened]);
  return (
    <Spotlight.Root
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      onSpotlightOpen={() => setActions(availableActions())}
      maxHeight="70vh"
      scrollable
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.45 }}
      size="42rem"
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<IconSearch size={22} aria-hidden />}
      />
      <Spotlight.ActionsList {...scrolledByKeys(t('palette.found'))}>
        {people.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.patients')}>
            {people.map((patient) => (
              <Spotlight.Action key={patient.id} onClick={() => go(`/patients/${patient.id}`)}>
                <Group w="100%" wrap="nowrap">
                  <IconUser size={22} aria-hidden />
                  <Text style={{ flex: 1 }}>{fullName(patient)}</Text>
                  <Text c="dimmed">{birthDay(patient)}</Text>
                </Group>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {groups.map(
          ({ label, lines }) =>
            lines.length > 0 && (
              <Spotlight.ActionsGroup key={label} label={label}>
                {lines.map(({ spec, run }) => (
                  <Spotlight.Action
                    key={spec.id}
                    onClick={() => {
                      palette.close();
                      run();
                    }}
                  >
                    <Group w="100%" wrap="nowrap">
                      <IconArrowRight size={22} aria-hidden />
                      <Text style={{ flex: 1 }}>{actionWords(spec.id)}</Text>
                      {chordsFor(spec, choices)
                        .slice(0, 1)
                        .map((chord) => (
                          <Keys key={chord} chord={chord} />
                        ))}
                    </Group>
                  </Spotlight.Action>
                ))}
              </Spotlight.ActionsGroup>
            ),
        )}
        {people.length === 0 && offered.length === 0 && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** A list longer than its place can be scrolled by keyboard. It hands this on to its scroll area, of which its type knows nothing. */
const scrolledByKeys = (name: string): object => ({ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': name } });

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether all that was typed, word by word, is somewhere in these words. */
const holdsAll = (words: string, typed: string): boolean => {
  const found = plain(words);
  return plain(typed)
    .split(/\s+/)
    .every((part) => found.includes(part));
};

/** Whether every word typed begins a word of the name. */
function fits(name: string, typed: string): boolean {
  const words = plain(name).split(/[\s,]+/);
  return plain(typed)
    .split(/[\s,]+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
