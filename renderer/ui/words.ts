import i18next from 'i18next';
import type { PatientSummary } from '#core/domain/patient.ts';

type Named = Pick<PatientSummary, 'familyName' | 'givenName'>;

/** 'Family, Given', as the list is sorted. */
export const fullName = ({ familyName, givenName }: Named): string => `${familyName}, ${givenName}`;

const language = (): string => (i18next.language === 'en' ? 'en-GB' : i18next.language);

/** A calendar day in words, '4 May 1990': no order of figures to be mistaken. */
export function dayInWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(date);
}

export const birthDay = ({ birthDate }: Pick<PatientSummary, 'birthDate'>): string =>
  birthDate === null ? i18next.t('common:unknown') : dayInWords(birthDate);

/** The local day of a moment, '23 Nov 2026'. */
export const dateOf = (moment: string): string =>
  new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(moment));

/** The local day and time of a moment. */
export const timeOf = (moment: string): string =>
  new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(
    new Date(moment),
  );

/** Whole years from a birth day to a moment; null when either is unknown or the wrong way round. */
export function ageAt(birthDate: string | null, moment: Date): number | null {
  if (birthDate === null) return null;
  const [year, month, day] = birthDate.split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const had = moment.getMonth() + 1 > month || (moment.getMonth() + 1 === month && moment.getDate() >= day);
  const age = moment.getFullYear() - year - (had ? 0 : 1);
  return age < 0 ? null : age;
}

/** '12.3 MB', with the units of a file manager. */
export function bytesInWords(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}
