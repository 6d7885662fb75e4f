import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GaitUnit, MetricId, ReferenceValue } from '#core/gait/definition.ts';
import type { Side } from '#core/gait/events.ts';
import type { GaitResult } from '#core/gait/result.ts';
import { definitionOf, fitOf } from '#core/gait/table.ts';
import { figureInWords } from './figures.ts';
import classes from './Gait.module.css';

/** A number to hold against what others measured; `side` null where it is of both feet together. */
type Measured = { readonly side: Side | null; readonly value: number; readonly uncertainty: number };

type Props = {
  readonly id: MetricId;
  /** Belt speed of the clip in m/s; null where it is not known. */
  readonly speed: number | null;
  readonly results: readonly { readonly side: Side | null; readonly result: GaitResult }[];
  readonly children?: ReactNode;
};

/**
 * A row of a table under a metric's numbers: what others measured as grey bands, mean +- 2 SD, with this clip's numbers on them, only where the source's speed is the clip's;
 * and what else there is to say of the metric. A context, never a target.
 */
export function ReferenceRow({ id, speed, results, children = null }: Props) {
  const { references, unit } = definitionOf(id);
  const values = results.flatMap(({ side, result }): readonly Measured[] =>
    result.ok ? [{ side, value: result.value, uncertainty: result.uncertainty }] : [],
  );
  const bands = references.flatMap((reference) =>
    reference.band === null || values.length === 0 || fitOf(reference, speed) !== 'fits' ? [] : [{ reference, band: reference.band }],
  );
  return bands.length === 0 && children === null ? null : (
    <tr>
      <td colSpan={2}>
        {bands.map(({ reference, band }) => (
          <Band key={`${reference.population}${reference.mean}`} reference={reference} band={band} unit={unit} values={values} />
        ))}
        {children}
      </td>
    </tr>
  );
}

const width = 300;
const margin = 16;
const rows = { top: 4, height: 24, words: 40 } as const;

type BandProps = {
  readonly reference: ReferenceValue;
  readonly band: NonNullable<ReferenceValue['band']>;
  readonly unit: GaitUnit;
  readonly values: readonly Measured[];
};

function Band({ reference, band, unit, values }: BandProps) {
  const { t } = useTranslation(['landmarks', 'events']);
  const { mean, sd, population, speed, source } = reference;
  const ends = [band.from, band.to, ...values.flatMap(({ value, uncertainty }) => [value - uncertainty, value + uncertainty])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const x = (value: number): number => margin + ((value - low) / (high - low)) * (width - 2 * margin);
  const rowOf = ({ side }: Measured): number =>
    rows.top + rows.height * (side === null || values.length === 1 ? 0.5 : side === 'left' ? 0.28 : 0.72);
  const words = t('band.words', {
    population,
    speed: speed === null ? '' : speed.from === speed.to ? t('events:speed', { speed: speed.from }) : t('events:speeds', speed),
    mean: figureInWords(mean, null, unit),
    sd: sd === null ? '–' : figureInWords(sd, null, unit),
    source: source.certainty === 'read' ? source.words : `${source.words} (${t(`events:certainty.${source.certainty}`)})`,
  });
  const range = t('band.range', { from: band.from, to: figureInWords(band.to, null, unit) });
  const alternative = t('band.alternative', {
    values: values
      .map(({ side, value, uncertainty }) => {
        const figure = figureInWords(value, uncertainty, unit);
        return side === null ? t('band.both', { value: figure }) : t('band.of', { side: t(`sides.${side}`), value: figure });
      })
      .join(', '),
    range,
    words,
  });
  return (
    <svg className={classes['band']} viewBox={`0 0 ${width} 46`} role="img" aria-label={alternative} data-band={`${band.from}-${band.to}`}>
      <title>{`${range}. ${words}`}</title>
      <rect className={classes['bandBar']} x={x(band.from)} y={rows.top} width={x(band.to) - x(band.from)} height={rows.height} rx={3} />
      <line className={classes['bandMean']} x1={x(mean)} x2={x(mean)} y1={rows.top} y2={rows.top + rows.height} />
      {values.map((measured) => (
        <g key={measured.side ?? 'both'} data-value={measured.side ?? 'both'}>
          <line
            className={classes['bandWhisker']}
            x1={x(measured.value - measured.uncertainty)}
            x2={x(measured.value + measured.uncertainty)}
            y1={rowOf(measured)}
            y2={rowOf(measured)}
          />
          <circle className={classes['bandDot']} cx={x(measured.value)} cy={rowOf(measured)} r={3.5} />
          {measured.side !== null && (
            <text className={classes['bandFoot']} x={x(measured.value + measured.uncertainty) + 6} y={rowOf(measured) + 4}>
              {t(`events:sideShort.${measured.side}`)}
            </text>
          )}
        </g>
      ))}
      <text className={classes['bandWords']} x={x(band.from)} y={rows.words} textAnchor="middle">
        {band.from}
      </text>
      <text className={classes['bandWords']} x={x(band.to)} y={rows.words} textAnchor="middle">
        {band.to}
      </text>
    </svg>
  );
}
