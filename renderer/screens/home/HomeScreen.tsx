import { VisuallyHidden } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../ui/data/reads.ts';
import { appActions } from '../../ui/keymap/appActions.ts';
import { useActions } from '../../ui/keymap/useActions.ts';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { UnfinishedTakes } from '../capture/UnfinishedTakes.tsx';
import { FirstRun } from './FirstRun.tsx';
import { HomeBoard } from './HomeBoard.tsx';
import { emptyPatient, NewPatient } from './NewPatient.tsx';
import classes from './PatientList.module.css';
import { PatientList } from './PatientList.tsx';
import { RecentPatients } from './RecentPatients.tsx';

/** Words typed into the search as the start of a name: 'Family, Given' or 'Given Family'. */
function nameFrom(words: string): { readonly familyName: string; readonly givenName: string } {
  const comma = words.indexOf(',');
  if (comma >= 0) return { familyName: words.slice(0, comma).trim(), givenName: words.slice(comma + 1).trim() };
  const parts = words.split(/\s+/);
  const familyName = parts.pop() ?? '';
  return { familyName, givenName: parts.join(' ') };
}

/** Patients: find one, see what the day asks for, add one, or begin with the sample. */
export function HomeScreen() {
  const { t } = useTranslation('patients');
  const [query, setQuery] = useState('');
  const [draft, setDraft] = useState(emptyPatient);
  const search = useRef<HTMLInputElement>(null);
  const family = useRef<HTMLInputElement>(null);
  const info = useRead('app.info', {}).data;
  // With nobody in the record there is nothing to look at: the first steps have the room.
  const board = info?.empty === false;
  useCrumbs([{ label: t('title') }]);
  useActions(appActions, {
    'app.find': () => search.current?.select(),
    'app.new': () => family.current?.focus(),
  });
  return (
    <div className={classes['screen']} data-board={board || undefined}>
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      <PatientList
        query={query}
        onQuery={setQuery}
        inputRef={search}
        welcome={info?.empty ? <FirstRun dataFolder={info.dataFolder} /> : null}
        onAdd={(words) => {
          setDraft({ ...emptyPatient, ...nameFrom(words) });
          family.current?.focus();
        }}
      />
      {board && <HomeBoard />}
      <div className={classes['aside']}>
        <UnfinishedTakes />
        <NewPatient draft={draft} onDraft={setDraft} familyRef={family} />
        <RecentPatients />
      </div>
    </div>
  );
}
