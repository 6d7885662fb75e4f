import { Badge, Box, Group, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { PatientSummary } from '#core/domain/patient.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { birthDay, dateOf, fullName } from '../../ui/words.ts';
import classes from './PatientList.module.css';
import { usePatientPages } from './usePatientPages.ts';

const lineHeight = 64;

type Props = {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Called with the words that found nobody, to add someone of that name. */
  readonly onAdd: (words: string) => void;
  readonly inputRef: Ref<HTMLInputElement>;
  /** Shown instead of the list while there is no patient at all. */
  readonly welcome: ReactNode;
};

/** Search as you type: arrows choose, Enter opens; only the lines in sight are drawn. */
export function PatientList({ query, onQuery, onAdd, inputRef, welcome }: Props) {
  const { t } = useTranslation(['patients', 'common']);
  const [, go] = useLocation();
  const [chosen, choose] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  /** Enter came before the answer to what was typed: it opens the first one once it is there. */
  const [entered, setEntered] = useState<string | null>(null);
  const asked = query.trim();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const pages = usePatientPages(asked, range.first, range.last);
  const lines = useVirtualizer({
    count: pages.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 8,
    onChange: ({ range: seen }) => {
      if (!seen) return;
      const next = { first: seen.startIndex, last: seen.endIndex };
      setRange((now) =>
        Math.floor(now.first / 100) === Math.floor(next.first / 100) && Math.floor(now.last / 100) === Math.floor(next.last / 100)
          ? now
          : next,
      );
    },
  });
  const current = Math.min(chosen, Math.max(0, pages.total - 1));

  const move = (to: number) => {
    const next = Math.min(pages.total - 1, Math.max(0, to));
    choose(next);
    lines.scrollToIndex(next);
  };
  const onKey = (event: KeyboardEvent) => {
    const inSight = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / lineHeight) - 1);
    const by: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: inSight, PageUp: -inSight };
    const step = by[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move(current + step);
      return;
    }
    if (event.key === 'Escape' && query !== '') onQuery('');
    if (event.key !== 'Enter') return;
    // Else the same key press would go on to send the form that takes the focus.
    event.preventDefault();
    if (pages.stale || pages.loading) setEntered(asked);
    else enter();
  };
  const enter = () => {
    const patient = pages.at(current);
    if (patient) go(`/patients/${patient.id}`);
    else if (asked !== '' && pages.total === 0) onAdd(asked);
  };
  useEffect(() => {
    if (entered === null || pages.stale || pages.loading) return;
    setEntered(null);
    if (entered === asked) enter();
  });

  return (
    <Box className={classes['panel'] ?? ''}>
      <TextInput
        ref={inputRef}
        autoFocus
        size="lg"
        role="combobox"
        aria-expanded={pages.total > 0}
        aria-controls="patients-found"
        aria-activedescendant={pages.total > 0 ? `patient-line-${current}` : undefined}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        leftSection={<IconSearch aria-hidden />}
        value={query}
        onChange={(event) => {
          onQuery(event.currentTarget.value);
          choose(0);
          lines.scrollToIndex(0);
        }}
        onKeyDown={onKey}
        autoComplete="off"
        spellCheck={false}
      />
      <Text size="sm" c="dimmed" my="xs" aria-live="polite">
        {pages.loading ? t('common:loading') : pages.total > 0 ? t('search.count', { count: pages.total }) : ''}
      </Text>
      {pages.failure !== null && <FailureNotice thrown={pages.failure} onRetry={pages.retry} />}
      {asked === '' && welcome}
      {pages.total === 0 && !pages.loading && pages.failure === null && (asked !== '' || welcome === null) && (
        <Box className={classes['nobody'] ?? ''}>
          <Text size="lg">{asked === '' ? t('search.empty') : t('search.nothing', { query: asked })}</Text>
          {asked === '' ? (
            <Text c="dimmed">{t('search.emptyAction')}</Text>
          ) : (
            <button type="button" className={classes['addInstead']} onClick={() => onAdd(asked)}>
              {t('search.addInstead')}
            </button>
          )}
        </Box>
      )}
      {/* Focus stays in the search field, which moves the choice; the lines are for pointer and screen reader. */}
      <div ref={scroller} className={classes['scroller']} tabIndex={-1}>
        <div
          id="patients-found"
          role="listbox"
          aria-label={t('search.list')}
          style={{ height: lines.getTotalSize(), position: 'relative' }}
        >
          {lines.getVirtualItems().map((line) => {
            const patient = pages.at(line.index);
            return (
              <div
                key={line.key}
                id={`patient-line-${line.index}`}
                role="option"
                tabIndex={-1}
                aria-selected={line.index === current}
                aria-setsize={pages.total}
                aria-posinset={line.index + 1}
                className={classes['line']}
                data-chosen={line.index === current || undefined}
                style={{ transform: `translateY(${line.start}px)`, height: lineHeight }}
                onClick={() => patient && go(`/patients/${patient.id}`)}
                onKeyDown={onKey}
              >
                {patient && <Line patient={patient} />}
              </div>
            );
          })}
        </div>
      </div>
    </Box>
  );
}

function Line({ patient }: { readonly patient: PatientSummary }) {
  const { t } = useTranslation('patients');
  return (
    <Group w="100%" wrap="nowrap" gap="md">
      <Box style={{ flex: 1, minWidth: 0 }}>
        <Group gap="xs" wrap="nowrap">
          <Text fw={650} truncate>
            {fullName(patient)}
          </Text>
          {patient.sample && (
            <Badge variant="light" tt="none">
              {t('sample')}
            </Badge>
          )}
        </Group>
        <Text size="sm" c="dimmed" truncate>
          {birthDay(patient)}
          {patient.reference === '' ? '' : ` · ${patient.reference}`}
        </Text>
      </Box>
      <Text size="sm" c="dimmed" ta="right" style={{ whiteSpace: 'nowrap' }}>
        {patient.visits === 0 ? t('noVisits') : t('visits', { count: patient.visits })}
        {patient.lastVisitAt !== null && (
          <>
            <br />
            {t('lastVisit', { date: dateOf(patient.lastVisitAt) })}
          </>
        )}
      </Text>
    </Group>
  );
}
