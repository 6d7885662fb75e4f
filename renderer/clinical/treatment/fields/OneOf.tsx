import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props<V extends string> = {
  readonly label: string;
  readonly values: readonly V[];
  readonly words: (value: V) => string;
  /** Null while nothing is chosen. */
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly autoFocus?: boolean;
};

/** One of several: a letter or an arrow key chooses without opening the list. */
export function OneOf<V extends string>({ label, values, words, value, onChange, autoFocus = false }: Props<V>) {
  const { t } = useTranslation('treatment');
  return (
    <NativeSelect
      size="md"
      label={label}
      autoFocus={autoFocus}
      value={value ?? ''}
      data={[
        ...(value === null ? [{ value: '', label: t('form.choose') }] : []),
        ...values.map((each) => ({ value: each, label: words(each) })),
      ]}
      onChange={(event) => {
        const chosen = values.find((each) => each === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    />
  );
}
