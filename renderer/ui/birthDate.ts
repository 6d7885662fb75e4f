const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];

/** A typed day as understood, and the other way of reading it where day and month could be swapped. Days are YYYY-MM-DD. */
export type TypedDay = { readonly day: string; readonly other: string | null };

const twoDigits = (n: number): string => String(n).padStart(2, '0');

function dayFrom(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** A year of two figures is the last such year that is not after that of `today`. */
function fullYear(text: string, today: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  const now = Number(today.slice(0, 4));
  const century = now - (now % 100);
  return century + year > now ? century - 100 + year : century + year;
}

const monthNamed = (word: string): number =>
  word.length < 3 ? 0 : months.findIndex((name) => name.startsWith(word.toLowerCase().slice(0, 9))) + 1;

/**
 * Reads a birth date, or another day, typed in any common order: 1990-05-04, 4.5.1990, 4/5/90, 04051990, 4 May 1990, May 4, 1990. Of two readings the one with the day
 * first is taken and the other is told. Null when it is no day, or one after `today` (YYYY-MM-DD; where days to come may be meant, the last of them) or before 1880.
 */
export function parseBirthDate(text: string, today: string): TypedDay | null {
  const possible = (day: string | null): day is string => day !== null && day <= today && day >= '1880-01-01';
  const one = (day: string | null): TypedDay | null => (possible(day) ? { day, other: null } : null);
  const parts = text
    .trim()
    .split(/[\s.,/\\-]+/)
    .filter((part) => part !== '');
  const figures = parts.every((part) => /^\d+$/.test(part));
  if (parts.length === 1 && figures && parts[0]?.length === 8) {
    const [all] = parts;
    const yearFirst = one(dayFrom(Number(all.slice(0, 4)), Number(all.slice(4, 6)), Number(all.slice(6))));
    return yearFirst ?? parseBirthDate(`${all.slice(0, 2)}.${all.slice(2, 4)}.${all.slice(4)}`, today);
  }
  const [a, b, c] = parts;
  if (parts.length !== 3 || a === undefined || b === undefined || c === undefined) return null;
  if (!figures) {
    const named = parts.findIndex((part) => monthNamed(part.replace(/\.$/, '')) > 0);
    const rest = parts.filter((_, i) => i !== named).map((part) => part.replace(/(?<=\d)(st|nd|rd|th)$/i, ''));
    const [first, second] = rest;
    const word = parts[named];
    if (word === undefined || first === undefined || second === undefined || !rest.every((part) => /^\d+$/.test(part))) return null;
    const [day, year] = first.length === 4 ? [second, first] : [first, second];
    return one(dayFrom(fullYear(year, today), monthNamed(word), Number(day)));
  }
  if (a.length === 4) return one(dayFrom(Number(a), Number(b), Number(c)));
  const year = fullYear(c, today);
  const dayFirst = dayFrom(year, Number(b), Number(a));
  const monthFirst = dayFrom(year, Number(a), Number(b));
  if (possible(dayFirst)) return { day: dayFirst, other: possible(monthFirst) && monthFirst !== dayFirst ? monthFirst : null };
  return one(monthFirst);
}

/** Today on this computer's calendar, YYYY-MM-DD. */
export function today(now: Date = new Date()): string {
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}
