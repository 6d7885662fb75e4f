import { Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconBan, IconEqual } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { GaitDifference } from '#core/domain/gaitTake.ts';
import type { Source } from '#core/domain/source.ts';
import type { DifferenceRow } from '#core/gait/difference.ts';
import { definitionOf } from '#core/gait/table.ts';
import { figureInWords, signedFigure } from '../../gait/figures.ts';
import { MetricInfo } from '../../gait/MetricInfo.tsx';
import { SureWords } from '../../gait/SourceWords.tsx';
import classes from './Differences.module.css';
import { isMeasured, reasonInWords, rowName } from './rowWords.ts';

type Props = { readonly difference: GaitDifference; readonly changedOnly: boolean };

const columns = ['metric', 'side', 'a', 'b', 'difference', 'uncertainty', 'detectable', 'verdict'] as const;

/** Two clips metric by metric, each line with its verdict in words. No colour says what is good: nothing here is. */
export function DifferenceTable({ difference, changedOnly }: Props) {
  const { t } = useTranslation('differences');
  const measured = difference.rows.filter(isMeasured);
  const rows = changedOnly ? measured.filter(({ verdict }) => verdict === 'changed') : measured;
  const neither = difference.rows.filter((row) => !isMeasured(row));
  const sources = rows.flatMap(({ detectable }) => (detectable === null ? [] : [detectable.source]));
  const notes = sources.filter((source, i) => sources.findIndex(({ words }) => words === source.words) === i);
  const { a, b } = difference;
  return (
    <>
      {rows.length === 0 && measured.length > 0 && <Text fw={600}>{t('nothingChanged')}</Text>}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the window is scrolled by keyboard
        <section className={classes['scroll']} tabIndex={0} aria-label={t('table')}>
          <table className={classes['table']} aria-label={t('between', { a: a.title, b: b.title })}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {t(`column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={`${row.id} ${row.side}`} row={row} notes={notes} speed={a.circumstances.speed} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {notes.length > 0 && (
        <>
          <Text size="sm" mt="sm">
            {t('plusMinus')}
          </Text>
          <ol className={classes['notes']} aria-label={t('sources')}>
            {notes.map((source) => (
              <li key={source.words}>
                <SureWords source={source} />
              </li>
            ))}
          </ol>
        </>
      )}
      {neither.length > 0 && !changedOnly && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('neither', { list: neither.map(rowName).join('; ') })}
        </Text>
      )}
    </>
  );
}

type RowProps = { readonly row: DifferenceRow; readonly notes: readonly Source[]; readonly speed: number | null };

function Row({ row, notes, speed }: RowProps) {
  const { t } = useTranslation('differences');
  const { id, side, a, b, difference, uncertainty, detectable } = row;
  const { unit } = definitionOf(id);
  const figure = (result: DifferenceRow['a']): string =>
    result?.ok === true ? figureInWords(result.value, result.standardError, unit) : '–';
  const note = detectable === null ? null : notes.findIndex(({ words }) => words === detectable.source.words) + 1;
  return (
    <tr data-row={`${id} ${side ?? 'both'}`} data-verdict={row.verdict}>
      <th scope="row">
        <MetricInfo id={id} speed={speed} />
      </th>
      <td>{t(`sides.${side ?? 'both'}`)}</td>
      <td className={classes['figure']}>{figure(a)}</td>
      <td className={classes['figure']}>{figure(b)}</td>
      <td className={classes['figure']}>{difference === null ? '–' : signedFigure(difference, null, unit)}</td>
      <td className={classes['figure']}>{uncertainty === null ? '–' : figureInWords(uncertainty, null, unit)}</td>
      <td className={classes['figure']}>
        {detectable === null ? t('noDetectable') : figureInWords(detectable.value, null, unit)}
        {note !== null && <sup>{note}</sup>}
      </td>
      <td>
        <Verdict row={row} />
      </td>
    </tr>
  );
}

/** Weight and an icon beside the words, never a colour. */
function Verdict({ row }: { readonly row: DifferenceRow }) {
  const { t } = useTranslation('differences');
  const reason = reasonInWords(row);
  const Icon =
    row.verdict === 'changed'
      ? (row.difference ?? 0) > 0
        ? IconArrowUp
        : IconArrowDown
      : row.verdict === 'within-error'
        ? IconEqual
        : IconBan;
  return (
    <span className={classes['verdict']}>
      <Icon size={18} aria-hidden stroke={row.verdict === 'changed' ? 3 : 1.5} />
      <span>
        {t(`verdict.${row.verdict}`)}
        {reason !== null && `: ${reason}`}
      </span>
    </span>
  );
}
