import { Anchor, Group, SimpleGrid, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { type RetentionRow, recordTypes, retentionStarts } from '#core/clinical/retention/policy.ts';
import type { Output } from '#core/contract/api.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Choice } from '../protocols/Choice.tsx';
import { RowList } from './RowList.tsx';
import { SourceFields } from './SourceFields.tsx';
import { TablePaper } from './TablePaper.tsx';
import { useClinicTable } from './useClinicTable.ts';

const freshRow: RetentionRow = {
  recordType: 'raw-video',
  from: 'made',
  years: 2,
  months: 0,
  basis: 'clinic',
  legalHold: false,
  source: { words: '', certainty: 'own-default' },
};

/** The clinic's own table of how long what is kept, row by row with where it is from. */
export function Retention({ tables }: { readonly tables: Output<'clinicTables.get'> }) {
  const { t } = useTranslation('recordKeeping');
  const table = useClinicTable(tables, 'retention');
  const policy = table.value;
  const period = ({ years, months }: RetentionRow): string => {
    const inYears = t('retention.period', { count: years });
    return months === 0 ? inYears : t('retention.periodMonths', { years: inYears, months });
  };
  const titleOf = (row: RetentionRow): string =>
    t('retention.line', { what: t(`retention.types.${row.recordType}`), period: period(row), from: t(`retention.starts.${row.from}`) });
  const hintOf = ({ basis, legalHold, source }: RetentionRow): string =>
    [t(`retention.bases.${basis}`), ...(legalHold ? [t('retention.held')] : []), source.words, t(`certainty.${source.certainty}`)]
      .filter((part) => part !== '')
      .join(' · ');
  return (
    <TablePaper
      title={t('retention.title')}
      explain={t('retention.explain')}
      table={table}
      words={({ rows, warnDays }) => [...rows.map(titleOf), `${t('retention.warnDays')}: ${warnDays}`].join('\n')}
    >
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('retention.version', { version: tables.retention.value.version })}
        </Text>
        <Anchor component={Link} href="/retention">
          {t('retention.list')}
        </Anchor>
      </Group>
      <RowList
        rows={policy.rows}
        titleOf={titleOf}
        hintOf={hintOf}
        places={['years', 'months', 'source.words']}
        wrong={(place) => table.wrong(`rows.${place}`)}
        empty=""
        add={t('retention.add')}
        fresh={() => freshRow}
        onRows={(rows) => table.edit({ ...policy, rows })}
        onUndo={(change) => table.put((now) => ({ ...now, rows: change(now.rows) }))}
        onLeave={table.draft.flush}
        fields={(row, change, wrong) => (
          <>
            <SimpleGrid cols={2} spacing="sm">
              <Choice
                label={t('retention.what')}
                values={recordTypes}
                words={(type) => t(`retention.types.${type}`)}
                value={row.recordType}
                onChange={(recordType) => change({ ...row, recordType })}
              />
              <Choice
                label={t('retention.from')}
                values={retentionStarts}
                words={(from) => t(`retention.starts.${from}`)}
                value={row.from}
                onChange={(from) => change({ ...row, from })}
              />
              <NumberField
                label={t('retention.years')}
                value={row.years}
                from={0}
                to={150}
                rangeWords={t('retention.range', { from: 0, to: 150 })}
                error={wrong('years')}
                onNumber={(years) => years !== null && change({ ...row, years })}
              />
              <NumberField
                label={t('retention.months')}
                value={row.months}
                from={0}
                to={11}
                rangeWords={t('retention.range', { from: 0, to: 11 })}
                error={wrong('months')}
                onNumber={(months) => months !== null && change({ ...row, months })}
              />
            </SimpleGrid>
            <Choice
              label={t('retention.basis')}
              values={['law', 'clinic'] as const}
              words={(basis) => t(`retention.bases.${basis}`)}
              value={row.basis}
              onChange={(basis) => change({ ...row, basis })}
            />
            <SourceFields source={row.source} error={wrong('source.words')} onChange={(source) => change({ ...row, source })} />
            <Switch
              label={t('retention.hold')}
              checked={row.legalHold}
              onChange={(event) => change({ ...row, legalHold: event.currentTarget.checked })}
            />
          </>
        )}
      />
      <NumberField
        label={t('retention.warnDays')}
        value={policy.warnDays}
        from={0}
        to={3650}
        rangeWords={t('retention.range', { from: 0, to: 3650 })}
        error={table.wrong('warnDays')}
        onNumber={(warnDays) => warnDays !== null && table.edit({ ...policy, warnDays })}
        onBlur={table.draft.flush}
      />
    </TablePaper>
  );
}
