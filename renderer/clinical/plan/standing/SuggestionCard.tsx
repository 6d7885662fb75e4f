import { List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlayerPause, IconPlayerStop, IconTrendingDown, IconTrendingUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanStanding } from '#core/plan/standing.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import type { Advice } from '#core/plan/suggestionRules.ts';
import classes from '../Plan.module.css';
import { reasonWords } from '../reasonWords.ts';
import { SourceLine } from '../SourceLine.tsx';
import type { PlanEditing } from '../usePlanDraft.ts';
import { DecisionForm } from './DecisionForm.tsx';

const icons: Readonly<Record<Advice, typeof IconTrendingUp>> = {
  progress: IconTrendingUp,
  hold: IconPlayerPause,
  'step-back': IconTrendingDown,
  none: IconPlayerStop,
};

type Props = {
  readonly stored: StoredPlan;
  readonly visitId: string;
  readonly standing: PlanStanding;
  readonly editing: PlanEditing;
};

/** What the rules suggest today, each reason with what it saw and whose word it is; the clinician decides below. */
export function SuggestionCard({ stored, visitId, standing, editing }: Props) {
  const { t } = useTranslation('plan');
  const { suggestion, adherence } = standing;
  const { advice, reasons, rulesVersion } = suggestion;
  const Icon = icons[advice];
  const { done, planned, notEntered } = adherence;
  return (
    <Paper p="md" component="section" aria-label={t('suggestion.title')} data-advice={advice}>
      <Stack gap="sm">
        <div className={classes['advice']}>
          <Icon size={34} aria-hidden />
          <div>
            <Title order={2}>
              {t('suggestion.title')}: {t(`suggestion.advice.${advice}`)}
            </Title>
            <Text>{t(`suggestion.explain.${advice}`)}</Text>
          </div>
        </div>
        <div>
          <Title order={3}>{t('suggestion.reasons')}</Title>
          <List size="md" spacing="xs" listStyleType="none">
            {reasons.map((reason) => (
              <List.Item key={reason.ruleId} className={classes['line'] ?? ''} data-rule={reason.ruleId}>
                <Text>
                  {reasonWords(reason)} <strong>({t(`suggestion.says.${reason.says}`)})</strong>
                </Text>
                <SourceLine source={reason.source} />
              </List.Item>
            ))}
          </List>
          <Text size="sm" mt="xs">
            {planned === 0 ? t('suggestion.noAdherence') : t('suggestion.adherence', { done, planned, notEntered })}
          </Text>
        </div>
        {!editing.locked && <DecisionForm stored={stored} visitId={visitId} suggestion={suggestion} plan={editing.plan} />}
        <Text size="sm" c="dimmed">
          {t('suggestion.decides')} {t('suggestion.rules', { version: rulesVersion })}
        </Text>
      </Stack>
    </Paper>
  );
}
