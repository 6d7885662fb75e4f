import { Checkbox, Group } from '@mantine/core';

type Props<V extends string> = {
  readonly label: string;
  readonly values: readonly V[];
  readonly words: (value: V) => string;
  readonly chosen: readonly V[];
  readonly onChange: (chosen: V[]) => void;
};

/** Any of several. */
export function Ticks<V extends string>({ label, values, words, chosen, onChange }: Props<V>) {
  return (
    <Checkbox.Group label={label} value={[...chosen]} onChange={(next) => onChange(values.filter((each) => next.includes(each)))}>
      <Group gap="sm" mt={6}>
        {values.map((each) => (
          <Checkbox key={each} value={each} label={words(each)} size="md" />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
