import { Badge, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InstrumentId, MeasureDefinition } from '#core/clinical/outcomes/definition.ts';
import { instrumentOf } from '#core/clinical/outcomes/table.ts';
import { type ThresholdOverride, type Thresholds, thresholdsOf } from '#core/clinical/outcomes/thresholds.ts';
import type { Source } from '#core/domain/source.ts';

type Props = { readonly instrument: InstrumentId; readonly overrides: readonly ThresholdOverride[] };

/** What judges each value of an instrument in this clinic, with where it is from and how sure that is. */
export function ThresholdTable({ instrument, overrides }: Props) {
  const { t } = useTranslation(['recordKeeping', 'clinical']);
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('thresholds.measure')}</Table.Th>
          <Table.Th>{t('thresholds.mdc')}</Table.Th>
          <Table.Th>{t('thresholds.mcid')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {instrumentOf(instrument).measures.map((measure) => (
          <Line key={measure.key} measure={measure} thresholds={thresholdsOf(instrument, measure.key, overrides)} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Line({ measure, thresholds: { mdc, mcid } }: { readonly measure: MeasureDefinition; readonly thresholds: Thresholds }) {
  const { t } = useTranslation(['recordKeeping', 'clinical']);
  const { key, unit } = measure;
  const none = (
    <Text size="sm" c="dimmed">
      {t('thresholds.unknown')}
    </Text>
  );
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row">{t(`clinical:measures.${key}`)}</Table.Th>
      <Table.Td>
        {mdc === null ? (
          none
        ) : (
          <Figure words={t('thresholds.value', { value: mdc.value, unit })} source={mdc.source} notes={[mdc.of]} byClinic={mdc.byClinic} />
        )}
      </Table.Td>
      <Table.Td>
        {mcid.length === 0 && none}
        {mcid.map((one) => {
          const sizes = [
            ...(one.points === null ? [] : [t('thresholds.value', { value: one.points, unit })]),
            ...(one.percent === null ? [] : [t('thresholds.percent', { value: one.percent })]),
          ];
          const notes = [
            one.of,
            ...(one.weeks === null ? [] : [t('thresholds.atWeeks', { weeks: one.weeks })]),
            ...(one.grade === 'much-better' ? [t('thresholds.much')] : []),
            ...(one.standing === 'context' ? [t('thresholds.context')] : []),
          ];
          return (
            <Figure
              key={`${sizes.join()} ${notes.join()} ${one.source.words}`}
              words={sizes.join(', ')}
              source={one.source}
              notes={notes}
              byClinic={one.byClinic}
            />
          );
        })}
      </Table.Td>
    </Table.Tr>
  );
}

type FigureProps = {
  readonly words: string;
  readonly source: Source;
  readonly notes: readonly string[];
  readonly byClinic: boolean;
};

function Figure({ words, source, notes, byClinic }: FigureProps) {
  const { t } = useTranslation(['recordKeeping', 'clinical']);
  return (
    <div style={{ marginBottom: 8 }}>
      <Group gap={6}>
        <Text fw={600}>{words}</Text>
        <Badge variant="default" tt="none">
          {t(`certainty.${source.certainty}`)}
        </Badge>
        {byClinic && (
          <Badge variant="light" tt="none">
            {t('thresholds.byClinic')}
          </Badge>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {[...notes, source.words].join(' · ')}
      </Text>
    </div>
  );
}
