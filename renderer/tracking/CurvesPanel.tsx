import { ActionIcon, Group, Popover, Select, Text } from '@mantine/core';
import { IconInfoCircle, IconTableExport, IconX } from '@tabler/icons-react';
import { Fragment, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import type { CurveUnit } from '#core/tracking/curves.ts';
import { Tool } from '../player/Tool.tsx';
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
  const dashesOf = (clip: CurveClip): readonly number[] => dashes[clips.indexOf(clip) % dashes.length] ?? [];
  const drawn = lines.map((line) => ({
    key: line.key,
    colour: line.colour,
    dash: dashesOf(line.clip),
    runs: line.curve.runs.map((run) =>
      run.map((sample) => ({ x: line.clip.xOf(sample), y: sample.value * factor, sigma: sample.sigma * factor })),
    ),
  }));
  const refusal = lines.map(({ curve }) => curve.notSmoothed).find((why) => why !== null) ?? null;
  const named = names.filter((name) => name !== '').map((name) => ({ value: name, label: name }));
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
      <Group gap="xs" wrap="nowrap" className={classes['bar']}>
        <Select
          aria-label={t('curves.quantity')}
          data={quantities.map((value) => ({ value, label: value === 'forwards' && !faces ? t('curves.across') : t(`curves.${value}`) }))}
          value={quantity}
          allowDeselect={false}
          onChange={(value) => setQuantity(quantities.find((known) => known === value) ?? 'up')}
          w={270}
        />
        {count === 1 ? (
          <Select
            aria-label={t('curves.points')}
            data={[{ value: '', label: t('curves.all') }, ...named]}
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
              aria-label={t((count === 2 ? endLabels : jointLabels)[i] ?? 'curves.points')}
              data={named}
              value={name === '' ? null : name}
              allowDeselect={false}
              onChange={(value) => setAngle(several.map((before, place) => (place === i ? (value ?? before) : before)))}
              w={118}
            />
          ))
        )}
        <Select
          aria-label={t('curves.smoothing')}
          data={[
            { value: '', label: t('curves.noSmoothing') },
            ...cutoffs.map((hertz) => ({ value: String(hertz), label: t('curves.hertz', { hertz }) })),
          ]}
          value={cutoff === null ? '' : String(cutoff)}
          allowDeselect={false}
          onChange={(value) => setCutoff(value === '' || value === null ? null : Number(value))}
          w={185}
        />
        <Popover width={380} withArrow shadow="md" position="top">
          <Popover.Target>
            <ActionIcon variant="subtle" size={38} aria-label={t('curves.about')} disabled={lines.length === 0}>
              <IconInfoCircle size={20} aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <Text size="sm">{[smoothingWords(), t(`curves.sign.${signWords(quantity, faces)}`), t('curves.uncertainty')].join(' ')}</Text>
          </Popover.Dropdown>
        </Popover>
        <span style={{ flex: 1 }} />
        <Tool label={t('curves.save')} disabled={lines.length === 0} onPress={() => void save()}>
          <IconTableExport aria-hidden />
        </Tool>
        <Tool label={t('curves.close')} onPress={onClose}>
          <IconX aria-hidden />
        </Tool>
      </Group>
      {names.length === 0 ? (
        <Text p="md">{t('curves.empty')}</Text>
      ) : (
        <div className={classes['drawn']}>
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
          <div className={classes['legend']}>
            {clips.map((clip) => (
              <Fragment key={clip.key}>
                {clips.length > 1 && (
                  <Text size="sm" fw={600} truncate title={clip.name}>
                    {clip.name}
                  </Text>
                )}
                {lines
                  .filter((line) => line.clip === clip)
                  .map((line) => (
                    <Entry key={line.key} line={line} name={nameOf(line)} dash={dashesOf(clip).join(' ')}>
                      {hereWords(line)}
                    </Entry>
                  ))}
              </Fragment>
            ))}
            {refused.map((line) => (
              <Text key={nameOf(line)} size="sm" c="dimmed">
                {nameOf(line)}: {t(`curves.why.${line.reason}`)}
              </Text>
            ))}
            {lines.length > 0 && (
              <Text size="sm" c="dimmed">
                {refusal === null
                  ? cutoff === null
                    ? t('curves.asFound')
                    : t('curves.zeroLag', { hertz: cutoff })
                  : t(`curves.notSmoothed.${refusal}`)}
              </Text>
            )}
          </div>
        </div>
      )}
    </section>
  );

  function hereWords(line: CurveLine): string {
    const here = sampleAt(line, frames[clips.indexOf(line.clip)]);
    if (here === null) return t('curves.nothingHere');
    return t('curves.here', { value: shownValue(here.value * factor), sigma: shownSigma(here.sigma * factor), unit: words });
  }

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

  function smoothingWords(): string {
    if (refusal !== null) return t(`curves.notSmoothed.${refusal}`);
    return cutoff === null ? t('curves.asFound') : t('curves.smoothed', { hertz: cutoff });
  }
}

function Entry({
  line,
  name,
  dash,
  children,
}: {
  readonly line: CurveLine;
  readonly name: string;
  readonly dash: string;
  readonly children: string;
}) {
  return (
    <div className={classes['entry']} data-curve={name}>
      <svg width={26} height={8} aria-hidden>
        <line x1={0} x2={26} y1={4} y2={4} stroke={line.colour} strokeWidth={3} strokeDasharray={dash} />
      </svg>
      <span>{line.points.join(' – ')}</span>
      <strong>{children}</strong>
    </div>
  );
}

const endLabels = ['curves.first', 'curves.second'] as const;
const jointLabels = ['curves.first', 'curves.vertex', 'curves.second'] as const;

/** Key of the words that say which way is positive. */
function signWords(quantity: DrawnQuantity, faces: boolean): DrawnQuantity | 'across' | 'leanAcross' {
  if (faces) return quantity;
  if (quantity === 'forwards') return 'across';
  return quantity === 'lean' ? 'leanAcross' : quantity;
}

function shownUnit(unit: CurveUnit | null, lengthUnit: 'cm' | 'in'): { readonly factor: number; readonly words: string } {
  if (unit === 'mm') return lengthUnit === 'cm' ? { factor: 0.1, words: 'cm' } : { factor: 1 / 25.4, words: 'in' };
  return { factor: 1, words: unit === null ? '' : unit === 'deg' ? '°' : unit };
}

const shownValue = (value: number): string => value.toFixed(1).replace('-', '−');
/** Never rounded to zero. */
const shownSigma = (sigma: number): string => Math.max(0.1, sigma).toFixed(1);
