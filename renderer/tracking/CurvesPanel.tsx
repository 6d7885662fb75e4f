import { ActionIcon, Button, Group, Select, Text, Tooltip } from '@mantine/core';
import { IconDownload, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import type { CurveUnit } from '#core/tracking/curves.ts';
import { LineChart } from '../ui/chart/LineChart.tsx';
import { reportFailure } from '../ui/failures.ts';
import { saveMade } from '../ui/files.ts';
import classes from './Curves.module.css';
import {
  type CurveChoice,
  type CurveClip,
  type CurveLine,
  curveLines,
  type DrawnQuantity,
  pointNames,
  pointsFor,
  sampleAt,
} from './curveLines.ts';
import { curvesCsv } from './curvesCsv.ts';

type Props = {
  readonly clips: readonly CurveClip[];
  /** The frame of each clip that is painted. */
  readonly frames: readonly FrameNo[];
  readonly recordings: readonly RecordingId[];
  readonly fileName: string;
  readonly lengthUnit: 'cm' | 'in';
  readonly xLabel: string;
  /** Place of the playhead on the axis. */
  readonly at: number;
  readonly onGo: (x: number) => void;
  readonly onClose: () => void;
};

const cutoffs = [4, 6, 8, 10, 12, 15, 20] as const;
/** Dashes tell clips apart where colours tell points apart. */
const dashes: readonly (readonly number[])[] = [[], [7, 4], [2, 4], [10, 3, 2, 3]];
const quantities = ['forwards', 'up', 'speed', 'lean', 'angle'] as const satisfies readonly DrawnQuantity[];

/** Curves of the followed points of one clip, or of several over one axis, with what was done to them. */
export function CurvesPanel({ clips, frames, recordings, fileName, lengthUnit, xLabel, at, onGo, onClose }: Props) {
  const { t } = useTranslation('tracking');
  const [quantity, setQuantity] = useState<DrawnQuantity>('up');
  const [cutoff, setCutoff] = useState<number | null>(10);
  const [single, setSingle] = useState('');
  const [angle, setAngle] = useState<readonly string[]>([]);
  const names = useMemo(() => pointNames(clips), [clips]);
  const count = pointsFor[quantity];
  const several = Array.from({ length: count }, (_, i) => angle[i] ?? names[i] ?? '');
  const points = count === 1 ? (names.includes(single) ? [single] : []) : several;
  const choice: CurveChoice = { quantity, points, cutoff };
  const key = JSON.stringify(choice);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the choice
  const { lines, refused } = useMemo(() => curveLines(clips, choice), [clips, key]);
  const faces = lines.every(({ curve }) => curve.facing);
  const unit = lines[0]?.curve.unit ?? null;
  const { factor, words } = shownUnit(unit, lengthUnit);
  const what = quantity === 'forwards' && !faces ? t('curves.across') : t(`curves.${quantity}`);
  const nameOf = (line: Pick<CurveLine, 'clip' | 'points'>) =>
    [line.points.join(' – '), ...(clips.length > 1 ? [line.clip.name] : [])].join(' · ');
  const drawn = lines.map((line) => ({
    key: line.key,
    colour: line.colour,
    dash: dashes[clips.indexOf(line.clip) % dashes.length] ?? [],
    runs: line.curve.runs.map((run) =>
      run.map((sample) => ({ x: line.clip.xOf(sample), y: sample.value * factor, sigma: sample.sigma * factor })),
    ),
  }));
  const save = async () => {
    try {
      const table = new Blob([curvesCsv(lines, quantity)], { type: 'text/csv' });
      await saveMade(table, 'csv', recordings, `${t('curves.fileName', { clip: fileName })}.csv`);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <section className={classes['panel']} aria-label={t('curves.title')}>
      <Group gap="xs" wrap="nowrap" className={classes['bar']} align="end">
        <Select
          label={t('curves.quantity')}
          data={quantities.map((value) => ({ value, label: value === 'forwards' && !faces ? t('curves.across') : t(`curves.${value}`) }))}
          value={quantity}
          allowDeselect={false}
          onChange={(value) => setQuantity(quantities.find((known) => known === value) ?? 'up')}
          w={250}
        />
        {count === 1 ? (
          <Select
            label={t('curves.points')}
            data={[
              { value: '', label: t('curves.all') },
              ...names.filter((name) => name !== '').map((name) => ({ value: name, label: name })),
            ]}
            value={names.includes(single) ? single : ''}
            allowDeselect={false}
            onChange={(value) => setSingle(value ?? '')}
            w={150}
          />
        ) : (
          several.map((name, i) => (
            <Select
              // biome-ignore lint/suspicious/noArrayIndexKey: a point of the angle is its place in the row.
              key={i}
              label={t(count === 2 ? (['curves.first', 'curves.second'] as const)[i === 0 ? 0 : 1] : (pointLabels[i] ?? 'curves.third'))}
              data={names.filter((known) => known !== '').map((value) => ({ value, label: value }))}
              value={name === '' ? null : name}
              allowDeselect={false}
              onChange={(value) => setAngle(several.map((before, at2) => (at2 === i ? (value ?? before) : before)))}
              w={130}
            />
          ))
        )}
        <Select
          label={t('curves.smoothing')}
          data={[
            { value: '', label: t('curves.noSmoothing') },
            ...cutoffs.map((hertz) => ({ value: String(hertz), label: t('curves.hertz', { hertz }) })),
          ]}
          value={cutoff === null ? '' : String(cutoff)}
          allowDeselect={false}
          onChange={(value) => setCutoff(value === '' || value === null ? null : Number(value))}
          w={110}
        />
        <div className={classes['legend']}>
          {lines.map((line) => {
            const here = sampleAt(line, frames[clips.indexOf(line.clip)]);
            return (
              <span key={line.key} className={classes['entry']} data-curve={nameOf(line)}>
                <svg width={26} height={8} aria-hidden>
                  <line
                    x1={0}
                    x2={26}
                    y1={4}
                    y2={4}
                    stroke={line.colour}
                    strokeWidth={3}
                    strokeDasharray={(dashes[clips.indexOf(line.clip) % dashes.length] ?? []).join(' ')}
                  />
                </svg>
                <strong>{nameOf(line)}</strong>
                <span>
                  {here === null
                    ? t('curves.nothingHere')
                    : t('curves.here', { value: shownValue(here.value * factor), sigma: shownSigma(here.sigma * factor), unit: words })}
                </span>
              </span>
            );
          })}
          {refused.map((line) => (
            <Text key={nameOf(line)} size="sm" c="dimmed">
              {nameOf(line)}: {t(`curves.why.${line.reason}`)}
            </Text>
          ))}
        </div>
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          disabled={lines.length === 0}
          onClick={() => void save()}
        >
          {t('curves.save')}
        </Button>
        <Tooltip label={t('curves.close')}>
          <ActionIcon variant="subtle" size={38} aria-label={t('curves.close')} onClick={onClose}>
            <IconX size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      {names.length === 0 ? (
        <Text p="md">{t('curves.empty')}</Text>
      ) : (
        <div className={classes['chart']}>
          <LineChart
            label={t('curves.chart', { what, series: drawn.map((line, i) => seriesInWords(line.runs, lines[i])).join('; ') })}
            series={drawn}
            xLabel={xLabel}
            yLabel={words === '' ? what : `${what}, ${words}`}
            at={at}
            onGo={onGo}
          />
        </div>
      )}
      <Text size="sm" c="dimmed" className={classes['said']}>
        {[
          lines.length > 0 && smoothingWords(lines),
          lines.length > 0 &&
            t(`curves.sign.${quantity === 'forwards' && !faces ? 'across' : quantity === 'lean' && !faces ? 'leanAcross' : quantity}`),
          lines.length > 0 && t('curves.uncertainty'),
        ]
          .filter((part) => part !== false)
          .join(' ')}
      </Text>
    </section>
  );

  function seriesInWords(runs: readonly (readonly { readonly y: number }[])[], line: CurveLine | undefined): string {
    const values = runs.flat().map(({ y }) => y);
    if (line === undefined || values.length === 0) return '';
    return t('curves.seriesWords', {
      name: nameOf(line),
      least: shownValue(Math.min(...values)),
      most: shownValue(Math.max(...values)),
      unit: words,
    });
  }

  function smoothingWords(of: readonly CurveLine[]): string {
    const refusal = of.map(({ curve }) => curve.notSmoothed).find((why) => why !== null);
    if (refusal) return t(`curves.notSmoothed.${refusal}`);
    return cutoff === null ? t('curves.asFound') : t('curves.smoothed', { hertz: cutoff });
  }
}

const pointLabels = ['curves.first', 'curves.vertex', 'curves.third'] as const;

function shownUnit(unit: CurveUnit | null, lengthUnit: 'cm' | 'in'): { readonly factor: number; readonly words: string } {
  if (unit === 'mm') return lengthUnit === 'cm' ? { factor: 0.1, words: 'cm' } : { factor: 1 / 25.4, words: 'in' };
  return { factor: 1, words: unit === null ? '' : unit === 'deg' ? '°' : unit };
}

const shownValue = (value: number): string => value.toFixed(1).replace('-', '−');
/** Never rounded to zero. */
const shownSigma = (sigma: number): string => Math.max(0.1, sigma).toFixed(1);
