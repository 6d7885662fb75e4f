import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { openFile, saveFile } from '../../ui/files.ts';
import { bytesInWords, timeOf } from '../../ui/words.ts';

type Props = { readonly visitId: string; readonly fileName: string };

/** The reports kept with this visit, newest first. */
export function ReportList({ visitId, fileName }: Props) {
  const { t } = useTranslation('visit');
  const reports = useRead('reports.list', { visitId });
  return (
    <Paper p="lg" component="section" aria-label={t('reports.title')}>
      <Title order={2} mb="sm">
        {t('reports.title')}
      </Title>
      {reports.isError && <FailureNotice thrown={reports.error} onRetry={() => void reports.refetch()} />}
      {reports.data?.length === 0 && <Text c="dimmed">{t('reports.empty')}</Text>}
      <Stack gap="sm">
        {reports.data
          ?.toSorted((a, b) => b.version - a.version)
          .map((report) => (
            <Group key={report.id} justify="space-between" wrap="nowrap">
              <div>
                <Text fw={600}>{t('reports.version', { version: report.version })}</Text>
                <Text size="sm" c="dimmed">
                  {timeOf(report.createdAt)}, {t('reports.pages', { count: report.pages })}, {bytesInWords(report.bytes)}
                </Text>
              </div>
              <Group gap="xs" wrap="nowrap">
                <Button variant="default" onClick={() => void openFile(`report-${report.id}`)}>
                  {t('reports.open')}
                </Button>
                <Button variant="default" onClick={() => void saveFile(`report-${report.id}`, `${fileName} ${report.version}.pdf`)}>
                  {t('reports.save')}
                </Button>
              </Group>
            </Group>
          ))}
      </Stack>
    </Paper>
  );
}
