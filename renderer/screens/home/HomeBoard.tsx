import { Skeleton, Stack } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Home } from '#core/clinical/home.ts';
import { sectionOfForm } from '../../clinical/sectionOfForm.ts';
import { sectionPath } from '../../clinical/sections.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { dateOf, dayInWords, fullName, timeOf } from '../../ui/words.ts';
import classes from './HomeBoard.module.css';
import { HomeList } from './HomeList.tsx';
import { sectionOfPromise } from './sectionOfPromise.ts';

/** The day goes on by itself, and tape falls due at an hour: no event says so. */
const everyMs = 60_000;

/** What the clinic has to look at: overdue, today, drafts, and who was seen last. */
export function HomeBoard() {
  const { t } = useTranslation('home');
  const read = useRead('home.today', {});
  const { refetch } = read;
  useEffect(() => {
    void refetch();
    const timer = setInterval(() => void refetch(), everyMs);
    return () => clearInterval(timer);
  }, [refetch]);
  if (read.isError) return <FailureNotice thrown={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <Skeleton height={300} />;
  return (
    <section aria-label={t('title')} className={classes['board']}>
      <Stack gap="md">
        <Overdue items={read.data.overdue} />
        <Today day={read.data.day} visits={read.data.today} />
        <Drafts drafts={read.data.drafts} />
        <Recent patients={read.data.recent} />
      </Stack>
    </section>
  );
}

function Overdue({ items }: { readonly items: Home['overdue'] }) {
  const { t } = useTranslation('home');
  const late = ({ state, days }: Home['overdue'][number]): string =>
    state === 'due-today' ? t('overdue.due-today') : days === 0 ? t('overdue.hours') : t('overdue.days', { count: days });
  return (
    <HomeList title={t('overdue.title')} empty={t('overdue.empty')} urgent={items.some(({ state }) => state === 'overdue')}>
      {items.map((item) => (
        <Link
          key={`${item.kind} ${item.visitId} ${item.due}`}
          href={sectionPath(item.visitId, sectionOfPromise(item.kind))}
          className={classes['line'] ?? ''}
        >
          <span className={classes['name']}>{fullName(item)}</span>
          <span>{t(`overdue.kinds.${item.kind}`)}</span>
          <span className={item.state === 'overdue' ? classes['late'] : classes['dimmed']}>{late(item)}</span>
        </Link>
      ))}
    </HomeList>
  );
}

function Today({ day, visits }: { readonly day: string; readonly visits: Home['today'] }) {
  const { t } = useTranslation('home');
  return (
    <HomeList title={t('today.title', { day: dayInWords(day) })} empty={t('today.empty')}>
      {visits.map((visit) => (
        <Link key={visit.visitId} href={`/visits/${visit.visitId}`} className={classes['line'] ?? ''}>
          <span className={classes['name']}>{fullName(visit)}</span>
          <span>{visit.title || t('untitled')}</span>
          <span className={classes['dimmed']}>{t(visit.signed ? 'today.signed' : 'today.open')}</span>
        </Link>
      ))}
    </HomeList>
  );
}

function Drafts({ drafts: { visits, more } }: { readonly drafts: Home['drafts'] }) {
  const { t } = useTranslation(['home', 'clinical']);
  return (
    <HomeList title={t('drafts.title')} empty={t('drafts.empty')} note={more ? t('drafts.more') : null}>
      {visits.map((visit) => (
        <Link
          key={visit.visitId}
          href={sectionPath(visit.visitId, sectionOfForm(visit.forms[0]?.kind ?? 'note'))}
          className={classes['line'] ?? ''}
        >
          <span className={classes['name']}>
            {fullName(visit)}, {dateOf(visit.startedAt)}
          </span>
          <span>{[...new Set(visit.forms.map(({ kind }) => t(`clinical:forms.${kind}`)))].join(', ')}</span>
          <span className={classes['dimmed']}>{t('drafts.written', { at: timeOf(visit.writtenAt) })}</span>
        </Link>
      ))}
    </HomeList>
  );
}

function Recent({ patients }: { readonly patients: Home['recent'] }) {
  const { t } = useTranslation('home');
  return (
    <HomeList title={t('recent.title')} empty={t('recent.empty')}>
      {patients.map((patient) => (
        <Link key={patient.id} href={`/patients/${patient.id}`} className={classes['line'] ?? ''}>
          <span className={classes['name']}>{fullName(patient)}</span>
          <span className={classes['dimmed']}>
            {patient.lastVisitAt === null ? '' : t('recent.on', { date: dateOf(patient.lastVisitAt) })}
          </span>
        </Link>
      ))}
    </HomeList>
  );
}
