import { ActionIcon, Alert, Group, List, Paper, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '#core/clinical/calendar.ts';
import { cautionsOf } from '#core/plan/cautions.ts';
import { type Plan, phaseOn } from '#core/plan/plan.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import { call } from '../../link.ts';
import { today } from '../../ui/birthDate.ts';
import { DayField } from '../../ui/DayField.tsx';
import { DraftBadge } from '../../ui/drafts/DraftBadge.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { sayWithUndo } from '../../ui/notify.tsx';
import { dayInWords } from '../../ui/words.ts';
import classes from './Plan.module.css';
import { PlanText } from './PlanText.tsx';
import { RangeField } from './RangeField.tsx';
import { SourceLine } from './SourceLine.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import type { PlanEditing } from './usePlanDraft.ts';

type Props = { readonly stored: StoredPlan; readonly visitId: string; readonly editing: PlanEditing };

/** What the plan is, where it stands, and what is undone or removed of it. */
export function PlanHead({ stored, visitId, editing }: Props) {
  const { t } = useTranslation('plan');
  const { plan, draft, locked, edit, flush, undo, redo } = editing;
  const { id } = stored;
  const then = stored.versions.findLast((head) => head.visitId === visitId);
  const remove = async (): Promise<void> => {
    try {
      await call('plans.remove', { id });
      sayWithUndo(t('head.removed', { name: plan.name }), () => call('plans.restore', { id }));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Paper p="md" component="section" aria-label={plan.name}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Title order={2}>{plan.name}</Title>
            <Text c="dimmed">
              {t(`head.side.${plan.side}`)}
              {plan.insertional ? `, ${t('head.insertional')}` : ''} · <PhaseLine plan={plan} />
            </Text>
          </div>
          <Group gap="xs" wrap="nowrap">
            <DraftBadge status={draft.status} />
            <UndoButtons undo={undo} redo={redo} undoLabel={t('head.undo')} redoLabel={t('head.redo')} />
            {!stored.versions.some(({ signed }) => signed) && (
              <Tooltip label={t('head.remove')}>
                <ActionIcon aria-label={t('head.remove')} onClick={() => void remove()}>
                  <IconTrash size={20} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
          </Group>
        </Group>
        {locked && (
          <Text c="dimmed">
            {t('head.signed')} {then !== undefined && then.number < stored.versions.length && t('head.signedThen', { n: then.number })}
          </Text>
        )}
        {plan.goals !== '' && <Text>{t('head.goalsAre', { goals: plan.goals })}</Text>}
        <details>
          <summary>{t('head.details')}</summary>
          <fieldset className={classes['bare'] ?? ''} disabled={locked} onBlur={flush}>
            <legend className={classes['hidden']}>{t('head.details')}</legend>
            <div className={classes['fields']}>
              <PlanText
                label={t('head.name')}
                value={plan.name}
                most={80}
                needed={t('head.nameNeeded')}
                onText={(name) => edit('name', (now) => ({ ...now, name }))}
              />
              <PlanText
                className={classes['double'] ?? ''}
                label={t('head.goals')}
                value={plan.goals}
                most={20000}
                onText={(goals) => edit('goals', (now) => ({ ...now, goals }))}
              />
              <DayField
                mayCome
                label={t('head.endsOn')}
                value={plan.endsOn}
                onDay={(endsOn) => edit('ends-on', (now) => ({ ...now, endsOn }))}
              />
              {plan.ladder !== null && (
                <RangeField
                  label={t('head.mostLevels')}
                  value={plan.ladder.mostLevelsPerWeek}
                  least={1}
                  most={7}
                  whole
                  onAmount={(most) => most !== null && edit('levels', (now) => ({ ...now, ladder: { mostLevelsPerWeek: most } }))}
                />
              )}
            </div>
          </fieldset>
        </details>
        <Cautions plan={plan} />
      </Stack>
    </Paper>
  );
}

/** Which phase the plan is in today, and since when. */
function PhaseLine({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('plan');
  const now = phaseOn(plan, today());
  if (now === null)
    return plan.startsOn > today()
      ? t('head.notBegun', { day: dayInWords(plan.startsOn) })
      : t('head.over', { day: dayInWords(plan.endsOn ?? plan.startsOn) });
  const { phase, index, since } = now;
  const place = { n: index + 1, of: plan.phases.length, name: phase.name };
  const days = daysBetween(since, today()) + 1;
  return `${t(plan.ladder === null ? 'head.phaseNow' : 'head.levelNow', place)}, ${t('head.since', { day: dayInWords(since), days })}`;
}

function Cautions({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('plan');
  const cautions = cautionsOf(plan);
  if (cautions.length === 0) return null;
  const nameOf = (phaseId: string, prescriptionId: string) => {
    const phase = plan.phases.find(({ id }) => id === phaseId);
    const entry = phase?.prescriptions.find(({ id }) => id === prescriptionId);
    return { phase: phase?.name ?? phaseId, exercise: plan.exercises.find(({ id }) => id === entry?.exercise)?.name ?? prescriptionId };
  };
  const sources = [...new Map(cautions.map(({ source }) => [source.words, source])).values()];
  return (
    <Alert color="orange" variant="light" icon={<IconAlertTriangle aria-hidden />}>
      <details>
        <summary>{t('head.cautions', { count: cautions.length })}</summary>
        <List size="sm">
          {cautions.map(({ kind, phaseId, prescriptionId }) => (
            <List.Item key={`${kind} ${phaseId} ${prescriptionId}`}>{t(`head.caution.${kind}`, nameOf(phaseId, prescriptionId))}</List.Item>
          ))}
        </List>
        {sources.map((source) => (
          <SourceLine key={source.words} source={source} />
        ))}
      </details>
    </Alert>
  );
}
