import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clinician } from '#core/clinical/entry.ts';
import type { RuleResult } from '#core/clinical/ruleResult.ts';
import { mayOverride, type RuleDecision } from '#core/clinical/treatment/decision.ts';
import type { Override } from '#core/clinical/treatment/rule.ts';
import { ClinicianFields } from './fields/ClinicianFields.tsx';
import { Fields } from './fields/Part.tsx';
import { TextLine } from './fields/TextLine.tsx';

type Props = {
  readonly result: RuleResult;
  readonly override: Override;
  readonly operator: Clinician;
  readonly onDecide: (decision: RuleDecision) => void;
  readonly onLeave: () => void;
};

/** Who goes on against a rule that blocks, and why. What is missing is said, and the decision waits. */
export function OverrideFields({ result: { ruleId, inputs }, override, operator, onDecide, onLeave }: Props) {
  const { t } = useTranslation('treatment');
  const [by, setBy] = useState(operator);
  const [reason, setReason] = useState('');
  const [order, setOrder] = useState('');
  const [tried, setTried] = useState(false);
  const may = mayOverride(override, by.role, order.trim() !== '');
  const decide = (): void => {
    setTried(true);
    if (!may || reason.trim() === '') return;
    const physicianOrder = order.trim() === '' ? null : order.trim();
    onDecide({ ruleId, inputs, by, at: new Date().toISOString(), decision: 'overridden', reason: reason.trim(), physicianOrder });
  };
  return (
    <Stack gap="xs" mt="xs">
      <Textarea
        autoFocus
        label={t('rules.reason')}
        value={reason}
        maxLength={4000}
        error={tried && reason.trim() === '' ? t('rules.sayWhy') : undefined}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Fields>
        <ClinicianFields label={t('form.operatorName')} value={by} onChange={setBy} />
        {override === 'physician-order' && by.role !== 'physician' && (
          <TextLine label={t('rules.physicianOrder')} value={order} onChange={setOrder} />
        )}
      </Fields>
      {tried && !may && (
        <Text c="var(--mantine-color-error)" role="alert">
          {t('rules.mayNot', { role: t(`form.roles.${by.role}`) })} {t(`rules.who.${override}`)}
        </Text>
      )}
      <Group>
        <Button size="sm" onClick={decide}>
          {t('rules.decide')}
        </Button>
        <Button size="sm" variant="subtle" color="gray" onClick={onLeave}>
          {t('rules.leave')}
        </Button>
      </Group>
    </Stack>
  );
}
