import { Skeleton, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRead } from '../../ui/data/reads.ts';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { AboutPage } from './AboutPage.tsx';
import { AppearancePage } from './AppearancePage.tsx';
import { ClinicPage } from './ClinicPage.tsx';
import { DevicesPage } from './devices/DevicesPage.tsx';
import { HistoryPage } from './HistoryPage.tsx';
import { KeysPage } from './KeysPage.tsx';
import { ProtocolsPage } from './protocols/ProtocolsPage.tsx';
import { RemovedPage } from './RemovedPage.tsx';
import classes from './Settings.module.css';

const EverythingPage = lazy(() => import('./EverythingPage.tsx').then((module) => ({ default: module.EverythingPage })));

const NotesPage = lazy(() => import('./tables/NotesPage.tsx').then((module) => ({ default: module.NotesPage })));

const RecordKeepingPage = lazy(() => import('./tables/RecordKeepingPage.tsx').then((module) => ({ default: module.RecordKeepingPage })));

const RulesPage = lazy(() => import('./rules/RulesPage.tsx').then((module) => ({ default: module.RulesPage })));

const ReportsPage = lazy(() => import('./reports/ReportsPage.tsx').then((module) => ({ default: module.ReportsPage })));

const pages = [
  'clinic',
  'reports',
  'appearance',
  'keys',
  'protocols',
  'devices',
  'rules',
  'notes',
  'record-keeping',
  'everything',
  'removed',
  'history',
  'about',
] as const;
type Page = (typeof pages)[number];

/** Settings, one page an area; everything is stored as it is changed. */
export function SettingsScreen({ page }: { readonly page: string }) {
  const { t } = useTranslation(['settings', 'patients']);
  const shown: Page = pages.find((each) => each === page) ?? 'clinic';
  const settings = useRead('settings.get', {});
  useCrumbs([{ label: t('patients:title'), href: '/' }, { label: t('title') }]);
  if (settings.isError) return <ScreenFailure thrown={settings.error} onRetry={() => void settings.refetch()} />;
  return (
    <div className={classes['screen']}>
      <nav aria-label={t('title')} className={classes['menu']}>
        <Title order={1} mb="md">
          {t('title')}
        </Title>
        {pages.map((each) => (
          <Link key={each} href={`/settings/${each}`} className={classes['entry'] ?? ''} aria-current={each === shown ? 'page' : undefined}>
            {t(`pages.${each}`)}
          </Link>
        ))}
      </nav>
      <div className={classes['page']}>
        <Suspense fallback={<Skeleton height={300} />}>{settings.data ? <Shown page={shown} /> : <Skeleton height={300} />}</Suspense>
      </div>
    </div>
  );
}

function Shown({ page }: { readonly page: Page }) {
  switch (page) {
    case 'clinic':
      return <ClinicPage />;
    case 'reports':
      return <ReportsPage />;
    case 'appearance':
      return <AppearancePage />;
    case 'keys':
      return <KeysPage />;
    case 'protocols':
      return <ProtocolsPage />;
    case 'devices':
      return <DevicesPage />;
    case 'rules':
      return <RulesPage />;
    case 'notes':
      return <NotesPage />;
    case 'record-keeping':
      return <RecordKeepingPage />;
    case 'everything':
      return <EverythingPage />;
    case 'removed':
      return <RemovedPage />;
    case 'history':
      return <HistoryPage />;
    case 'about':
      return <AboutPage />;
  }
}
