import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clinicianSource } from '#core/plan/amount.ts';
import type { Prescription } from '#core/plan/prescription.ts';
import { weekdayWord } from '../doseWords.ts';
import classes from '../Plan.module.css';

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
type Props = { readonly entry: Prescription; readonly onEntry: (entry: Prescription) => void };

/** The days of the week on which an entry falls; so many as are ticked are then its days a week. */
export function WeekdayTicks({ entry, onEntry }: Props) {
  const { t } = useTranslation('plan');
  const { frequency } = entry;
  return (
    <Checkbox.Group
      className={classes['wide'] ?? ''}
      label={t('entry.weekdays')}
      value={(entry.weekdays ?? []).map(String)}
      onChange={(ticked) => {
        const days = weekdays.filter((day) => ticked.includes(String(day)));
        if (days.length === 0) return onEntry({ ...entry, weekdays: null });
        const many = { from: days.length, to: days.length, source: clinicianSource };
        onEntry({ ...entry, weekdays: days, frequency: { ...frequency, days: many } });
      }}
    >
      <Group gap="sm" mt={6}>
        {weekdays.map((day) => (
          <Checkbox key={day} value={String(day)} label={weekdayWord(day)} size="md" />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
