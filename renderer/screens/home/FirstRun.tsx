import { Button, Code, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { call } from '../../link.ts';
import { cancelJob } from '../../ui/data/cancelJob.ts';
import { isOver, jobEnd, useJob } from '../../ui/data/jobs.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { failureOf } from '../../ui/failures.ts';

/** What a newcomer sees while there is no patient: the sample, and where the data lives. */
export function FirstRun({ dataFolder }: { readonly dataFolder: string }) {
  const { t } = useTranslation('patients');
  const [, go] = useLocation();
  const [id, setId] = useState<string | null>(null);
  const [thrown, setThrown] = useState<unknown>(null);
  const job = useJob(id);

  const make = async () => {
    setThrown(null);
    try {
      const started = await call('sample.create', {});
      setId(started.job);
      const end = await jobEnd(started.job);
      if (end.failure && end.state === 'failed') setThrown(end.failure);
      const patient = end.result['patientId'];
      if (end.state === 'done' && patient) go(`/patients/${patient}`);
    } catch (failure) {
      setThrown(failureOf(failure));
    } finally {
      setId(null);
    }
  };

  const running = id !== null && (job === null || !isOver(job));
  return (
    <Paper p="lg">
      <Stack gap="sm">
        <Title order={2}>{t('first.title')}</Title>
        <Text>{t('first.explain')}</Text>
        {running ? (
          <div>
            <Text aria-live="polite">{job?.step || t('first.making')}</Text>
            <Group wrap="nowrap">
              <Progress
                style={{ flex: 1 }}
                size="lg"
                value={job?.fraction === null || job === null ? 100 : job.fraction * 100}
                animated={job?.fraction === null || job === null}
                aria-label={t('first.making')}
              />
              <Button variant="default" onClick={() => id !== null && cancelJob(id)}>
                {t('first.cancel')}
              </Button>
            </Group>
          </div>
        ) : (
          <Button onClick={() => void make()}>{t('first.make')}</Button>
        )}
        {thrown !== null && <FailureNotice thrown={thrown} />}
        <Text size="sm" c="dimmed">
          {t('first.where')} <Code style={{ wordBreak: 'break-all' }}>{dataFolder}</Code>
        </Text>
      </Stack>
    </Paper>
  );
}
