import { Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ClinicRules, deliveredRules } from '#core/clinical/treatment/clinicRules.ts';
import type { LimitEdit } from '#core/clinical/treatment/limit.ts';
import type { Output } from '#core/contract/api.ts';
import { NumberField } from '../../../ui/NumberField.tsx';
import { Choice } from '../protocols/Choice.tsx';
import { RowList } from '../tables/RowList.tsx';
import { TablePaper } from '../tables/TablePaper.tsx';
import { useClinicTable } from '../tables/useClinicTable.ts';
import { listedRuleWords, type RuledTreatment, rulesInForce } from './listedRules.ts';
import { RuleTable } from './RuleTable.tsx';

type Props = { readonly tables: Output<'clinicTables.get'>; readonly treatment: RuledTreatment };

const withLimits = (rules: ClinicRules, treatment: RuledTreatment, limits: LimitEdit[]): ClinicRules => ({
  ...rules,
  [treatment]: { ...rules[treatment], limits },
});

/** The rules of one treatment with their sources, and the limits that the clinic moves. */
export function TreatmentRules({ tables, treatment }: Props) {
  const { t } = useTranslation('rules');
  const table = useClinicTable(tables, 'rules');
  const edits = table.value[treatment].limits;
  const { list } = rulesInForce(table.value, treatment);
  const delivered = rulesInForce(deliveredRules, treatment).list.filter(({ movable }) => movable);
  const ruleOf = (id: string) => delivered.find((rule) => rule.id === id);
  const wordsOf = ({ ruleId, value }: LimitEdit): string => {
    const rule = ruleOf(ruleId);
    return rule === undefined ? ruleId : listedRuleWords({ ...rule, limit: value });
  };
  const hintOf = ({ ruleId, value, why }: LimitEdit): string =>
    t('hint', { value, delivered: ruleOf(ruleId)?.limit ?? '', why: why.trim() === '' ? t('noWhy') : why });
  const free = delivered.filter(({ id }) => edits.every(({ ruleId }) => ruleId !== id));
  const fresh = (): LimitEdit => ({ ruleId: free[0]?.id ?? delivered[0]?.id ?? '', value: free[0]?.limit ?? 0, why: '' });
  return (
    <TablePaper
      title={t(`${treatment}.title`)}
      explain={t(`${treatment}.explain`)}
      table={table}
      words={(rules) => rules[treatment].limits.map((edit) => `${wordsOf(edit)} ${hintOf(edit)}`).join('\n')}
    >
      <Text size="sm" c="dimmed">
        {t('revision', { version: rulesInForce(tables.rules.value, treatment).version })}
      </Text>
      <Title order={3}>{t('own')}</Title>
      <Text size="sm" c="dimmed">
        {t('ownHint')}
      </Text>
      <RowList
        rows={edits}
        titleOf={wordsOf}
        hintOf={hintOf}
        places={['value', 'why']}
        wrong={(place) => table.wrong(`${treatment}.limits.${place}`)}
        empty={t('empty')}
        add={t('add')}
        fresh={fresh}
        onRows={(limits) => table.edit(withLimits(table.value, treatment, limits))}
        onUndo={(change) => table.put((now) => withLimits(now, treatment, change(now[treatment].limits)))}
        onLeave={table.draft.flush}
        fields={(edit, change, wrong) => (
          <>
            <Choice
              label={t('which')}
              values={delivered.filter(({ id }) => id === edit.ruleId || free.some((rule) => rule.id === id)).map(({ id }) => id)}
              words={(id) => {
                const rule = ruleOf(id);
                return rule === undefined ? id : listedRuleWords(rule);
              }}
              value={edit.ruleId}
              onChange={(ruleId) => change({ ...edit, ruleId, value: ruleOf(ruleId)?.limit ?? edit.value })}
            />
            <NumberField
              label={t('value')}
              description={t('delivered', { value: ruleOf(edit.ruleId)?.limit ?? '' })}
              value={edit.value}
              from={0}
              to={100_000}
              rangeWords={t('valueRange')}
              error={wrong('value')}
              onNumber={(value) => value !== null && change({ ...edit, value })}
            />
            <TextInput
              label={t('why')}
              value={edit.why}
              maxLength={500}
              error={wrong('why')}
              onChange={(event) => change({ ...edit, why: event.currentTarget.value })}
            />
          </>
        )}
      />
      <RuleTable label={t(`${treatment}.title`)} rules={list} moved={new Set(edits.map(({ ruleId }) => ruleId))} />
    </TablePaper>
  );
}
