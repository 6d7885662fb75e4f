import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '#core/clinical/entry.ts';
import type { ClinicRules } from '#core/clinical/treatment/clinicRules.ts';
import type { Output } from '#core/contract/api.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { TablePaper } from '../tables/TablePaper.tsx';
import { useClinicTable } from '../tables/useClinicTable.ts';

/** Who may do what the rules reserve, and from which energy on a focused device counts as high-energy. */
export function RolesOfRules({ tables }: { readonly tables: Output<'clinicTables.get'> }) {
  const { t } = useTranslation(['rules', 'treatment']);
  const table = useClinicTable(tables, 'rules');
  const rules = table.value;
  const lines: readonly { readonly label: string; readonly chosen: readonly Role[]; readonly set: (chosen: Role[]) => ClinicRules }[] = [
    {
      label: t('roles.focused'),
      chosen: rules.shockwave.focusedRoles,
      set: (focusedRoles) => ({ ...rules, shockwave: { ...rules.shockwave, focusedRoles } }),
    },
    {
      label: t('roles.thrust'),
      chosen: rules.manual.thrustRoles,
      set: (thrustRoles) => ({ ...rules, manual: { ...rules.manual, thrustRoles } }),
    },
    {
      label: t('roles.needling'),
      chosen: rules.manual.needlingRoles,
      set: (needlingRoles) => ({ ...rules, manual: { ...rules.manual, needlingRoles } }),
    },
  ];
  const named = (chosen: readonly Role[]): string => chosen.map((role) => t(`treatment:form.roles.${role}`)).join(', ');
  return (
    <TablePaper
      title={t('roles.title')}
      explain={t('roles.explain')}
      table={table}
      words={({ shockwave, manual }) =>
        [
          `${t('roles.focused')}: ${named(shockwave.focusedRoles)}`,
          `${t('roles.thrust')}: ${named(manual.thrustRoles)}`,
          `${t('roles.needling')}: ${named(manual.needlingRoles)}`,
          `${t('roles.highEnergy')}: ${shockwave.highEnergyFrom}`,
        ].join('\n')
      }
    >
      {lines.map(({ label, chosen, set }) => (
        <Checkbox.Group
          key={label}
          label={label}
          value={[...chosen]}
          onChange={(next) => table.edit(set(roles.filter((role) => next.includes(role))))}
          onBlur={table.draft.flush}
        >
          <Group mt={4}>
            {roles.map((role) => (
              <Checkbox key={role} value={role} label={t(`treatment:form.roles.${role}`)} />
            ))}
          </Group>
        </Checkbox.Group>
      ))}
      <NumberField
        label={t('roles.highEnergy')}
        value={rules.shockwave.highEnergyFrom}
        from={0}
        to={1}
        rangeWords={t('roles.highEnergyRange')}
        error={table.wrong('shockwave.highEnergyFrom')}
        onNumber={(highEnergyFrom) =>
          highEnergyFrom !== null && table.edit({ ...rules, shockwave: { ...rules.shockwave, highEnergyFrom } })
        }
        onBlur={table.draft.flush}
      />
    </TablePaper>
  );
}
