import { Skeleton, Stack } from '@mantine/core';
import type { StoredPlan } from '#core/plan/stored.ts';
import { useRead } from '../../../ui/data/reads.ts';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';
import { Runs } from './Runs.tsx';
import { Shoes } from './Shoes.tsx';
import { WeeklyLoad } from './WeeklyLoad.tsx';

/** Runs of the patient: their load by week, each of them, and the shoes. */
export function Running({ plan }: { readonly plan: StoredPlan }) {
  const { patientId } = plan;
  const runs = useRead('runs.list', { patientId });
  const shoes = useRead('shoes.list', { patientId });
  const failed = [runs, shoes].find(({ isError }) => isError);
  if (failed !== undefined) return <FailureNotice thrown={failed.error} onRetry={() => void failed.refetch()} />;
  if (!runs.data || !shoes.data) return <Skeleton height={300} />;
  return (
    <Stack gap="md">
      <WeeklyLoad patientId={patientId} runs={runs.data.runs} logged={runs.data.logged} />
      <Runs patientId={patientId} runs={runs.data.runs} shoes={shoes.data} plan={plan} />
      <Shoes patientId={patientId} shoes={shoes.data} runs={runs.data.runs} />
    </Stack>
  );
}
