import type { ReactElement } from 'react';
import { strikeLimits } from '#core/gait/tableAngles.ts';
import type { PrintedMetric, PrintedReference, ReportGaitClip } from './gaitModel.ts';
import { certaintyNote, gaitNotes, gaitUnitNames, metricNames, sideWords, sourceWords, strikeWords } from './gaitWords.ts';
import { tableNotes } from './table.ts';

/** What must be known to read one clip's metrics: how the feet land, what is not taken off, what rests on few steps, and whose figures stand beside them in grey. */
export const clipNotes = (clip: ReportGaitClip, speed: number | null): ReactElement =>
  tableNotes([...strikes(clip), ...standing(clip), ...issues(clip), ...few(clip), ...references(clip, speed)]);

/** Each foot's strike with the limits it was judged by; near a limit the type is not sure. */
function strikes({ strikes: found }: ReportGaitClip): readonly string[] {
  if (found.length === 0) return [];
  const each = found.map(
    ({ side, type, sure }) => `${sideWords[side]} ${strikeWords[type]}${sure ? '' : ' (another type lies within twice the uncertainty)'}`,
  );
  const { rearfoot, forefoot, source } = strikeLimits;
  return [
    `Strike type by foot inclination at contact: ${each.join(', ')}. Rearfoot above ${rearfoot}°, forefoot below ${String(forefoot).replace('-', '\u2212')}°: ${sourceWords(source)}.`,
  ];
}

function standing({ metrics }: ReportGaitClip): readonly string[] {
  const without = [
    ...new Set(metrics.filter(({ standing: off, result }) => off === 'unknown' && result.ok).map(({ id }) => metricNames[id])),
  ];
  return without.length === 0 ? [] : [`${gaitNotes.standing}: ${without.join(', ').toLowerCase()}.`];
}

const issues = ({ issues: count }: ReportGaitClip): readonly string[] =>
  count === 0 ? [] : [`Marks that are impossible or odd: ${count}. What hangs on an impossible mark is left out.`];

const few = ({ metrics }: ReportGaitClip): readonly string[] =>
  metrics.some(({ result }) => result.ok && result.few) ? [gaitNotes.few] : [];

function references({ metrics }: ReportGaitClip, speed: number | null): readonly string[] {
  if (!metrics.some(({ result }) => result.ok)) return [];
  const drawn = metrics.flatMap((metric) => (metric.reference === null ? [] : [{ metric, reference: metric.reference }]));
  const once = drawn.filter(({ metric }, n) => drawn.findIndex((other) => other.metric.id === metric.id) === n);
  if (once.length === 0) return [speed === null ? gaitNotes.noSpeed : gaitNotes.noBands];
  const about = [...new Set(once.map(({ reference }) => populationOf(reference)))];
  return about.map((whose) => {
    const ranges = once
      .filter(({ reference }) => populationOf(reference) === whose)
      .map(({ metric, reference }) => rangeOf(metric, reference));
    return `In grey: ${ranges.join('; ')}: ${whose}`;
  });
}

/** `contact time 225 to 317 ms` */
function rangeOf({ id, unit }: PrintedMetric, { band }: PrintedReference): string {
  const name = gaitUnitNames[unit];
  return `${metricNames[id].toLowerCase()} ${band.from} to ${band.to}${name === '°' ? '' : ' '}${name}`;
}

/** `young runners, 2.7 to 3.2 m/s (still to be verified). Source.` */
function populationOf({ population, speed, source }: PrintedReference): string {
  const speeds = speed.from === speed.to ? `${speed.from} m/s` : `${speed.from} to ${speed.to} m/s`;
  return `${population}, ${speeds}${certaintyNote(speed.certainty)}. ${sourceWords(source)}.`;
}
