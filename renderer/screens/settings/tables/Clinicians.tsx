import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { roles } from '#core/clinical/entry.ts';
import type { Output } from '#core/contract/api.ts';
import { standingOf } from '../../../clinical/whoWords.ts';
import { Choice } from '../protocols/Choice.tsx';
import { RowList } from './RowList.tsx';
import { TablePaper } from './TablePaper.tsx';
import { useClinicTable } from './useClinicTable.ts';

/** Who may sign, in which role. */
export function Clinicians({ tables }: { readonly tables: Output<'clinicTables.get'> }) {
  const { t } = useTranslation(['recordKeeping', 'notes']);
  const table = useClinicTable(tables, 'clinicians');
  return (
    <TablePaper
      title={t('clinicians.title')}
      explain={t('clinicians.explain')}
      table={table}
      words={(all) => all.map((one) => `${one.name}, ${standingOf(one)}`).join('\n')}
    >
      <RowList
        rows={table.value}
        titleOf={({ name }) => name || t('clinicians.fresh')}
        hintOf={standingOf}
        places={['name', 'registration']}
        wrong={table.wrong}
        empty={t('clinicians.empty')}
        add={t('clinicians.add')}
        fresh={() => ({ name: '', role: 'physiotherapist' as const, registration: '' })}
        onRows={table.edit}
        onUndo={table.put}
        onLeave={table.draft.flush}
        fields={(one, change, wrong) => (
          <>
            <TextInput
              label={t('clinicians.name')}
              value={one.name}
              maxLength={200}
              autoComplete="off"
              error={wrong('name')}
              onChange={(event) => change({ ...one, name: event.currentTarget.value })}
            />
            <Choice
              label={t('clinicians.role')}
              values={roles}
              words={(role) => t(`notes:roles.${role}`)}
              value={one.role}
              onChange={(role) => change({ ...one, role })}
            />
            <TextInput
              label={t('clinicians.registration')}
              value={one.registration}
              maxLength={200}
              autoComplete="off"
              error={wrong('registration')}
              onChange={(event) => change({ ...one, registration: event.currentTarget.value })}
            />
          </>
        )}
      />
    </TablePaper>
  );
}
