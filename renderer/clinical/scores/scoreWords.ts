import i18next from 'i18next';
import type { JudgedMcid } from '#core/clinical/outcomes/change.ts';
import type { OutcomeUnit } from '#core/clinical/outcomes/definition.ts';
import type { MissingItem } from '#core/clinical/outcomes/scored.ts';
import type { Source } from '#core/domain/source.ts';
import { scores } from '../../i18n/en/scores.ts';
import { lefsKeyAt } from './fields/lefsKeys.ts';

const language = (): string => (i18next.language === 'en' ? 'en-GB' : i18next.language);
const places: Readonly<Record<OutcomeUnit, number>> = {
  points: 1,
  '%': 0,
  min: 0,
  mm: 0,
  cm: 1,
  J: 0,
  reps: 0,
  hops: 0,
  ms: 0,
  'm/s': 2,
};

const unitWords = (unit: OutcomeUnit): string => i18next.t(`scores:unit.${unit}`);

/** A number of a measure as it is shown: rounded, with its unit. */
export const valueWords = (value: number, unit: OutcomeUnit): string =>
  `${new Intl.NumberFormat(language(), { maximumFractionDigits: places[unit] }).format(value)} ${unitWords(unit)}`;

/** A difference, with its sign. */
export const deltaWords = (value: number, unit: OutcomeUnit): string =>
  `${new Intl.NumberFormat(language(), { maximumFractionDigits: places[unit], signDisplay: 'exceptZero' }).format(value)} ${unitWords(unit)}`;

export const percentWords = (value: number): string =>
  `${new Intl.NumberFormat(language(), { maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(value)} %`;

/** Where a number is from and how sure that is. */
export const sourceWords = ({ words, certainty }: Source): string =>
  i18next.t('scores:last.source', { words, certainty: i18next.t(`clinical:certainty.${certainty}`) });

const numbered = ['trial', 'contact', 'activity'] as const;
const named = [
  'total',
  'rating',
  'mm',
  'minutes',
  'trials',
  'jumps',
  'reps',
  'peakHeightCm',
  'totalHeightCm',
  'massKg',
  'hops',
  'meanFlightMs',
  'meanContactMs',
] as const;
const visaAKeys = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8'] as const;

function itemWords(item: string): string {
  const question = visaAKeys.find((key) => key === item);
  if (question !== undefined) return `${item.slice(1)}. ${i18next.t(`scores:visaA.${question}`)}`;
  if (/^i\d+$/.test(item)) return `${item.slice(1)}. ${i18next.t(`scores:lefs.${lefsKeyAt(Number(item.slice(1)) - 1)}`)}`;
  const [kind, n] = item.split('-');
  const counted = numbered.find((each) => each === kind);
  if (counted !== undefined && n !== undefined) return i18next.t(`scores:missing.${counted}`, { n });
  const field = named.find((each) => each === item);
  return field === undefined ? item : i18next.t(`scores:field.${field}`);
}

/** What a number lacks, and why each is not there. */
export const missingWords = (missing: readonly MissingItem[]): string =>
  missing
    .map(({ item, why }) => i18next.t('scores:missing.one', { item: itemWords(item), why: i18next.t(`scores:missing.${why}`) }))
    .join('; ');

const isPart = (part: string): part is keyof typeof scores.last.part => Object.hasOwn(scores.last.part, part);

/** Under what two values were taken differently, by name. */
export const partWords = (parts: readonly string[]): string =>
  parts.map((part) => (isPart(part) ? i18next.t(`scores:last.part.${part}`) : part)).join(', ');

/** A noticeable change: how much, in whom, after how long, and how sure. */
export function mcidWords({ points, percent, of, weeks, interval, grade, standing, judges }: JudgedMcid, unit: OutcomeUnit): string {
  const { t } = i18next;
  const size =
    points === null
      ? t('scores:last.mcidPercent', { percent: percent ?? 0, of })
      : percent === null
        ? t('scores:last.mcidPoints', { value: valueWords(points, unit), of })
        : t('scores:last.mcidBoth', { value: valueWords(points, unit), percent, of });
  return [
    size,
    ...(grade === 'much-better' ? [t('scores:last.much')] : []),
    ...(weeks === null ? [] : [t('scores:last.weeks', { count: weeks })]),
    ...(interval === null ? [] : [t('scores:last.interval', interval)]),
    ...(standing === 'context' ? [t('scores:last.context')] : []),
    ...(judges ? [t('scores:last.judges')] : []),
  ].join(', ');
}
