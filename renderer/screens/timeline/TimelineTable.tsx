import { Anchor, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Item, Lane, LaneChoice } from '#core/timeline/items.ts';
import { dayInWords } from '../../ui/words.ts';
import { sourcePath } from './address.ts';
import { partWords } from './laneWords.ts';
import { daysOf } from './markDays.ts';
import { inOneLine, subjectWords } from './subjectWords.ts';

type Props = { readonly lanes: readonly Lane[]; readonly from: string; readonly to: string };
type Row = { readonly item: Item; readonly part: LaneChoice };

const itemsOf = (lane: Lane): readonly Item[] => {
  switch (lane.kind) {
    case 'marks':
      return lane.marks.map(({ item }) => item);
    case 'bands':
      return lane.rows.flat();
    case 'bars':
      return lane.bars.map(({ item }) => item);
    case 'values':
      return [...lane.series.flatMap(({ points }) => points.map(({ item }) => item)), ...lane.absent];
  }
};

/** What is in sight on the chart, row by row in order of time, for those who do not see it. */
export function TimelineTable({ lanes, from, to }: Props) {
  const { t } = useTranslation('timeline');
  const rows = lanes
    .flatMap((lane) => itemsOf(lane).map((item): Row => ({ item, part: lane.choice })))
    .filter(({ item }) => daysOf(item)[1] >= from && daysOf(item)[0] <= to)
    .toSorted((a, b) => a.item.from - b.item.from);
  return (
    <Table mt="xs" aria-label={t('table.caption', { from: dayInWords(from), to: dayInWords(to) })}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('table.day')}</Table.Th>
          <Table.Th>{t('table.part')}</Table.Th>
          <Table.Th>{t('table.what')}</Table.Th>
          <Table.Th>{t('table.open')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ item, part }) => {
          const { name, more } = subjectWords(item.subject);
          return (
            <Table.Tr key={`${part}${item.id}`}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{dayInWords(daysOf(item)[0])}</Table.Td>
              <Table.Td>{partWords(part)}</Table.Td>
              <Table.Td>{inOneLine([name, ...more])}</Table.Td>
              <Table.Td>
                {item.source !== null && (
                  <Anchor component={Link} href={sourcePath(item.source)} aria-label={t('table.openOf', { what: name })}>
                    {t('table.open')}
                  </Anchor>
                )}
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
