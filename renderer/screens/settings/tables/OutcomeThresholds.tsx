import { SimpleGrid, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InstrumentId, instrumentIds } from '#core/clinical/outcomes/definition.ts';
import { instrumentOf, measureOf } from '#core/clinical/outcomes/table.ts';
import type { ThresholdOverride } from '#core/clinical/outcomes/thresholds.ts';
import type { Output } from '#core/contract/api.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Choice } from '../protocols/Choice.tsx';
import { RowList } from './RowList.tsx';
import { SourceFields } from './SourceFields.tsx';
import { TablePaper } from './TablePaper.tsx';
import { ThresholdTable } from './ThresholdTable.tsx';
import { useClinicTable } from './useClinicTable.ts';

const places = ['measure', 'value', 'weeks', 'words'];

/** What change counts, as delivered and as the clinic wants it. */
export function OutcomeThresholds({ tables }: { readonly tables: Output<'clinicTables.get'> }) {
  const { t } = useTranslation(['recordKeeping', 'clinical']);
  const table = useClinicTable(tables, 'thresholds');
  const [instrument, look] = useState<InstrumentId>('visa-a');
  const unitOf = (one: ThresholdOverride): string => measureOf(one.instrument, one.measure)?.unit ?? '';
  const titleOf = (one: ThresholdOverride): string =>
    t('thresholds.line', {
      instrument: t(`clinical:instruments.${one.instrument}`),
      measure: t(`clinical:measures.${one.measure}`),
      kind: t(`thresholds.${one.kind}`),
    });
  const hintOf = (one: ThresholdOverride): string =>
    [
      one.value === null ? t('thresholds.noneUsed') : t('thresholds.value', { value: one.value, unit: unitOf(one) }),
      ...(one.weeks === null ? [] : [t('thresholds.atWeeks', { weeks: one.weeks })]),
      one.words,
      t(`certainty.${one.certainty}`),
    ].join(' · ');
  const fresh = (): ThresholdOverride => ({
    instrument,
    measure: instrumentOf(instrument).measures[0].key,
    kind: 'mcid',
    weeks: null,
    value: null,
    words: t('thresholds.freshWords'),
    certainty: 'own-default',
  });
  return (
    <TablePaper
      title={t('thresholds.title')}
      explain={t('thresholds.explain')}
      table={table}
      words={(all) => all.map((one) => `${titleOf(one)}: ${hintOf(one)}`).join('\n')}
    >
      <Choice
        label={t('thresholds.look')}
        values={instrumentIds}
        words={(id) => t(`clinical:instruments.${id}`)}
        value={instrument}
        onChange={look}
      />
      <ThresholdTable instrument={instrument} overrides={table.value} />
      <Title order={3}>{t('thresholds.own')}</Title>
      <RowList
        rows={table.value}
        titleOf={titleOf}
        hintOf={hintOf}
        places={places}
        wrong={table.wrong}
        empty={t('thresholds.empty')}
        add={t('thresholds.add', { instrument: t(`clinical:instruments.${instrument}`) })}
        fresh={fresh}
        onRows={table.edit}
        onUndo={table.put}
        onLeave={table.draft.flush}
        fields={(one, change, wrong) => {
          const range = measureOf(one.instrument, one.measure)?.range;
          const most = range === undefined ? 1000 : range.max - range.min;
          return (
            <>
              <SimpleGrid cols={2} spacing="sm">
                <Choice
                  label={t('thresholds.measure')}
                  values={instrumentOf(one.instrument).measures.map(({ key }) => key)}
                  words={(key) => t(`clinical:measures.${key}`)}
                  value={one.measure}
                  error={wrong('measure')}
                  onChange={(measure) => change({ ...one, measure })}
                />
                <Choice
                  label={t('thresholds.kind')}
                  values={['mdc', 'mcid'] as const}
                  words={(kind) => t(`thresholds.${kind}`)}
                  value={one.kind}
                  onChange={(kind) => change({ ...one, kind, weeks: kind === 'mdc' ? null : one.weeks })}
                />
                <NumberField
                  label={t('thresholds.number', { unit: unitOf(one) })}
                  value={one.value}
                  from={0}
                  to={most}
                  rangeWords={t('thresholds.range', { from: 0, to: most })}
                  error={wrong('value')}
                  onNumber={(value) => change({ ...one, value })}
                />
                {one.kind === 'mcid' && (
                  <NumberField
                    label={t('thresholds.weeks')}
                    value={one.weeks}
                    from={0}
                    to={520}
                    rangeWords={t('thresholds.range', { from: 0, to: 520 })}
                    error={wrong('weeks')}
                    onNumber={(weeks) => change({ ...one, weeks })}
                  />
                )}
              </SimpleGrid>
              <SourceFields
                source={{ words: one.words, certainty: one.certainty }}
                error={wrong('words')}
                onChange={({ words, certainty }) => change({ ...one, words, certainty })}
              />
            </>
          );
        }}
      />
    </TablePaper>
  );
}
