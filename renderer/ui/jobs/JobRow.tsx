import { ActionIcon, Anchor, Box, Group, Progress, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { JobState } from '#core/contract/events.ts';
import { cancelJob } from '../data/cancelJob.ts';
import { isOver } from '../data/jobs.ts';
import { failureHeading } from '../failures.ts';
import { wayOf } from '../failureWay.ts';

/** Where what a job made can be seen; null when it has no place of its own. */
export function placeOf({ result }: JobState): string | null {
  if (result['recordingId']) return `/recordings/${result['recordingId']}`;
  if (result['patientId']) return `/patients/${result['patientId']}`;
  if (result['visitId']) return `/visits/${result['visitId']}`;
  return null;
}

type Props = { readonly job: JobState; readonly onShow: () => void };

/** One job: what it is, how far it is, and how it ended. */
export function JobRow({ job, onShow }: Props) {
  const { t } = useTranslation(['shell', 'common']);
  const place = job.state === 'done' ? placeOf(job) : null;
  const way = job.failure && job.state === 'failed' ? wayOf(job.failure) : null;
  return (
    <Box data-job={job.state}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Box miw={0} style={{ flex: 1 }}>
          <Text truncate fw={600}>
            {job.title}
          </Text>
          <Text size="sm" c="dimmed">
            {t(`jobs.kind.${job.kind}`)}: {isOver(job) ? t(`jobs.state.${job.state}`) : job.step || t(`jobs.state.${job.state}`)}
          </Text>
        </Box>
        {!isOver(job) && (
          <Tooltip label={t('common:cancel')}>
            <ActionIcon aria-label={t('jobs.cancel', { title: job.title })} onClick={() => cancelJob(job.id)}>
              <IconX aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        {place !== null && (
          <Anchor component={Link} href={place} onClick={onShow}>
            {t('jobs.show')}
          </Anchor>
        )}
        {job.state === 'done' && <IconCheck aria-hidden color="var(--soleus-good)" />}
        {job.state === 'failed' && <IconAlertTriangle aria-hidden color="var(--mantine-color-error)" />}
      </Group>
      {!isOver(job) && (
        <Progress value={job.fraction === null ? 100 : job.fraction * 100} animated={job.fraction === null} mt={4} aria-label={job.title} />
      )}
      {job.failure && job.state === 'failed' && (
        <Text size="sm" c="var(--mantine-color-error)">
          {failureHeading(job.failure)}. {job.failure.message} {job.failure.action}
        </Text>
      )}
      {way !== null && (
        <Anchor href={way.href} onClick={onShow}>
          {way.label}
        </Anchor>
      )}
    </Box>
  );
}
