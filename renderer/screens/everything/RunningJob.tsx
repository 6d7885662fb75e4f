import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobState } from '#core/contract/events.ts';
import { cancelJob } from '../../ui/data/cancelJob.ts';

/** How far a job is, with the way to stop it. */
export function RunningJob({ job, label }: { readonly job: JobState; readonly label: string }) {
  const { t } = useTranslation('common');
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text aria-live="polite">{job.step === '' ? label : `${label}: ${job.step}`}</Text>
        <Button variant="default" onClick={() => cancelJob(job.id)}>
          {t('cancel')}
        </Button>
      </Group>
      <Progress value={job.fraction === null ? 100 : job.fraction * 100} animated={job.fraction === null} aria-label={label} />
    </Stack>
  );
}
