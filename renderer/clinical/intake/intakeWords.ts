import i18next from 'i18next';
import { chartRegion } from '#core/clinical/intake/bodyChart.ts';
import { intake } from '../../i18n/en/intake.ts';
import { dayInWords } from '../../ui/words.ts';
import { type Option, optionWords } from './controls.tsx';

const isOption = (text: string): text is Option => Object.hasOwn(intake.options, text);
const isPart = (text: string): text is keyof typeof intake.chart.part => Object.hasOwn(intake.chart.part, text);
const isNone = (text: unknown): text is 'not-asked' | 'declined' | 'not-applicable' =>
  text === 'not-asked' || text === 'declined' || text === 'not-applicable';

/** A region of the chart, such as "Achilles midportion, left". */
export function regionWords(id: string): string {
  const region = chartRegion(id);
  if (region === null || !isPart(region.part)) return id;
  return i18next.t('intake:chart.region', {
    part: i18next.t(`intake:chart.part.${region.part}`),
    side: i18next.t(`clinical:sides.${region.side}`).toLowerCase(),
  });
}

/** What was answered last time, in words; '' where it was nothing. */
export function answerWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return stringWords(value);
  if (Array.isArray(value)) return value.length === 0 ? i18next.t('intake:noneSuch') : listWords(value);
  if (typeof value !== 'object') return String(value);
  if ('given' in value) return answerWords(value.given);
  if ('none' in value) return isNone(value.none) && value.none !== 'not-asked' ? i18next.t(`clinical:answer.${value.none}`) : '';
  if ('region' in value && typeof value.region === 'string') return regionWords(value.region);
  if ('of' in value && value.of === 'point') return i18next.t('intake:chart.point');
  return Object.values(value)
    .map(answerWords)
    .filter((each) => each !== '')
    .join(', ');
}

function stringWords(text: string): string {
  if (text === 'yes' || text === 'no' || text === 'unknown') return i18next.t(`clinical:answer.${text}`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayInWords(text);
  if (text === 'bilateral') return i18next.t('clinical:sides.bilateral');
  return isOption(text) ? optionWords(text) : text;
}

/** A week nobody remembers is a place in the list too. */
const listWords = (list: readonly unknown[]): string => list.map((each) => (each === null ? '?' : answerWords(each))).join('; ');
