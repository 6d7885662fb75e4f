import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Props = {
  /** Nothing is measured again before this day. */
  readonly measuredOn: string;
  /** YYYY-MM-DD; null where nobody said. */
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
  readonly onLeave: () => void;
};

/** The day on which a measure is to be taken again; from then on the home screen says so. A day before the measuring stays in the field, is named, and is not passed on. */
export function RetestField({ measuredOn, value, onChange, onLeave }: Props) {
  const { t } = useTranslation('scores');
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  return (
    <TextInput
      type="date"
      label={t('retest.label')}
      description={t('retest.hint')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      min={measuredOn}
      max="9999-12-31"
      value={text}
      error={text !== '' && text < measuredOn ? t('retest.early') : undefined}
      onChange={(event) => {
        const day = event.currentTarget.value;
        setText(day);
        if (day === '' || day >= measuredOn) onChange(day === '' ? null : day);
      }}
      onBlur={onLeave}
    />
  );
}
