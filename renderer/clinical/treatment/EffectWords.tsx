import { List, Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Effect } from '#core/clinical/causeAndEffect/compare.ts';
import type { Probe } from '#core/clinical/causeAndEffect/record.ts';
import type { PairingEffect } from '#core/clinical/causeAndEffect/schema.ts';
import type { FormOf } from '#core/clinical/form.ts';
import type { InstrumentId, MeasureKey } from '#core/clinical/outcomes/definition.ts';
import { definitionOf } from '#core/gait/table.ts';
import { figureInWords } from '../../gait/figures.ts';
import { SourceWords } from '../../gait/SourceWords.tsx';
import { isMeasured, rowName } from '../../screens/differences/rowWords.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { filmedWords, instrumentAt, testedName, testedWords } from './pairingWords.ts';

type Props = { readonly formId: string; readonly tests: readonly FormOf<'outcome'>[]; readonly baseline: Probe | null };

/** What the intervention did, in words: against measurement error, or why the two ends cannot be held against each other. */
export function EffectWords({ formId, tests, baseline }: Props) {
  const { t } = useTranslation('treatment');
  const effect = useRead('forms.effect', { id: formId });
  if (effect.isError) return <FailureNotice thrown={effect.error} onRetry={() => void effect.refetch()} />;
  if (!effect.data) return <Skeleton height={40} />;
  const { data } = effect;
  switch (data.of) {
    case 'incomplete':
      return (
        <Text data-effect="incomplete">
          {t('effect.incomplete', { list: data.missing.map((part) => t(`effect.parts.${part}`)).join(', ') })}
        </Text>
      );
    case 'test': {
      const instrument = instrumentAt(baseline, tests);
      return (
        <List data-effect="test">
          {data.effects.map((one) => (
            <Tested key={one.measure} instrument={instrument} measure={one.measure} effect={one.effect} />
          ))}
        </List>
      );
    }
    case 'clip':
      return data.fault === null ? <Filmed rows={data.rows} /> : <Text data-effect="clip">{t(`effect.obstacle.${data.fault}`)}</Text>;
  }
}

type TestedProps = { readonly instrument: InstrumentId | null; readonly measure: MeasureKey; readonly effect: Effect };

function Tested({ instrument, measure, effect }: TestedProps) {
  return (
    <List.Item data-verdict={effect.verdict}>
      {testedName(instrument, measure)}: {testedWords(instrument, measure, effect)}
      {effect.verdict !== 'not-comparable' && <SourceWords source={effect.detectable.source} />}
    </List.Item>
  );
}

type FilmedProps = { readonly rows: Extract<PairingEffect, { of: 'clip' }>['rows'] };

function Filmed({ rows }: FilmedProps) {
  const { t } = useTranslation(['treatment', 'differences']);
  const measured = rows.filter(isMeasured);
  if (measured.length === 0) return <Text data-effect="clip">{t('effect.noRows')}</Text>;
  return (
    <List data-effect="clip">
      {measured.map((row) => {
        const { unit } = definitionOf(row.id);
        return (
          <List.Item key={`${row.id} ${row.side}`} data-verdict={row.verdict}>
            {rowName(row)}: {filmedWords(row)}
            {row.detectable !== null && (
              <Text span size="xs" c="dimmed">
                {' '}
                {figureInWords(row.detectable.value, null, unit)}: {row.detectable.source.words}
              </Text>
            )}
          </List.Item>
        );
      })}
    </List>
  );
}
