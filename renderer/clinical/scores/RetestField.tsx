import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../ui/DayField.tsx';

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
  const [told, tell] = useState<string | null>(null);
  return (
    <DayField
      mayCome
      label={t('retest.label')}
      value={value}
      error={told !== null && told < measuredOn ? t('retest.early') : undefined}
      onDay={(day) => {
        tell(day);
        if (day === null || day >= measuredOn) onChange(day);
      }}
      onLeave={onLeave}
      inputProps={{ description: t('retest.hint'), inputWrapperOrder: ['label', 'input', 'error', 'description'] }}
    />
  );
}
