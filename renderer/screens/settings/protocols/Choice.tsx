import { Select } from '@mantine/core';
import type { ReactNode } from 'react';

type Props<V extends string> = {
  readonly label: string;
  readonly values: readonly V[];
  readonly words: (value: V) => string;
  readonly value: V;
  readonly error?: ReactNode;
  readonly onChange: (value: V) => void;
};

/** One of several. */
export function Choice<V extends string>({ label, values, words, value, error, onChange }: Props<V>) {
  return (
    <Select
      label={label}
      data={values.map((each) => ({ value: each, label: words(each) }))}
      value={value}
      error={error}
      allowDeselect={false}
      onChange={(chosen) => {
        const known = values.find((each) => each === chosen);
        if (known !== undefined) onChange(known);
      }}
    />
  );
}
