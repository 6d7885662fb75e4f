import { useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { onEvent } from '../../link.ts';
import { useRead } from '../data/reads.ts';
import { appActions } from '../keymap/appActions.ts';
import { KeyList } from '../keymap/KeyList.tsx';
import { availableActions, setKeyChoices } from '../keymap/registry.ts';
import { useActions } from '../keymap/useActions.ts';
import { undoLast } from '../notify.tsx';
import { Palette } from '../palette/Palette.tsx';
import { palette } from '../palette/store.ts';
import { useShownCrumbs } from './crumbs.ts';
import classes from './Shell.module.css';
import { catchStrayDrops } from './strayDrops.ts';
import { TopBar } from './TopBar.tsx';

/** Runs an action that some screen offers now; nothing when none does. */
const runIfOffered = (id: string): void =>
  availableActions()
    .find(({ spec }) => spec.id === id)
    ?.run();

/** What a menu command of the desktop host does here. */
const menuActions: Readonly<Record<string, string>> = {
  'new-patient': 'app.new',
  import: 'visit.import',
  find: 'app.palette',
  shortcuts: 'app.keys',
  settings: 'app.settings',
  undo: 'edit.undo',
  redo: 'edit.redo',
  print: 'visit.report',
};

/** Top bar, palette, key list and the keys that work everywhere, around whatever screen is shown. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation(['shell', 'common']);
  const [address, go] = useLocation();
  const content = useRef<HTMLElement>(null);
  const [keysShown, showKeys] = useState(false);
  const [jobsShown, showJobs] = useState(false);
  const crumbs = useShownCrumbs();
  const preferences = useRead('settings.get', {}).data?.preferences;
  const { setColorScheme } = useMantineColorScheme();

  useEffect(() => {
    if (!preferences) return;
    setColorScheme(preferences.theme);
    setKeyChoices(preferences);
  }, [preferences, setColorScheme]);

  useEffect(() => {
    return onEvent((event) => {
      if (event.type !== 'menu') return;
      if (event.command === 'about') go('/settings/about');
      else runIfOffered(menuActions[event.command] ?? '');
    });
  }, [go]);

  useEffect(() => catchStrayDrops(window), []);

  // A new screen begins at its top, with the keyboard in it unless one of its fields took the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what this is about
  useEffect(() => {
    content.current?.scrollTo(0, 0);
    if (!content.current?.contains(document.activeElement)) content.current?.focus();
  }, [address]);

  const up = crumbs.findLast((crumb) => crumb.href !== undefined)?.href;
  useActions(appActions, {
    'app.palette': () => palette.open(),
    'app.keys': () => showKeys(true),
    'app.settings': () => go('/settings'),
    'app.record-keeping': () => go('/settings/record-keeping'),
    'app.retention': () => go('/retention'),
    'app.home': () => go('/'),
    'app.jobs': () => showJobs(true),
    'app.undo-removal': undoLast,
    ...(up === undefined ? {} : { 'app.back': () => go(up) }),
  });

  return (
    <div className={classes['frame']}>
      <button type="button" className={classes['skip']} onClick={() => document.getElementById('content')?.focus()}>
        {t('skip')}
      </button>
      <TopBar crumbs={crumbs} onKeys={() => showKeys(true)} jobsShown={jobsShown} onJobs={showJobs} />
      <main ref={content} className={classes['content']} id="content" tabIndex={-1} data-quiet-focus>
        {children}
      </main>
      <Palette />
      <KeyList opened={keysShown} onClose={() => showKeys(false)} />
    </div>
  );
}
