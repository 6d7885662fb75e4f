import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { sayWithUndo } from '../../ui/notify.tsx';
import { timeOf } from '../../ui/words.ts';

/** Whether a patient's record is held, why, and how to hold it or lift that. */
export function HoldPart({ patientId }: { readonly patientId: string }) {
  const { t } = useTranslation('merging');
  const holds = useRead('retention.holds', {});
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const held = holds.data?.find((hold) => hold.patientId === patientId);
  const set = async (words: string | null): Promise<void> => {
    await call('retention.hold', { patientId, reason: words });
  };
  const hold = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    try {
      await set(reason.trim());
      setReason('');
      setTried(false);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const lift = async (was: string) => {
    try {
      await set(null);
      sayWithUndo(t('erase.hold.lifted'), () => set(was));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Paper p="lg" component="section" aria-label={t('erase.hold.title')}>
      <Stack>
        <Title order={2}>{t('erase.hold.title')}</Title>
        <Text c="dimmed">{t('erase.hold.explain')}</Text>
        {holds.isError && <FailureNotice thrown={holds.error} onRetry={() => void holds.refetch()} />}
        {held === undefined ? (
          <Group align="flex-end">
            <TextInput
              style={{ flex: 1 }}
              label={t('erase.hold.reason')}
              value={reason}
              maxLength={500}
              autoComplete="off"
              error={tried && reason.trim() === '' ? t('erase.hold.needed') : undefined}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button variant="default" onClick={() => void hold()}>
              {t('erase.hold.press')}
            </Button>
          </Group>
        ) : (
          <Group justify="space-between">
            <Text>{t('erase.hold.is', { at: timeOf(held.since), reason: held.reason })}</Text>
            <Button variant="default" onClick={() => void lift(held.reason)}>
              {t('erase.hold.lift')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
