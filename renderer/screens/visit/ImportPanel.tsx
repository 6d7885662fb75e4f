import { ActionIcon, Box, Button, Group, Paper, Progress, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useJob } from '../../ui/data/jobs.ts';
import { failureHeading } from '../../ui/failures.ts';
import { cancelImport, dismissImport, type ImportItem, retryImport } from '../../ui/imports/importQueue.ts';

/** The files on their way into this visit: progress, cancel, and for those that failed why and what to do. */
export function ImportPanel({ items }: { readonly items: readonly ImportItem[] }) {
  const { t } = useTranslation('visit');
  if (items.length === 0) return null;
  return (
    <Paper p="lg" component="section" aria-label={t('imports.title')}>
      <Title order={2} mb="sm">
        {t('imports.title')}
      </Title>
      <Stack gap="md">
        {items.map((item) => (
          <ImportRow key={item.key} item={item} />
        ))}
      </Stack>
    </Paper>
  );
}

function ImportRow({ item }: { readonly item: ImportItem }) {
  const { t } = useTranslation(['visit', 'common']);
  const job = useJob(item.jobId);
  const { name } = item;
  const running = item.state === 'waiting' || item.state === 'sending' || item.state === 'importing';
  // Sending and the job are one way for the clinician: a quarter of the bar for the first, the rest for the second.
  const fraction =
    item.state === 'sending' ? item.sent * 0.25 : item.origin.kind === 'file' ? 0.25 + (job?.fraction ?? 0) * 0.75 : (job?.fraction ?? 0);
  const words = {
    waiting: t('imports.waiting'),
    sending: t('imports.sending', { percent: Math.round(item.sent * 100) }),
    importing: job?.step || t('imports.importing'),
    done: t('imports.done'),
    failed: item.failure ? failureHeading(item.failure) : '',
    cancelled: t('imports.cancelled'),
  }[item.state];
  return (
    <Box data-import={item.state} role="group" aria-label={name}>
      <Group wrap="nowrap" justify="space-between" gap="sm">
        <Box miw={0} style={{ flex: 1 }}>
          <Text fw={600} truncate>
            {name}
          </Text>
          <Text size="sm" c={item.state === 'failed' ? 'var(--mantine-color-error)' : 'dimmed'} aria-live="polite">
            {words}
          </Text>
        </Box>
        {item.state === 'done' && <IconCheck aria-hidden color="var(--soleus-good)" />}
        {item.state === 'failed' && <IconAlertTriangle aria-hidden color="var(--mantine-color-error)" />}
        {!running && item.state !== 'done' && item.retryable && item.failure?.code !== 'duplicate' && (
          <Button variant="default" onClick={() => retryImport(item.key)} aria-label={t('imports.retry', { name })}>
            {t('common:retry')}
          </Button>
        )}
        {running ? (
          <Tooltip label={t('common:cancel')}>
            <ActionIcon onClick={() => cancelImport(item.key)} aria-label={t('imports.cancel', { name })}>
              <IconX aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : (
          <Tooltip label={t('common:dismiss')}>
            <ActionIcon onClick={() => dismissImport(item.key)} aria-label={t('imports.dismiss', { name })}>
              <IconX aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      {running && <Progress value={fraction * 100} size="lg" mt={6} aria-label={name} />}
      {item.state === 'failed' && item.failure && (
        <Text size="sm" role="alert">
          {item.failure.message} {item.failure.action}
        </Text>
      )}
    </Box>
  );
}
