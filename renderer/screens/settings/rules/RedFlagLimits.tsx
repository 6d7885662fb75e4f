import { useTranslation } from 'react-i18next';
import type { RedFlagPolicy } from '#core/clinical/redFlags/policy.ts';
import type { Output } from '#core/contract/api.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { TablePaper } from '../tables/TablePaper.tsx';
import { useClinicTable } from '../tables/useClinicTable.ts';

/** As the record takes them. */
const limits = [
  { key: 'fluoroquinoloneDays', words: 'fluoroquinolone', from: 30, to: 1000 },
  { key: 'steroidWeeks', words: 'steroid', from: 6, to: 52 },
  { key: 'painRise', words: 'painRise', from: 1, to: 10 },
] as const satisfies readonly { readonly key: keyof RedFlagPolicy; readonly words: string; readonly from: number; readonly to: number }[];

/** How long what was taken counts, and what rise of pain asks for a new screen. */
export function RedFlagLimits({ tables }: { readonly tables: Output<'clinicTables.get'> }) {
  const { t } = useTranslation('rules');
  const table = useClinicTable(tables, 'redFlags');
  return (
    <TablePaper
      title={t('flags.title')}
      explain={t('flags.explain')}
      table={table}
      words={(policy) => limits.map(({ key, words }) => `${t(`flags.${words}`)}: ${policy[key]}`).join('\n')}
    >
      {limits.map(({ key, words, from, to }) => (
        <NumberField
          key={key}
          label={t(`flags.${words}`)}
          value={table.value[key]}
          from={from}
          to={to}
          decimals={0}
          rangeWords={t('flags.range', { from, to })}
          error={table.wrong(key)}
          onNumber={(value) => value !== null && table.edit({ ...table.value, [key]: value })}
          onBlur={table.draft.flush}
        />
      ))}
    </TablePaper>
  );
}
