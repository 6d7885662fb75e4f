import { ActionIcon, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconDownload, IconExternalLink, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { openFile, saveFile } from '../../ui/files.ts';
import { bytesInWords, timeOf } from '../../ui/words.ts';

type Props = { readonly visitId: string; readonly fileName: string; readonly onPrint: (mediaId: string) => void };

/** The reports kept with the visit, newest first, each with its version, date and hash. */
export function KeptReports({ visitId, fileName, onPrint }: Props) {
  const { t } = useTranslation('report');
  const reports = useRead('reports.list', { visitId });
  return (
    <section aria-label={t('kept.title')}>
      <Title order={2} size="h4">
        {t('kept.title')}
      </Title>
      {reports.isError && <FailureNotice thrown={reports.error} onRetry={() => void reports.refetch()} />}
      {reports.data?.length === 0 && (
        <Text c="dimmed" size="sm">
          {t('kept.empty')}
        </Text>
      )}
      {reports.data?.map(({ id, version, createdAt, pages, bytes, sha256, options }) => (
        <Group key={id} justify="space-between" wrap="nowrap" py={6} data-report={version}>
          <div>
            <Text fw={600}>{t('kept.version', { version })}</Text>
            <Text size="sm" c="dimmed">
              {t(`kept.for.${options.audience}`)}, {timeOf(createdAt)}, {t('kept.pages', { count: pages })}, {bytesInWords(bytes)}
            </Text>
            <Text size="sm" c="dimmed" title={sha256}>
              {t('kept.hash', { start: sha256.slice(0, 12) })}
            </Text>
          </div>
          <Group gap={2} wrap="nowrap">
            <Tool label={t('kept.open', { version })} onClick={() => void openFile(`report-${id}`)}>
              <IconExternalLink size={20} aria-hidden />
            </Tool>
            <Tool label={t('kept.print', { version })} onClick={() => onPrint(`report-${id}`)}>
              <IconPrinter size={20} aria-hidden />
            </Tool>
            <Tool label={t('kept.save', { version })} onClick={() => void saveFile(`report-${id}`, `${fileName} ${version}.pdf`)}>
              <IconDownload size={20} aria-hidden />
            </Tool>
          </Group>
        </Group>
      ))}
    </section>
  );
}

type ToolProps = { readonly label: string; readonly onClick: () => void; readonly children: React.ReactNode };

function Tool({ label, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={40} variant="subtle" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
