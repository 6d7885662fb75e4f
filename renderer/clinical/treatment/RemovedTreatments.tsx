import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';
import { summaryOf } from './summaries.ts';
import { isTreatment } from './TreatmentList.tsx';

/** Treatments that were removed from a visit, with the way back. Nothing while there is none. */
export function RemovedTreatments({ visitId }: { readonly visitId: string }) {
  const { t } = useTranslation(['treatment', 'clinical']);
  const removed = (useRead('forms.ofVisit', { visitId, removed: true }).data ?? []).filter(isTreatment);
  if (removed.length === 0) return null;
  return (
    <Paper p="md" component="section" aria-label={t('list.restoreTitle')}>
      <Title order={2} size="h4">
        {t('list.restoreTitle')}
      </Title>
      {removed.map(({ id, details }) => {
        const what = `${t(`clinical:forms.${details.kind}`)}: ${summaryOf(details)}`;
        return (
          <Group key={id} justify="space-between">
            <Text>{what}</Text>
            <Button size="sm" variant="default" onClick={() => call('forms.restore', { id }).catch(reportFailure)}>
              {t('list.bringBack', { what: t(`clinical:forms.${details.kind}`) })}
            </Button>
          </Group>
        );
      })}
    </Paper>
  );
}
