import { Badge, Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ByDevice, ListedRule } from '#core/clinical/treatment/ruleList.ts';
import { listedRuleWords } from './listedRules.ts';

type Props = {
  readonly label: string;
  readonly rules: readonly ListedRule[];
  /** The limits that the clinic moved, by their rule's id. */
  readonly moved: ReadonlySet<string>;
};

/** Every rule of a treatment: what it says, what it does, how sure it is and where it is from. */
export function RuleTable({ label, rules, moved }: Props) {
  const { t } = useTranslation(['rules', 'treatment', 'recordKeeping']);
  return (
    <Table aria-label={label}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="34%">{t('says')}</Table.Th>
          <Table.Th w="28%">{t('does')}</Table.Th>
          <Table.Th>{t('source')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rules.map((rule) => (
          <Table.Tr key={rule.id} data-rule={rule.id} style={{ verticalAlign: 'top' }}>
            <Table.Th scope="row" fw={500}>
              {listedRuleWords(rule)}
            </Table.Th>
            <Table.Td>
              <Does does={rule.does} />
              <Text size="sm" c="dimmed">
                {t(`treatment:rules.who.${rule.override}`)}
              </Text>
            </Table.Td>
            <Table.Td>
              <Group gap={6}>
                <Badge variant="default" tt="none">
                  {t(`recordKeeping:certainty.${rule.source.certainty}`)}
                </Badge>
                {moved.has(rule.id) && (
                  <Badge variant="light" tt="none">
                    {t('byClinic')}
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                {rule.source.words}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const kinds = ['radial', 'lowEnergy', 'highEnergy'] as const satisfies readonly (keyof ByDevice)[];

function Does({ does }: Pick<ListedRule, 'does'>) {
  const { t } = useTranslation(['rules', 'treatment']);
  if (typeof does === 'string') return <Text fw={600}>{t(`treatment:rules.verdict.${does}`)}</Text>;
  return kinds.map((kind) => {
    const verdict = does[kind];
    const words = verdict === null ? t('byDevice.nothing') : t(`treatment:rules.verdict.${verdict}`);
    return <Text key={kind}>{t(`byDevice.${kind}`, { does: words })}</Text>;
  });
}
