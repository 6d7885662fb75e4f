import i18next from 'i18next';
import { assertNever } from '#core/domain/brand.ts';
import type { Circumstances, Purpose } from '#core/gait/difference.ts';

const number = (value: number): string => String(Number(value.toFixed(2))).replace('-', '−');

/** One circumstance of a clip in words; 'not noted' where nobody said. */
export function circumstanceInWords(circumstance: Purpose, of: Circumstances): string {
  const t = i18next.t;
  const unnoted = t('differences:fact.unnoted');
  switch (circumstance) {
    case 'other-view':
      return t(`differences:views.${of.view}`);
    case 'other-speed':
      return of.speed === null ? t('differences:fact.speedUnknown') : t('differences:fact.speed', { speed: number(of.speed) });
    case 'other-rate':
      return t('differences:fact.rate', { rate: number(of.rate) });
    case 'other-incline':
      return of.inclinePercent === null ? unnoted : t('differences:fact.percent', { value: number(of.inclinePercent) });
    case 'other-footwear':
      return of.footwear ?? unnoted;
    case 'other-fatigue':
      return of.fatigue === null ? unnoted : t(`differences:fact.${of.fatigue}`);
    case 'other-taping':
      return of.taped === null ? unnoted : t(of.taped ? 'differences:fact.taped' : 'differences:fact.untaped');
    default:
      return assertNever(circumstance);
  }
}

const told: readonly Purpose[] = [
  'other-view',
  'other-speed',
  'other-rate',
  'other-footwear',
  'other-incline',
  'other-fatigue',
  'other-taping',
];

/** The same with its name where it would not be understood alone; null where nobody said. */
function factInWords(circumstance: Purpose, of: Circumstances): string | null {
  const words = circumstanceInWords(circumstance, of);
  if (words === i18next.t('differences:fact.unnoted')) return null;
  if (circumstance === 'other-footwear') return i18next.t('differences:fact.shoe', { shoe: words });
  return circumstance === 'other-incline' ? i18next.t('differences:fact.incline', { incline: words }) : words;
}

/** How a clip was filmed, as far as it was noted: 'left side · 3 m/s · 240 frames/s · shoe Pace 2 · fresh'. */
export const factsInWords = (of: Circumstances): string => told.flatMap((circumstance) => factInWords(circumstance, of) ?? []).join(' · ');
