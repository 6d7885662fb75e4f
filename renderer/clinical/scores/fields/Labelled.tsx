import { Text } from '@mantine/core';
import { type RadioOption, RadioRow } from '../../answer/RadioRow.tsx';

type Props<V extends string> = {
  readonly label: string;
  readonly values: readonly V[];
  readonly words: (value: V) => string;
  readonly value: V | null;
  readonly onChoose: (value: V) => void;
};

/** A condition of the test that has to be chosen: one of several, with its name above. */
export function Labelled<V extends string>({ label, values, words, value, onChoose }: Props<V>) {
  const options: readonly RadioOption<V>[] = values.map((each) => ({ value: each, words: words(each) }));
  return (
    <div>
      <Text fw={600} size="sm" mb={4} aria-hidden>
        {label}
      </Text>
      <RadioRow label={label} options={options} value={value} onChoose={onChoose} />
    </div>
  );
}
