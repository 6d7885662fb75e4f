import i18next from 'i18next';
import type { Answer, YesNoUnknown } from '#core/clinical/answer.ts';
import type { SheetRow, SheetSection } from '#core/clinical/printed/sheet.ts';
import type { Source } from '#core/domain/source.ts';
import { plainNumber } from '../treatment/numberWords.ts';

type Notes = readonly string[];
const kept = (notes: Notes): string[] => notes.filter((note) => note.trim() !== '');

/** Something that is known. */
export const row = (label: string, answer: string, notes: Notes = []): SheetRow => ({ label, answer, state: 'given', notes: kept(notes) });

/** A field that was left empty and takes no reason for it. */
export const emptyRow = (label: string, notes: Notes = []): SheetRow => ({
  label,
  answer: i18next.t('printing:empty'),
  state: 'empty',
  notes: kept(notes),
});

/** What was typed, or that nothing was. 0 is a number; null is none. */
export const typedRow = (label: string, typed: string | null, notes: Notes = []): SheetRow =>
  typed === null || typed.trim() === '' ? emptyRow(label, notes) : row(label, typed, notes);

/** An answer in words, or which of the reasons there is none. What is not there was not asked. */
export function answerRow<T>(label: string, answer: Answer<T> | undefined, words: (value: T) => string, notes: Notes = []): SheetRow {
  const { none, given } = answer === undefined ? { none: 'not-asked' as const } : { none: undefined, given: undefined, ...answer };
  if (none !== undefined) return { label, answer: i18next.t(`clinical:answer.${none}`), state: none, notes: kept(notes) };
  return row(label, words(given as T), notes);
}

/** Ticks: an empty list says that none was entered, not that there was none. */
export const ticksRow = <T>(label: string, ticks: readonly T[], words: (tick: T) => string): SheetRow =>
  ticks.length === 0
    ? { label, answer: i18next.t('printing:noneEntered'), state: 'empty', notes: [] }
    : row(label, ticks.map(words).join('; '));

export const section = (heading: string, rows: readonly SheetRow[], paragraphs: readonly string[] = []): SheetSection => ({
  heading,
  rows: [...rows],
  paragraphs: kept(paragraphs),
});

/** Free text below a form; nothing where none was written. */
export const noteSection = (text: string): readonly SheetSection[] =>
  text.trim() === '' ? [] : [section(i18next.t('printing:note'), [], [text])];

export const yesNo = (value: YesNoUnknown): string => i18next.t(`clinical:answer.${value}`);
export const ifTrue = (value: boolean): string => yesNo(value ? 'yes' : 'no');
export const pain = (value: number): string => i18next.t('printing:ofTen', { value });
export const withUnit =
  (unit: string) =>
  (value: number): string =>
    unit === '' ? plainNumber(value) : i18next.t('printing:unit', { value: plainNumber(value), unit });
export const asTyped = (value: string): string => value;

/** Whose word it is and how sure. */
export const sourceWords = ({ words, certainty }: Source): string =>
  i18next.t('printing:rules.source', { words, certainty: i18next.t(`clinical:certainty.${certainty}`) });
