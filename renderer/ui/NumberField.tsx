import { TextInput, type TextInputProps } from '@mantine/core';
import { useEffect, useState } from 'react';

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  readonly value: number | null;
  readonly onNumber: (value: number | null) => void;
  readonly from: number;
  readonly to: number;
  /** Most places after the point, 0 for whole numbers; left out, any number of them. */
  readonly decimals?: number;
  /** Shown while what is typed is no number between `from` and `to`. */
  readonly rangeWords: string;
};

const read = (text: string): number => Number(text.trim().replace(',', '.'));

/** A number that may be unknown, typed with a point or a comma. What cannot be used stays in the field, is named, and is not passed on. */
export function NumberField({ value, onNumber, from, to, decimals, rangeWords, ...rest }: Props) {
  const [text, setText] = useState(value === null ? '' : String(value));
  useEffect(() => {
    setText((now) => ((now.trim() === '' ? null : read(now)) === value ? now : value === null ? '' : String(value)));
  }, [value]);
  const exactEnough = (number: number) => decimals === undefined || Number(number.toFixed(decimals)) === number;
  const inRange = (number: number) => Number.isFinite(number) && number >= from && number <= to;
  const usable = (typed: string) => typed.trim() === '' || (inRange(read(typed)) && exactEnough(read(typed)));
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...rest}
      value={text}
      error={usable(text) ? rest.error : rangeWords}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        if (usable(typed)) onNumber(typed.trim() === '' ? null : read(typed));
      }}
    />
  );
}
