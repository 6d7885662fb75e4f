import { List, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moved, putAt, withPhase } from '#core/plan/arrange.ts';
import type { Criterion } from '#core/plan/criterion.ts';
import type { Phase } from '#core/plan/phase.ts';
import { sayWithUndo } from '../../../ui/notify.tsx';
import type { PlanEditing } from '../usePlanDraft.ts';
import { AddCriterion } from './AddCriterion.tsx';
import { CriterionRow } from './CriterionRow.tsx';

type Props = { readonly list: 'entry' | 'exit'; readonly phase: Phase; readonly editing: PlanEditing };

/** What has to be met to enter or leave a phase: written, changed, put in order, and removed with a way back. */
export function CriterionEditor({ list, phase, editing }: Props) {
  const { t } = useTranslation('plan');
  const { plan, locked, edit, flush, putBack } = editing;
  const [opened, open] = useState<string | null>(null);
  const criteria = phase[list];
  const changed = (change: (now: readonly Criterion[]) => readonly Criterion[]) => (now: typeof plan) =>
    withPhase(now, phase.id, (one) => ({ ...one, [list]: change(one[list]) }));
  const key = (what: string): string => `${phase.id} ${list} ${what}`;
  const remove = (criterion: Criterion, at: number): void => {
    edit(
      key(`remove ${criterion.id}`),
      changed((now) => now.filter(({ id }) => id !== criterion.id)),
    );
    flush();
    sayWithUndo(t('phase.removedCriterion'), () =>
      putBack(
        key(`restore ${criterion.id}`),
        changed((now) => putAt(now, at, criterion)),
      ),
    );
  };
  return (
    <section aria-label={t(`phase.${list}`)}>
      <Title order={3}>{t(`phase.${list}`)}</Title>
      {criteria.length === 0 && <Text c="dimmed">{t(list === 'entry' ? 'phase.noEntry' : 'phase.noExit')}</Text>}
      <List listStyleType="none" spacing={6} styles={{ itemWrapper: { display: 'block' }, itemLabel: { display: 'block' } }}>
        {criteria.map((criterion, at) => (
          <CriterionRow
            key={criterion.id}
            criterion={criterion}
            plan={plan}
            locked={locked}
            opened={opened === criterion.id}
            onOpen={() => open(opened === criterion.id ? null : criterion.id)}
            onCriterion={(field, next) => {
              edit(
                key(`${criterion.id} ${field}`),
                changed((now) => now.map((one) => (one.id === criterion.id ? next : one))),
              );
              if (next.id !== criterion.id) open(next.id);
            }}
            onMove={(by) =>
              edit(
                key(`move ${criterion.id} ${at + by}`),
                changed((now) => moved(now, criterion.id, by)),
              )
            }
            isFirst={at === 0}
            isLast={at === criteria.length - 1}
            onRemove={() => remove(criterion, at)}
          />
        ))}
      </List>
      {!locked && (
        <AddCriterion
          label={t('phase.addCriterion')}
          where={t(`phase.${list}`)}
          exercises={plan.exercises}
          onAdd={(criterion) => {
            edit(
              key(`add ${criterion.id}`),
              changed((now) => [...now, criterion]),
            );
            flush();
            // Limits to begin with are to be looked at; words were typed just now.
            if (criterion.kind !== 'judged') open(criterion.id);
          }}
        />
      )}
    </section>
  );
}
