import { Alert, Button, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';

/** Says where clips of a visit may not leave the program, why, and leads to where consent is asked for. Nothing where all may, or there is none. */
export function VisitLeaveNotice({ visitId }: { readonly visitId: string }) {
  const { t } = useTranslation('consents');
  const recordingIds = (useRead('recordings.list', { visitId }).data ?? []).map(({ id }) => id);
  const check = useRead(
    'consents.check',
    { recordingIds, way: 'export' },
    { enabled: recordingIds.length > 0 && recordingIds.length <= 500, keepPrevious: true },
  );
  const held = recordingIds.length === 0 ? [] : (check.data?.clips.filter(({ may }) => !may) ?? []);
  const [first] = held;
  if (check.isError) return <FailureNotice thrown={check.error} onRetry={() => void check.refetch()} />;
  if (first === undefined || first.reason === null) return null;
  const title = held.length === check.data?.clips.length ? t('visit.none') : t('visit.some', { count: held.length });
  return (
    <Alert role="note" color="orange" variant="light" mb="md" icon={<IconLock aria-hidden />} title={title}>
      <Text>{t('visit.explain', { reason: t(`visit.reasons.${first.reason}`) })}</Text>
      <Button component={Link} href={`/recordings/${first.recordingId}/consent`} mt="sm" variant="default">
        {t('ask')}
      </Button>
    </Alert>
  );
}
