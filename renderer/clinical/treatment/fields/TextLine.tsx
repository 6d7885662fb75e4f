import { Textarea, TextInput } from '@mantine/core';

type Props = { readonly label: string; readonly value: string; readonly onChange: (value: string) => void };

/** One line of text. */
export function TextLine({ label, value, onChange }: Props) {
  return (
    <TextInput label={label} value={value} maxLength={200} autoComplete="off" onChange={(event) => onChange(event.currentTarget.value)} />
  );
}

/** Text of any length. */
export function LongText({ label, value, onChange }: Props) {
  return <Textarea label={label} value={value} maxLength={20000} onChange={(event) => onChange(event.currentTarget.value)} />;
}
