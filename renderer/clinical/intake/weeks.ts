const mostWeeks = 26;
const mostKm = 500;

/** Kilometres of weeks as typed, the latest first: '42 38 ? 0'. A week nobody remembers is '?' or '-'. Null where it cannot be read. */
export function parseWeeks(text: string): (number | null)[] | null {
  const parts = text
    .trim()
    .split(/[\s;/]+/)
    .filter((part) => part !== '');
  const weeks = parts.map((part) => (part === '?' || part === '-' ? null : Number(part.replace(',', '.'))));
  const fits = (km: number | null): boolean => km === null || (Number.isFinite(km) && km >= 0 && km <= mostKm);
  return weeks.length > 0 && weeks.length <= mostWeeks && weeks.every(fits) ? weeks : null;
}

export const weeksInWords = (weeks: readonly (number | null)[]): string => weeks.map((km) => (km === null ? '?' : String(km))).join(' ');
