import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#core/clinical/calendar.ts';
import { today } from '../../ui/birthDate.ts';
import { DayInput } from '../../ui/DayInput.tsx';

/** A plan may begin and end as far ahead. */
const daysAhead = 5 * 366;

type Props = {
  readonly label: string;
  readonly value: string | null;
  /** Null for an emptied field. Told once the field is left, or at Enter: a year half typed is a day of another century. */
  readonly onDay: (day: string | null) => void;
  /** Whether the day may be one that is still to come. */
  readonly mayCome?: boolean;
};

/** A day of a plan or a run, typed in any order as everywhere in Soleus. */
export function PlanDay({ label, value, onDay, mayCome = false }: Props) {
  const { t } = useTranslation('plan');
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
      unreadable={t(mayCome ? 'dayUnreadable' : 'pastDayUnreadable')}
      onChange={(day) => {
        typed.current = { day };
      }}
      onBlur={take}
      inputProps={{
        placeholder: t('dayExample'),
        onKeyDown: (event) => {
          if (event.key === 'Enter') take();
        },
      }}
    />
  );
}
