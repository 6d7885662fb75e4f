import { List, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SuggestionDecision } from '#core/plan/decision.ts';
import type { PlanDeed } from '#core/plan/deed.ts';
import { timeOf } from '../../../ui/words.ts';
import classes from '../Plan.module.css';
import { reasonWords } from '../reasonWords.ts';

/** What was decided on suggestions, the latest first, each with the reasons that stood there then. */
export function Decisions({ deeds }: { readonly deeds: readonly PlanDeed[] }) {
  const { t } = useTranslation('plan');
  const decisions = deeds
    .flatMap(({ id, details }) => (details.deed === 'decision' ? [{ id, decision: details.decision }] : []))
    .toReversed();
  return (
    <Paper p="md" component="section" aria-label={t('suggestion.decisions')}>
      <Stack gap="xs">
        <Title order={2}>{t('suggestion.decisions')}</Title>
        {decisions.length === 0 && <Text c="dimmed">{t('suggestion.noDecisions')}</Text>}
        {decisions.map(({ id, decision }) => (
          <Decision key={id} decision={decision} />
        ))}
      </Stack>
    </Paper>
  );
}

function Decision({ decision }: { readonly decision: SuggestionDecision }) {
  const { t } = useTranslation('plan');
  const { suggestion, chosen, reason, by, at, madeVersion } = decision;
  const words = t(`suggestion.advice.${chosen}`);
  return (
    <article className={classes['line']} aria-label={`${words}, ${timeOf(at)}`} data-decision={chosen}>
      <Text fw={600}>
        {decision.decision === 'accepted'
          ? t('suggestion.accepted', { chosen: words })
          : t('suggestion.decision', { chosen: words, suggested: t(`suggestion.advice.${suggestion.advice}`) })}
      </Text>
      {reason !== '' && <Text>{reason}</Text>}
      <Text size="sm" c="dimmed">
        {t('suggestion.by', { by, at: timeOf(at) })} {madeVersion !== null && t('suggestion.made', { n: madeVersion })}
      </Text>
      <details>
        <summary>{t('suggestion.reasons')}</summary>
        <List size="sm">
          {suggestion.reasons.map((each) => (
            <List.Item key={each.ruleId}>{reasonWords(each)}</List.Item>
          ))}
        </List>
      </details>
    </article>
  );
}
