import { Autocomplete, Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { roles } from '#core/clinical/entry.ts';
import type { ByChoice } from './useBy.ts';

/** Name and profession of who does it; a name of the clinic's table brings its profession along. `tried`: it was sent without a name. */
export function ByFields({ choice: { by, known, setBy }, tried }: { readonly choice: ByChoice; readonly tried: boolean }) {
  const { t } = useTranslation('safety');
  return (
    <Group grow align="start">
      <Autocomplete
        label={t('deed.name')}
        data={known.map(({ name }) => name)}
        value={by.name}
        maxLength={200}
        error={tried && by.name.trim() === '' ? t('deed.nameNeeded') : undefined}
        onChange={(name) => setBy(known.find((one) => one.name === name) ?? { ...by, name, registration: '' })}
      />
      <Select
        label={t('deed.role')}
        data={roles.map((role) => ({ value: role, label: t(`deed.roles.${role}`) }))}
        value={by.role}
        onChange={(role) => setBy({ ...by, role: roles.find((one) => one === role) ?? by.role })}
      />
    </Group>
  );
}
