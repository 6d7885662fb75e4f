import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SimpleCriterion } from '#core/plan/criterion.ts';
import type { CriterionStatus, Verdict } from '#core/plan/criterionStatus.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { PlanStanding } from '#core/plan/standing.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import { call } from '../../../link.ts';
import { reportFailure } from '../../../ui/failures.ts';
import { useWho } from '../../useWho.ts';
import { criterionWords } from '../criterionWords.ts';
import classes from '../Plan.module.css';
import { seenWords } from '../reasonWords.ts';

type Props = {
  readonly stored: StoredPlan;
  readonly visitId: string;
  readonly standing: PlanStanding;
  readonly locked: boolean;
};

type Judge = ((criterion: SimpleCriterion, met: boolean) => void) | null;

/** The criteria to leave the phase of today and to enter the next, each with what was looked at; what nothing measures is judged here. */
export function PhaseCriteria({ stored, visitId, standing: { phase }, locked }: Props) {
  const { t } = useTranslation('plan');
  const who = useWho();
  if (phase === null) return null;
  const { plan, id } = stored;
  const nameOf = (phaseId: string): string => plan.phases.find((one) => one.id === phaseId)?.name ?? phaseId;
  const judgeOf = (phaseId: string): Judge => {
    const { by } = who;
    if (locked || by === null) return null;
    return (criterion, met) => void call('plans.judge', { id, visitId, phaseId, criterionId: criterion.id, met, by }).catch(reportFailure);
  };
  const { next } = phase;
  return (
    <Paper p="md" component="section" aria-label={t('criteria.title')} data-ready={phase.ready}>
      <Stack gap="sm">
        <Title order={2}>{t('criteria.title')}</Title>
        <Criteria
          title={t('criteria.entered', { name: nameOf(phase.phaseId) })}
          list={phase.entry}
          plan={plan}
          judge={judgeOf(phase.phaseId)}
        />
        <Criteria
          title={t('criteria.leave', { name: nameOf(phase.phaseId) })}
          list={phase.exit}
          plan={plan}
          judge={judgeOf(phase.phaseId)}
        />
        {next !== null && (
          <Criteria
            title={t('criteria.enter', { name: nameOf(next.phaseId) })}
            list={next.entry}
            plan={plan}
            judge={judgeOf(next.phaseId)}
          />
        )}
        <Text fw={600}>{t(next === null ? 'criteria.last' : phase.ready ? 'criteria.ready' : 'criteria.notReady')}</Text>
        <Text size="sm" c="dimmed">
          {t('criteria.explain')}
        </Text>
      </Stack>
    </Paper>
  );
}

type ListProps = {
  readonly title: string;
  readonly list: readonly CriterionStatus[];
  readonly plan: Plan;
  readonly judge: Judge;
};

function Criteria({ title, list, plan, judge }: ListProps) {
  if (list.length === 0) return null;
  return (
    <div>
      <Title order={3}>{title}</Title>
      <Stack gap={6}>
        {list.map((status) => (
          <div key={status.criterion.id}>
            <Line verdict={status} words={criterionWords(status.criterion, plan.exercises)} />
            {status.criterion.kind === 'judged' && <Judging criterion={status.criterion} judge={judge} plan={plan} />}
            {status.parts.map((part) => (
              <div key={part.criterion.id} style={{ marginLeft: '1.2rem' }}>
                <Line verdict={part} words={criterionWords(part.criterion, plan.exercises)} />
                {part.criterion.kind === 'judged' && <Judging criterion={part.criterion} judge={judge} plan={plan} />}
              </div>
            ))}
          </div>
        ))}
      </Stack>
    </div>
  );
}

function Line({ verdict, words }: { readonly verdict: Verdict; readonly words: string }) {
  const { t } = useTranslation('plan');
  const seen = seenWords(verdict.seen);
  const why = verdict.status === 'unknown' ? t(`unknown.${verdict.why}`) : '';
  return (
    <div className={classes['line']} data-status={verdict.status}>
      <Text>{words}</Text>
      <Text size="sm">
        <strong>{t(`status.${verdict.status}`)}</strong>
        {[why, seen].filter((part) => part !== '').map((part) => `: ${part}`)}
      </Text>
    </div>
  );
}

function Judging({ criterion, judge, plan }: { readonly criterion: SimpleCriterion; readonly judge: Judge; readonly plan: Plan }) {
  const { t } = useTranslation('plan');
  if (judge === null) return null;
  const words = criterionWords(criterion, plan.exercises);
  return (
    <Group gap="xs" mt={4}>
      {([true, false] as const).map((met) => (
        <Button
          key={String(met)}
          size="compact-sm"
          variant="default"
          mih={32}
          aria-label={t('judge.of', { judge: t(met ? 'judge.met' : 'judge.notMet'), words })}
          onClick={() => judge(criterion, met)}
        >
          {t(met ? 'judge.met' : 'judge.notMet')}
        </Button>
      ))}
    </Group>
  );
}
