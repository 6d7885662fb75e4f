import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Clinician } from '#core/clinical/entry.ts';
import type { Form } from '#core/clinical/form.ts';
import type { RuleResult } from '#core/clinical/ruleResult.ts';
import { decisionOn, type RuleDecision } from '#core/clinical/treatment/decision.ts';
import { useRead } from '../../ui/data/reads.ts';
import { overridesFor } from './overrides.ts';
import { RuleLine } from './RuleLine.tsx';
import { conditionIn } from './ruleWords.ts';

type Props = {
  readonly form: Form;
  readonly decisions: readonly RuleDecision[];
  /** Who is at it: decides unless somebody else is named. */
  readonly operator: Clinician;
  readonly onDecide: (decision: RuleDecision) => void;
};

const order: readonly RuleResult['verdict'][] = ['block', 'warn', 'caution'];

/** A condition that nobody has asked for yet. */
const isUnasked = (result: RuleResult): boolean => {
  const condition = conditionIn(result);
  return condition !== null && result.inputs[condition] === 'not-asked';
};

/** What the rules in force say of a treatment: the gravest first, each with its source and how sure it is, and the decision it takes. */
export function RuleResults({ form, decisions, operator, onDecide }: Props) {
  const { t } = useTranslation('treatment');
  const rules = useRead('clinicTables.get', {}).data?.rules.value;
  const { results, unsettled } = form.judgement;
  const broken = results.filter(({ verdict }) => verdict !== 'fine');
  const unasked = broken.filter(isUnasked);
  const shown = broken.filter((result) => !isUnasked(result)).toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  const overrides = rules === undefined ? null : overridesFor(form.kind, rules);
  const names = unasked.flatMap((result) => {
    const condition = conditionIn(result);
    return condition === null ? [] : [t(`condition.${condition}`)];
  });
  return (
    <section aria-label={t('rules.title')} data-testid="rules">
      <Title order={4} mb="xs">
        {t('rules.title')}
      </Title>
      <Stack gap="sm">
        {names.length > 0 && <Text>{t('rules.notAsked', { list: names.join('; ') })}</Text>}
        {overrides !== null &&
          shown.map((result) => (
            <RuleLine
              key={result.ruleId}
              result={result}
              open={unsettled.includes(result.ruleId)}
              decision={decisionOn(result, decisions)}
              override={overrides.get(result.ruleId) ?? 'never'}
              operator={operator}
              locked={form.locked}
              onDecide={onDecide}
            />
          ))}
        <Text size="sm" c="dimmed">
          {t('rules.fine', { count: results.length - broken.length })}
        </Text>
      </Stack>
    </section>
  );
}
