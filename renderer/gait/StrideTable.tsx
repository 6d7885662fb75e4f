import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { GaitUnit } from '#core/gait/definition.ts';
import { type FootMetric, footMetrics, gaitMetrics, type OfFeet } from '#core/gait/metrics.ts';
import type { GaitResult } from '#core/gait/result.ts';
import { definitionOf } from '#core/gait/table.ts';
import { figureInWords } from './figures.ts';
import classes from './Gait.module.css';
import { MetricInfo } from './MetricInfo.tsx';
import { ReferenceRow } from './ReferenceBand.tsx';
import type { GaitMarks } from './useGaitMarks.ts';

/** Cadence, and each foot's times and lengths with their uncertainty, spread and number; or why there is none. */
export function StrideTable({ gait }: { readonly gait: GaitMarks }) {
  const { t } = useTranslation(['events', 'gait']);
  const { cadence, feet, strides, grounded } = useMemo(() => gaitMetrics(gait.marks, gait.clip), [gait.marks, gait.clip]);
  const speed = gait.clip.belt?.speed ?? null;
  if (gait.marks.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('empty')}
      </Text>
    );
  const isFew = [cadence, ...footMetrics.flatMap((metric) => [feet[metric].left, feet[metric].right])].some(
    (result) => result.ok && result.few,
  );
  const count = (side: 'left' | 'right') => strides.strides.filter((stride) => stride.side === side).length;
  return (
    <>
      <Text size="sm">{t('count', { left: count('left'), right: count('right') })}</Text>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('foot.left')}</th>
            <th scope="col">{t('foot.right')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="colgroup" colSpan={2}>
              <MetricInfo id="cadence" speed={speed} />
            </th>
          </tr>
          <tr data-metric="cadence">
            <Cell result={cadence} unit="steps/min" span={2} />
          </tr>
          <ReferenceRow id="cadence" speed={speed} results={[{ side: null, result: cadence }]} />
        </tbody>
        {footMetrics.map((metric) => (
          <Feet key={metric} metric={metric} of={feet[metric]} speed={speed} />
        ))}
      </table>
      {isFew && <Text size="sm">{t('few')}</Text>}
      {grounded && <Text size="sm">{t('grounded')}</Text>}
      <Text size="sm" c="dimmed">
        {t('uncertainty')}
      </Text>
    </>
  );
}

type FeetProps = { readonly metric: FootMetric; readonly of: OfFeet; readonly speed: number | null };

/** A metric of both feet; where neither foot has it for the same reason, the reason once. */
function Feet({ metric, of: { left, right, asymmetry }, speed }: FeetProps) {
  const { t } = useTranslation(['events', 'gait']);
  const { unit } = definitionOf(metric);
  const alike = !left.ok && !right.ok && left.reason === right.reason;
  return (
    <tbody>
      <tr>
        <th scope="colgroup" colSpan={2}>
          <MetricInfo id={metric} speed={speed} />
        </th>
      </tr>
      <tr data-metric={metric}>
        {alike ? (
          <Cell result={left} unit={unit} span={2} />
        ) : (
          <>
            <Cell result={left} unit={unit} />
            <Cell result={right} unit={unit} />
          </>
        )}
      </tr>
      <ReferenceRow
        id={metric}
        speed={speed}
        results={[
          { side: 'left', result: left },
          { side: 'right', result: right },
        ]}
      />
      {asymmetry?.ok === true && (
        <tr data-metric={`${metric}-asymmetry`}>
          <td colSpan={2}>{t('asymmetryWords', { value: figureInWords(asymmetry.value, asymmetry.uncertainty, '%') })}</td>
        </tr>
      )}
    </tbody>
  );
}

function Cell({ result, unit, span = 1 }: { readonly result: GaitResult; readonly unit: GaitUnit; readonly span?: number }) {
  const { t } = useTranslation(['events', 'gait']);
  if (!result.ok)
    return (
      <td colSpan={span} data-refused={result.reason}>
        {t(`gait:refusal.${result.reason}`)}
      </td>
    );
  const { value, uncertainty, sd, n, few } = result;
  return (
    <td colSpan={span}>
      <strong>{figureInWords(value, uncertainty, unit)}</strong>
      <br />
      <Text span size="xs" c="dimmed">
        {t('spread', { sd: sd === null ? '–' : figureInWords(sd.value, null, unit), n })}
        {few && ` (${t('fewSign')})`}
      </Text>
    </td>
  );
}
