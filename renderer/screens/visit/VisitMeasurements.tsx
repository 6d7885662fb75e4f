import { Anchor, Group, Paper, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { type LengthUnit, nameInWords, valueInWords } from './measuredWords.ts';
import { SaveTables } from './SaveTables.tsx';

/** Everything measured in this visit, each number with its uncertainty or the reason why there is none; to be saved as a file. */
export function VisitMeasurements({ visitId }: { readonly visitId: string }) {
  const { t } = useTranslation('visit');
  const read = useRead('measurements.ofVisit', { visitId });
  const lengthUnit = useRead('settings.get', {}).data?.preferences.lengthUnit ?? 'cm';
  const rows = read.data ?? [];
  return (
    <Paper p="lg" component="section" aria-label={t('measurements.title')}>
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t('measurements.title')}</Title>
        <Group gap="xs">
          <SaveTables visitId={visitId} />
        </Group>
      </Group>
      {read.isError && <FailureNotice thrown={read.error} onRetry={() => void read.refetch()} />}
      {read.data?.length === 0 && <Text c="dimmed">{t('measurements.empty')}</Text>}
      {rows.length > 0 && (
        <Table.ScrollContainer minWidth={640}>
          <Table verticalSpacing="xs" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('measurements.name')}</Table.Th>
                <Table.Th>{t('measurements.body')}</Table.Th>
                <Table.Th ta="right">{t('measurements.value')}</Table.Th>
                <Table.Th>{t('measurements.clip')}</Table.Th>
                <Table.Th ta="right">{t('measurements.frame')}</Table.Th>
                <Table.Th ta="right">{t('measurements.time')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one shape can give several lines, in a fixed order
                <Line key={`${row.recordId}-${line}`} row={row} lengthUnit={lengthUnit} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Paper>
  );
}

function Line({ row, lengthUnit }: { readonly row: MeasurementRow; readonly lengthUnit: LengthUnit }) {
  const { t } = useTranslation('visit');
  const { joint, side, reason, clip, frame } = row;
  const value = valueInWords(row, lengthUnit);
  const body = [joint && t(`measurements.joints.${joint}`), side && t(`measurements.sides.${side}`)].filter(Boolean).join(', ');
  const time =
    row.trueTime === null
      ? t('measurements.clipTime', { seconds: row.clipTime.toFixed(3) })
      : t('measurements.trueTime', { seconds: row.trueTime.toFixed(3) });
  return (
    <Table.Tr>
      <Table.Td>{nameInWords(row)}</Table.Td>
      <Table.Td>{body}</Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: value === null ? 'normal' : 'nowrap' }}>
        {value ?? (
          <Text span size="sm" c="var(--soleus-warn)">
            {reason && t(`measurements.reasons.${reason}`)}
          </Text>
        )}
        {row.warning !== null && (
          <Text size="sm" c="var(--soleus-warn)">
            {t(`measurements.reasons.${row.warning}`)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Anchor component={Link} href={`/recordings/${row.recordingId}/${frame}`} aria-label={t('measurements.show', { frame, clip })}>
          {clip}
        </Anchor>
      </Table.Td>
      <Table.Td ta="right">{frame}</Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
        {time}
      </Table.Td>
    </Table.Tr>
  );
}
