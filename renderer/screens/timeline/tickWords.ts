import i18next from 'i18next';
import type { TickUnit } from '#core/timeline/ticks.ts';

const language = (): string => (i18next.language === 'en' ? 'en-GB' : i18next.language);
const at = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language(), { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** A day as it stands over the chart: as much of it as the unit of the ticks needs, with its year where one begins. */
export function tickInWords(unit: TickUnit, day: string, isFirst: boolean): string {
  const withYear = isFirst || day.slice(5, 7) === '01';
  switch (unit) {
    case 'day':
      return at(day, { weekday: 'short', day: 'numeric', month: 'short' });
    case 'week':
      return at(day, { day: 'numeric', month: 'short', ...(isFirst ? { year: '2-digit' } : {}) });
    case 'month':
    case 'quarter':
      return at(day, { month: 'short', ...(withYear ? { year: 'numeric' } : {}) });
    case 'year':
    case 'decade':
      return day.slice(0, 4);
  }
}

/** A number on an axis, no longer than it has to be. */
export const axisNumber = (value: number): string => new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(value);
