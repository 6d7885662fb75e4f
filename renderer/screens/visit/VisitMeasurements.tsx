import { Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';

/** Everything measured in this visit. */
export function VisitMeasurements({ visitId }: { readonly visitId: string }) {
  const { t } = useTranslation('visit');
  const rows = useRead('measurements.ofVisit', { visitId });
  return (
    <Paper p="lg" component="section" aria-label={t('measurements.title')}>
      <Title order={2} mb="sm">
        {t('measurements.title')}
      </Title>
      {rows.isError && <FailureNotice thrown={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.data?.length === 0 && <Text c="dimmed">{t('measurements.empty')}</Text>}
    </Paper>
  );
}
