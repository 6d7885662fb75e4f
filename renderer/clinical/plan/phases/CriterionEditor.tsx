import { ActionIcon, Group, List, Text, Title, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Criterion } from '#core/plan/criterion.ts';
import type { Phase } from '#core/plan/phase.ts';
import { sayWithUndo } from '../../../ui/notify.tsx';
import { useLatest } from '../../../ui/useLatest.ts';
import { criterionWords } from '../criterionWords.ts';
import { SourceLine } from '../SourceLine.tsx';
import type { PlanEditing } from '../usePlanDraft.ts';
import { CriterionLimits } from './CriterionLimits.tsx';

type Props = {
  readonly list: 'entry' | 'exit';
  readonly phase: Phase;
  readonly editing: PlanEditing;
  readonly onCriteria: (criteria: readonly Criterion[]) => void;
};

/** What has to be met to enter or leave a phase: limits can be changed, and what is not wanted is removed with a way back. */
export function CriterionEditor({ list, phase, editing, onCriteria }: Props) {
  const { t } = useTranslation('plan');
  const { plan, locked } = editing;
  const criteria = phase[list];
  const latest = useLatest({ criteria, onCriteria });
  const remove = (at: number): void => {
    const criterion = criteria[at];
    if (criterion === undefined) return;
    onCriteria(criteria.toSpliced(at, 1));
    sayWithUndo(t('phase.removedCriterion'), async () => latest.current.onCriteria(latest.current.criteria.toSpliced(at, 0, criterion)));
  };
  return (
    <section aria-label={t(`phase.${list}`)}>
      <Title order={3}>{t(`phase.${list}`)}</Title>
      {criteria.length === 0 && <Text c="dimmed">{t(list === 'entry' ? 'phase.noEntry' : 'phase.noExit')}</Text>}
      <List listStyleType="none" spacing={6}>
        {criteria.map((criterion, at) => {
          const words = criterionWords(criterion, plan.exercises);
          const source = criterion.kind === 'any-of' ? undefined : plan.sources[criterion.source];
          return (
            <List.Item key={criterion.id}>
              <Group gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
                <div>
                  <Text>{words}</Text>
                  {criterion.kind === 'any-of' && (
                    <List size="sm">
                      {criterion.of.map((part) => (
                        <List.Item key={part.id}>{criterionWords(part, plan.exercises)}</List.Item>
                      ))}
                    </List>
                  )}
                  {source !== undefined && <SourceLine source={source} />}
                  {criterion.kind !== 'any-of' && (
                    <CriterionLimits criterion={criterion} words={words} onCriterion={(next) => onCriteria(criteria.with(at, next))} />
                  )}
                </div>
                {!locked && (
                  <Tooltip label={t('phase.removeCriterion', { words })}>
                    <ActionIcon aria-label={t('phase.removeCriterion', { words })} onClick={() => remove(at)}>
                      <IconTrash size={18} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                )}
              </Group>
            </List.Item>
          );
        })}
      </List>
    </section>
  );
}
