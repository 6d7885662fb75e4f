import { List, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { partsOf } from '#core/plan/criterion.ts';
import type { Phase } from '#core/plan/phase.ts';
import type { Plan } from '#core/plan/plan.ts';
import { useRead } from '../../../ui/data/reads.ts';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';
import { dayInWords } from '../../../ui/words.ts';
import { courseWords, cutOffsWords } from '../changeWords.ts';
import { criterionWords } from '../criterionWords.ts';
import { amountWords, entryWords } from '../doseWords.ts';
import classes from '../Plan.module.css';

/** A version of a plan as it stood, all of it, to be read. */
export function VersionView({ id, number }: { readonly id: string; readonly number: number }) {
  const { t } = useTranslation('plan');
  const version = useRead('plans.version', { id, number });
  if (version.isError) return <FailureNotice thrown={version.error} onRetry={() => void version.refetch()} />;
  if (!version.data) return <Skeleton height={200} />;
  const { plan } = version.data;
  return (
    <Stack gap="sm">
      <div>
        <Text fw={650}>{plan.name}</Text>
        <Text size="sm">
          {t(`head.side.${plan.side}`)} · {t('change.header.course')}: {courseWords(plan.course, plan)}
          {plan.endsOn !== null && ` · ${t('change.header.endsOn')}: ${dayInWords(plan.endsOn)}`}
        </Text>
        {plan.goals !== '' && <Text size="sm">{t('head.goalsAre', { goals: plan.goals })}</Text>}
        <Text size="sm">
          {t('change.header.cutOffs')}: {cutOffsWords(plan.cutOffs)}
        </Text>
      </div>
      {plan.phases.map((phase) => (
        <PhaseLines key={phase.id} phase={phase} plan={plan} />
      ))}
    </Stack>
  );
}

function PhaseLines({ phase, plan }: { readonly phase: Phase; readonly plan: Plan }) {
  const { t } = useTranslation('plan');
  const { name, aim, usualWeeks, prescriptions } = phase;
  return (
    <section className={classes['line']} aria-label={name}>
      <Title order={4}>{name}</Title>
      <Text size="sm">
        {aim}
        {usualWeeks !== null && ` ${t('versions.usualWeeks', { weeks: amountWords(usualWeeks) })}`}
      </Text>
      <List size="sm">
        {prescriptions.map((entry) => (
          <List.Item key={entry.id}>
            <strong>{plan.exercises.find((one) => one.id === entry.exercise)?.name ?? entry.exercise}</strong>: {entryWords(entry)}
            {entry.note !== '' && ` (${entry.note})`}
          </List.Item>
        ))}
      </List>
      {(['entry', 'exit'] as const).map((list) =>
        phase[list].length === 0 ? null : (
          <Text key={list} size="sm">
            <strong>{t(`phase.${list}`)}</strong>:{' '}
            {phase[list]
              .map((one) =>
                partsOf(one)
                  .map((part) => criterionWords(part, plan.exercises))
                  .join(t('limit.or')),
              )
              .join('; ')}
          </Text>
        ),
      )}
    </section>
  );
}
