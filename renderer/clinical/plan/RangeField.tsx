import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clinicianSource } from '#core/plan/amount.ts';

type Amount = { readonly from: number; readonly to: number; readonly source: string };

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  readonly value: Amount | null;
  /** What the clinician sets has the clinician as its source. Null for an emptied field, where `mayBeEmpty`. */
  readonly onAmount: (value: Amount | null) => void;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly mayBeEmpty?: boolean;
};

const textOf = (value: Pick<Amount, 'from' | 'to'> | null): string =>
  value === null ? '' : value.from === value.to ? String(value.from) : `${value.from}-${value.to}`;

/** What was typed: '15', '2-3', '2 to 3', '2,5'. Null for what is no number or range. */
export function readRange(text: string): { readonly from: number; readonly to: number } | null {
  const found = /^\s*(\d+(?:[.,]\d+)?)\s*(?:(?:-|\u2013|to)\s*(\d+(?:[.,]\d+)?)\s*)?$/.exec(text);
  const number = (part: string): number => Number(part.replace(',', '.'));
  if (found?.[1] === undefined) return null;
  const from = number(found[1]);
  const to = found[2] === undefined ? from : number(found[2]);
  return from <= to ? { from, to } : null;
}

/** A number or a range, typed in one field. What cannot be used stays in the field, is named, and is not passed on. */
export function RangeField({ value, onAmount, least, most, whole, mayBeEmpty = false, ...rest }: Props) {
  const { t } = useTranslation('plan');
  const [text, setText] = useState(textOf(value));
  const [from, to] = [value?.from ?? null, value?.to ?? null];
  useEffect(() => {
    setText((now) => {
      if (from === null || to === null) return '';
      const read = readRange(now);
      // As it was typed, while it says the same.
      return read?.from === from && read.to === to ? now : textOf({ from, to });
    });
  }, [from, to]);
  const usable = (typed: string): { readonly from: number; readonly to: number } | null => {
    const read = readRange(typed);
    const fits = (n: number): boolean => n >= least && n <= most && (!whole || Number.isInteger(n));
    return read !== null && fits(read.from) && fits(read.to) ? read : null;
  };
  const isEmpty = text.trim() === '';
  const wrong = isEmpty ? !mayBeEmpty : usable(text) === null;
  return (
    <TextInput
      autoComplete="off"
      {...rest}
      value={text}
      error={wrong ? t('entry.range', { from: least, to: most }) : undefined}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        const read = usable(typed);
        if (read !== null) onAmount({ ...read, source: clinicianSource });
        else if (typed.trim() === '' && mayBeEmpty) onAmount(null);
      }}
    />
  );
}
