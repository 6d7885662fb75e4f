import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconSearch, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { JobTray } from '../jobs/JobTray.tsx';
import { appActions } from '../keymap/appActions.ts';
import { useKeyHint } from '../keymap/useActions.ts';
import { palette } from '../palette/store.ts';
import type { Crumb } from './crumbs.ts';
import { Mark } from './Mark.tsx';
import classes from './Shell.module.css';

type Props = {
  readonly crumbs: readonly Crumb[];
  readonly onKeys: () => void;
  readonly jobsShown: boolean;
  readonly onJobs: (shown: boolean) => void;
};

/** Where you are, and what is needed from everywhere: find, jobs, keys, settings. */
export function TopBar({ crumbs, onKeys, jobsShown, onJobs }: Props) {
  const { t } = useTranslation(['shell', 'common']);
  const findKey = useKeyHint(appActions[0]);
  return (
    <header className={classes['bar']}>
      <Link href="/" className={classes['brand'] ?? ''}>
        <Mark />
        {t('common:productName')}
      </Link>
      <nav aria-label={t('whereYouAre')} style={{ flex: 1, minWidth: 0 }}>
        <ol className={classes['crumbs']}>
          {crumbs.map((crumb, i) => (
            <li key={`${crumb.href ?? ''}${crumb.label}`}>
              {crumb.href === undefined ? (
                <span className={`${classes['crumb']} ${classes['here']}`} aria-current={i === crumbs.length - 1 ? 'page' : undefined}>
                  {crumb.label}
                </span>
              ) : (
                <Link href={crumb.href} className={classes['crumb'] ?? ''}>
                  {crumb.label}
                </Link>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <UnstyledButton className={`${classes['tool']} ${classes['find']}`} onClick={() => palette.open()}>
        <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
          <IconSearch size={20} aria-hidden />
          {t('find')}
        </span>
        {findKey !== '' && <kbd>{findKey}</kbd>}
      </UnstyledButton>
      <JobTray opened={jobsShown} onChange={onJobs} />
      <Tooltip label={t('keys')}>
        <UnstyledButton className={classes['tool'] ?? ''} onClick={onKeys} aria-label={t('keys')}>
          <IconKeyboard size={24} aria-hidden />
        </UnstyledButton>
      </Tooltip>
      <Tooltip label={t('settings')}>
        <Link href="/settings" className={classes['tool'] ?? ''} aria-label={t('settings')}>
          <IconSettings size={24} aria-hidden />
        </Link>
      </Tooltip>
    </header>
  );
}
