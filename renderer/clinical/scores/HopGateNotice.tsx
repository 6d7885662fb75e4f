import { Alert, Button, Stack, Text, Textarea } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleResult } from '#core/clinical/ruleResult.ts';
import type { RuleDecision } from '#core/clinical/treatment/decision.ts';
import { useRead } from '../../ui/data/reads.ts';

type Props = {
  /** What the rule said when the form was last written. */
  readonly result: RuleResult;
  readonly unsettled: boolean;
  readonly decisions: readonly RuleDecision[];
  readonly onDecide: (decision: RuleDecision) => void;
};

/** Why a hop test is not to be done, and the way on: ask what was not asked, or a reason, which is recorded. */
export function HopGateNotice({ result, unsettled, decisions, onDecide }: Props) {
  const { t } = useTranslation('scores');
  const { stopOpen, walkingPain } = result.inputs;
  if (result.verdict !== 'block') return null;
  const settled = decisions.findLast(({ ruleId }) => ruleId === result.ruleId);
  if (!unsettled && settled?.decision === 'overridden')
    return (
      <Alert color="orange" variant="light" icon={<IconHandStop aria-hidden />}>
        {t('gate.overridden', { who: settled.by.name, reason: settled.reason })}
      </Alert>
    );
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconHandStop aria-hidden />} title={t('gate.title')}>
      <Stack gap="xs">
        {stopOpen === true && <Text>{t('gate.flags')}</Text>}
        {(stopOpen === null || stopOpen === undefined) && <Text>{t('gate.unscreened')}</Text>}
        {typeof walkingPain !== 'number' ? (
          <Text>{t('gate.notAsked')}</Text>
        ) : (
          walkingPain > 5 && <Text>{t('gate.hurts', { pain: walkingPain })}</Text>
        )}
        <OverrideField result={result} onDecide={onDecide} />
      </Stack>
    </Alert>
  );
}

function OverrideField({ result, onDecide }: Pick<Props, 'result' | 'onDecide'>) {
  const { t } = useTranslation(['scores', 'clinical']);
  const [reason, setReason] = useState('');
  const settings = useRead('settings.get', {});
  const tables = useRead('clinicTables.get', {});
  if (!settings.data || !tables.data) return null;
  const { clinician, registration } = settings.data.clinic;
  const known = tables.data.clinicians.value.find(({ name }) => name.toLowerCase() === clinician.toLowerCase());
  const by = known ?? { name: clinician || t('clinical:clinician'), role: 'physiotherapist' as const, registration };
  if (by.role === 'assistant') return <Text>{t('gate.assistant')}</Text>;
  return (
    <>
      <Textarea label={t('gate.reason')} value={reason} maxLength={4000} onChange={(event) => setReason(event.currentTarget.value)} />
      <Button
        variant="default"
        w="fit-content"
        disabled={reason.trim() === ''}
        onClick={() =>
          onDecide({
            ruleId: result.ruleId,
            inputs: result.inputs,
            by,
            at: new Date().toISOString(),
            decision: 'overridden',
            reason: reason.trim(),
            physicianOrder: null,
          })
        }
      >
        {t('gate.override')}
      </Button>
    </>
  );
}
