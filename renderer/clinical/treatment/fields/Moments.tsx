import { TextInput } from '@mantine/core';
import { fromLocalField, toLocalField } from './moments.ts';

type Props<T> = { readonly label: string; readonly value: T; readonly onChange: (value: T) => void };

/** A day and time of the clinic; null where it is empty. */
export function OpenInstant({ label, value, onChange }: Props<string | null>) {
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={value === null ? '' : toLocalField(value)}
      onChange={(event) => onChange(fromLocalField(event.currentTarget.value))}
    />
  );
}

/** The same of something that has to have a time: an empty field changes nothing. */
export function Instant({ label, value, onChange }: Props<string>) {
  return <OpenInstant label={label} value={value} onChange={(next) => next !== null && onChange(next)} />;
}
