import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { clinicianSource } from '#core/plan/amount.ts';
import type { Prescription } from '#core/plan/prescription.ts';
import classes from '../Plan.module.css';
import { PlanText } from '../PlanText.tsx';
import { RangeField } from '../RangeField.tsx';
import { DoseFields } from './DoseFields.tsx';
import { LoadFields } from './LoadFields.tsx';
import { WeekdayTicks } from './WeekdayTicks.tsx';

type Props = {
  readonly entry: Prescription;
  /** `field` names what was changed. */
  readonly onEntry: (field: string, entry: Prescription) => void;
};

const amount = (n: number) => ({ from: n, to: n, source: clinicianSource });

/** How much of an exercise: dose, load, days, rest and effort, all free. */
export function PrescriptionFields({ entry, onEntry }: Props) {
  const { t } = useTranslation('plan');
  const { frequency } = entry;
  return (
    <div className={`${classes['fields']} ${classes['close']}`}>
      <DoseFields dose={entry.dose} onDose={(field, dose) => onEntry(field, { ...entry, dose })} />
      <LoadFields load={entry.load} onLoad={(field, load) => onEntry(field, { ...entry, load })} />
      <NativeSelect
        size="md"
        label={t('entry.frequencyKind')}
        value={frequency.kind}
        data={(['days-per-week', 'every-days'] as const).map((kind) => ({ value: kind, label: t(`entry.frequencyKinds.${kind}`) }))}
        onChange={(event) => {
          const kind = event.currentTarget.value === 'every-days' ? 'every-days' : 'days-per-week';
          const days = kind === 'every-days' ? amount(2) : amount(3);
          onEntry('frequency', { ...entry, weekdays: null, frequency: { kind, days, perDay: frequency.perDay } });
        }}
      />
      <RangeField
        label={t(frequency.kind === 'days-per-week' ? 'entry.days' : 'entry.every')}
        value={frequency.days}
        least={1}
        most={frequency.kind === 'days-per-week' ? 7 : 28}
        whole
        onAmount={(days) => days !== null && onEntry('days', { ...entry, weekdays: null, frequency: { ...frequency, days } })}
      />
      <RangeField
        label={t('entry.perDay')}
        value={frequency.perDay}
        least={1}
        most={6}
        whole
        onAmount={(perDay) => perDay !== null && onEntry('per-day', { ...entry, frequency: { ...frequency, perDay } })}
      />
      <RangeField
        label={t('entry.restSeconds')}
        value={entry.restSeconds}
        least={0}
        most={1800}
        whole={false}
        mayBeEmpty
        onAmount={(restSeconds) => onEntry('rest', { ...entry, restSeconds })}
      />
      <RangeField
        label={t('entry.effort')}
        value={entry.effort}
        least={0}
        most={10}
        whole={false}
        mayBeEmpty
        onAmount={(effort) => onEntry('effort', { ...entry, effort })}
      />
      <PlanText
        className={classes['double'] ?? ''}
        label={t('entry.note')}
        value={entry.note}
        most={500}
        onText={(note) => onEntry('note', { ...entry, note })}
      />
      {frequency.kind === 'days-per-week' && <WeekdayTicks entry={entry} onEntry={(next) => onEntry('weekdays', next)} />}
    </div>
  );
}
