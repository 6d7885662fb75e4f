import { List, Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Effect } from '#core/clinical/causeAndEffect/compare.ts';
import type { Probe } from '#core/clinical/causeAndEffect/record.ts';
import type { PairingEffect } from '#core/clinical/causeAndEffect/schema.ts';
import type { FormOf } from '#core/clinical/form.ts';
import type { InstrumentId, MeasureKey } from '#core/clinical/outcomes/definition.ts';
import { measureOf } from '#core/clinical/outcomes/table.ts';
import { definitionOf } from '#core/gait/table.ts';
import { figureInWords, signedFigure } from '../../gait/figures.ts';
import { SourceWords } from '../../gait/SourceWords.tsx';
import { isMeasured, reasonInWords, rowName } from '../../screens/differences/rowWords.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { plainNumber, signedNumber } from './numberWords.ts';

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
      const test = baseline?.kind === 'test' ? tests.find(({ id }) => id === baseline.testId) : undefined;
      const instrument = test?.details.entry.instrument ?? null;
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
  const { t } = useTranslation(['treatment', 'clinical']);
  const named = t(`clinical:measures.${measure}`);
  const of = instrument === null ? named : `${t(`clinical:instruments.${instrument}`)}, ${named}`;
  if (effect.verdict === 'not-comparable') {
    const why = t(`effect.obstacle.${effect.reason}`, { list: effect.differing.join(', ') });
    const unit = instrument === null ? null : (measureOf(instrument, measure)?.unit ?? null);
    const change = effect.delta === null || unit === null ? '' : `${signedNumber(effect.delta)} ${unit}, `;
    return (
      <List.Item data-verdict={effect.verdict}>
        {of}: {change}
        {t('effect.verdict.not-comparable', { why })}
      </List.Item>
    );
  }
  const { verdict, delta, unit, detectable } = effect;
  return (
    <List.Item data-verdict={verdict}>
      {of}: {t(`effect.verdict.${verdict}`, { delta: signedNumber(delta), unit, mdc: plainNumber(detectable.value) })}
      <SourceWords source={detectable.source} />
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
        const reason = reasonInWords(row);
        const change = row.difference === null ? '' : `${signedFigure(row.difference, row.uncertainty, unit)}, `;
        return (
          <List.Item key={`${row.id} ${row.side}`} data-verdict={row.verdict}>
            {rowName(row)}: {change}
            {t(`differences:verdict.${row.verdict}`)}
            {reason !== null && `: ${reason}`}
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
