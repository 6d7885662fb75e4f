import { Button, Group, Popover, ScrollArea, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { callsForAttention, clearFinishedJobs, isOver, markFailuresSeen, useJobs } from '../data/jobs.ts';
import classes from '../shell/Shell.module.css';
import { JobRow } from './JobRow.tsx';

type Props = { readonly opened: boolean; readonly onChange: (opened: boolean) => void };

/** Imports and reports that run or have ended, with cancel and a way to what they made. */
export function JobTray({ opened, onChange }: Props) {
  const { t } = useTranslation(['shell', 'common']);
  const jobs = useJobs();
  const running = jobs.filter((job) => !isOver(job)).length;
  const failed = jobs.filter(callsForAttention).length;
  const words = running > 0 ? t('jobs.running', { count: running }) : failed > 0 ? t('jobs.failed', { count: failed }) : '';
  useEffect(() => (opened ? markFailuresSeen : undefined), [opened]);
  return (
    <Popover opened={opened} onChange={onChange} width={460} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={`${classes['tool']} ${running === 0 && failed > 0 ? classes['failed'] : ''}`}
          onClick={() => onChange(!opened)}
          aria-label={words === '' ? t('jobs.button') : `${t('jobs.button')}: ${words}`}
        >
          <IconListCheck size={24} aria-hidden />
          <span aria-live="polite">{words}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('jobs.title')}>
        <Group justify="space-between" mb="xs">
          <Text fw={650}>{t('jobs.title')}</Text>
          {jobs.some(isOver) && (
            <Button variant="subtle" size="sm" onClick={clearFinishedJobs}>
              {t('jobs.clear')}
            </Button>
          )}
        </Group>
        {jobs.length === 0 ? (
          <Text c="dimmed">{t('jobs.empty')}</Text>
        ) : (
          <ScrollArea.Autosize mah="60vh" type="auto">
            <Stack gap="sm">
              {jobs.map((job) => (
                <JobRow key={job.id} job={job} onShow={() => onChange(false)} />
              ))}
            </Stack>
          </ScrollArea.Autosize>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
