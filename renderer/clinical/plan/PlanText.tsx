import { Textarea, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';

type Props = Pick<TextInputProps, 'label' | 'description' | 'placeholder' | 'className' | 'aria-label'> & {
  readonly value: string;
  readonly most: number;
  readonly onText: (text: string) => void;
  /** Shown while the field is empty; left out where it may be. */
  readonly needed?: string;
  readonly lines?: boolean;
};

/** Words of a plan. The record keeps them without blanks at the ends: what is typed stays in the field as it is while it is in use. */
export function PlanText({ value, most, onText, needed, lines = false, ...rest }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed !== null && (typed.trim() === value.trim() || (needed !== undefined && typed.trim() === '')) ? typed : value;
  const Field = lines ? Textarea : TextInput;
  return (
    <Field
      {...rest}
      {...(lines ? { autosize: true, minRows: 1 } : {})}
      autoComplete="off"
      value={text}
      maxLength={most}
      error={needed !== undefined && text.trim() === '' ? needed : undefined}
      onChange={(event: { readonly currentTarget: { readonly value: string } }) => {
        const next = event.currentTarget.value;
        setTyped(next);
        if (needed === undefined || next.trim() !== '') onText(next.trim());
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
