import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#core/domain/brand.ts';
import { clinicianSource } from '#core/plan/amount.ts';
import type { Dose } from '#core/plan/prescription.ts';
import { RangeField } from '../RangeField.tsx';
import { TempoFields } from './TempoFields.tsx';

const kinds = ['reps', 'hold', 'run', 'minutes', 'as-shown'] as const satisfies readonly Dose['kind'][];
const amount = (n: number) => ({ from: n, to: n, source: clinicianSource });

/** The dose that a kind begins as; of sets, those that are there stay. */
function begun(kind: Dose['kind'], before: Dose): Dose {
  const sets = before.kind === 'reps' || before.kind === 'hold' ? before.sets : amount(3);
  switch (kind) {
    case 'reps':
      return { kind, sets, reps: amount(10), tempo: null };
    case 'hold':
      return { kind, sets, seconds: amount(30) };
    case 'run':
      return { kind, runMinutes: amount(1), walkMinutes: amount(4), repeats: amount(5), thenRunMinutes: null, walkAround: null };
    case 'minutes':
      return { kind, minutes: amount(10) };
    case 'as-shown':
      return { kind };
    default:
      return assertNever(kind);
  }
}

type Props = { readonly dose: Dose; readonly onDose: (field: string, dose: Dose) => void };

/** What is done at one go. */
export function DoseFields({ dose, onDose }: Props) {
  const { t } = useTranslation('plan');
  return (
    <>
      <NativeSelect
        size="md"
        label={t('entry.doseKind')}
        value={dose.kind}
        data={kinds.map((kind) => ({ value: kind, label: t(`entry.doseKinds.${kind}`) }))}
        onChange={(event) => {
          const kind = kinds.find((each) => each === event.currentTarget.value);
          if (kind !== undefined) onDose('dose-kind', begun(kind, dose));
        }}
      />
      {(dose.kind === 'reps' || dose.kind === 'hold') && (
        <RangeField
          label={t('entry.sets')}
          value={dose.sets}
          least={1}
          most={50}
          whole
          onAmount={(sets) => sets !== null && onDose('sets', { ...dose, sets })}
        />
      )}
      {dose.kind === 'reps' && (
        <>
          <RangeField
            label={t('entry.reps')}
            value={dose.reps}
            least={1}
            most={500}
            whole
            onAmount={(reps) => reps !== null && onDose('reps', { ...dose, reps })}
          />
          <TempoFields tempo={dose.tempo} onTempo={(tempo) => onDose('tempo', { ...dose, tempo })} />
        </>
      )}
      {dose.kind === 'hold' && (
        <RangeField
          label={t('entry.seconds')}
          value={dose.seconds}
          least={1}
          most={600}
          whole={false}
          onAmount={(seconds) => seconds !== null && onDose('seconds', { ...dose, seconds })}
        />
      )}
      {dose.kind === 'minutes' && (
        <RangeField
          label={t('entry.minutes')}
          value={dose.minutes}
          least={0.5}
          most={600}
          whole={false}
          onAmount={(minutes) => minutes !== null && onDose('minutes', { ...dose, minutes })}
        />
      )}
      {dose.kind === 'run' && <RunFields dose={dose} onDose={onDose} />}
    </>
  );
}

function RunFields({ dose, onDose }: { readonly dose: Extract<Dose, { kind: 'run' }>; readonly onDose: Props['onDose'] }) {
  const { t } = useTranslation('plan');
  return (
    <>
      <RangeField
        label={t('entry.runMinutes')}
        value={dose.runMinutes}
        least={0.25}
        most={300}
        whole={false}
        onAmount={(runMinutes) => runMinutes !== null && onDose('run', { ...dose, runMinutes })}
      />
      <RangeField
        label={t('entry.walkMinutes')}
        value={dose.walkMinutes}
        least={0}
        most={60}
        whole={false}
        onAmount={(walkMinutes) => walkMinutes !== null && onDose('walk', { ...dose, walkMinutes })}
      />
      <RangeField
        label={t('entry.repeats')}
        value={dose.repeats}
        least={1}
        most={50}
        whole
        onAmount={(repeats) => repeats !== null && onDose('repeats', { ...dose, repeats })}
      />
      <RangeField
        label={t('entry.thenRunMinutes')}
        value={dose.thenRunMinutes}
        least={0}
        most={300}
        whole={false}
        mayBeEmpty
        onAmount={(thenRunMinutes) => onDose('then-run', { ...dose, thenRunMinutes })}
      />
      <RangeField
        label={t('entry.walkAround')}
        value={dose.walkAround}
        least={0}
        most={60}
        whole={false}
        mayBeEmpty
        onAmount={(walkAround) => onDose('walk-around', { ...dose, walkAround })}
      />
    </>
  );
}
