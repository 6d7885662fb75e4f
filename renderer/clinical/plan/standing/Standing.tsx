import { Skeleton, Stack } from '@mantine/core';
import type { Visit } from '#core/domain/patient.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import { useRead } from '../../../ui/data/reads.ts';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';
import classes from '../Plan.module.css';
import type { PlanEditing } from '../usePlanDraft.ts';
import { CutOffFields } from './CutOffFields.tsx';
import { Decisions } from './Decisions.tsx';
import { PhaseCriteria } from './PhaseCriteria.tsx';
import { SuggestionCard } from './SuggestionCard.tsx';

type Props = { readonly stored: StoredPlan; readonly visit: Visit; readonly editing: PlanEditing };

/** How the plan stands today: what is suggested and why, the criteria of the phase, the cut-offs, and what was decided. */
export function Standing({ stored, visit, editing }: Props) {
  const standing = useRead('plans.standing', { id: stored.id }, { keepPrevious: true });
  const deeds = useRead('plans.deeds', { id: stored.id });
  const failed = [standing, deeds].find(({ isError }) => isError);
  if (failed !== undefined) return <FailureNotice thrown={failed.error} onRetry={() => void failed.refetch()} />;
  if (!standing.data || !deeds.data) return <Skeleton height={300} />;
  return (
    <div className={classes['columns']}>
      <Stack gap="md">
        <SuggestionCard
          // A suggestion that has become another is decided anew.
          key={`${standing.data.suggestion.advice} ${standing.data.suggestion.planVersion}`}
          stored={stored}
          visitId={visit.id}
          standing={standing.data}
          editing={editing}
        />
        <Decisions deeds={deeds.data} />
      </Stack>
      <Stack gap="md">
        <PhaseCriteria stored={stored} visitId={visit.id} standing={standing.data} locked={editing.locked} />
        <CutOffFields editing={editing} />
      </Stack>
    </div>
  );
}
