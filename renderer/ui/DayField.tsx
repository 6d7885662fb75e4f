import type { TextInputProps } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#core/clinical/calendar.ts';
import { today } from './birthDate.ts';
import { DayInput } from './DayInput.tsx';

/** How far ahead a day may be. */
const daysAhead = 5 * 366;

type Props = {
  readonly label: string;
  readonly value: string | null;
  /** Null for an emptied field. Told once the field is left, or at Enter: a year half typed is a day of another century. */
  readonly onDay: (day: string | null) => void;
  /** The field is left, and what was typed is told. */
  readonly onLeave?: () => void;
  /** Whether the day may be one that is still to come. */
  readonly mayCome?: boolean;
  /** What is wrong with the day, where something is. */
  readonly error?: string | undefined;
  readonly inputProps?: Omit<TextInputProps, 'error'>;
};

/** A day typed in any order, as everywhere in Soleus, that counts once the field is left. */
export function DayField({ label, value, onDay, onLeave, mayCome = false, error, inputProps = {} }: Props) {
  const { t } = useTranslation('common');
  const typed = useRef<{ readonly day: string | null } | null>(null);
  const take = (): void => {
    const was = typed.current;
    typed.current = null;
    if (was !== null && was.day !== value) onDay(was.day);
  };
  return (
    <DayInput
      label={label}
      value={value}
      latest={mayCome ? addDays(today(), daysAhead) : today()}
      tidies
      unreadable={t(mayCome ? 'day.unreadable' : 'day.pastUnreadable')}
      onChange={(day) => {
        typed.current = { day };
      }}
      onBlur={() => {
        take();
        onLeave?.();
      }}
      inputProps={{
        placeholder: t('day.example'),
        ...inputProps,
        ...(error === undefined ? {} : { error }),
        onKeyDown: (event) => {
          if (event.key === 'Enter') take();
          inputProps.onKeyDown?.(event);
        },
      }}
    />
  );
}
