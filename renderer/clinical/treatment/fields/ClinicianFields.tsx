import { Autocomplete } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Clinician, roles } from '#core/clinical/entry.ts';
import { useRead } from '../../../ui/data/reads.ts';
import { OneOf } from './OneOf.tsx';

type Props = { readonly label: string; readonly value: Clinician; readonly onChange: (value: Clinician) => void };

/** Who did something, with the role that the rules ask for: one of the clinic's clinicians, whose role comes along, or somebody else. */
export function ClinicianFields({ label, value, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const known = useRead('clinicTables.get', {}).data?.clinicians.value ?? [];
  const take = (name: string): void => onChange(known.find((one) => one.name === name) ?? { ...value, name });
  return (
    <>
      <Autocomplete label={label} data={known.map(({ name }) => name)} value={value.name} maxLength={200} onChange={take} />
      <OneOf
        label={t('form.role')}
        values={roles}
        words={(role) => t(`form.roles.${role}`)}
        value={value.role}
        onChange={(role) => onChange({ ...value, role })}
      />
    </>
  );
}
