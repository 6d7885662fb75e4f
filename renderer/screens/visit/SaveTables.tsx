import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ExportTable, exportTables } from '#core/domain/exportTable.ts';
import type { ReportContent } from '#core/domain/report.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';
import { saveFile } from '../../ui/files.ts';

/** How much a table holds. */
const countOf: Readonly<Record<ExportTable, (content: ReportContent) => number>> = {
  measurements: ({ measurements }) => measurements,
  strides: ({ gait }) => gait,
  'gait-metrics': ({ gait }) => gait,
  differences: ({ differences }) => differences,
  protocol: ({ protocols }) => protocols,
};

/** Saves the visit's tables: one as a CSV file, or all as one workbook. Nothing where every table is empty. */
export function SaveTables({ visitId }: { readonly visitId: string }) {
  const { t } = useTranslation('visit');
  const content = useRead('reports.content', { visitId }).data;
  const save = async (format: 'csv' | 'xlsx', table: ExportTable) => {
    try {
      const { outputId, fileName } = await call('measurements.export', { visitId, format, table });
      await saveFile(`output-${outputId}`, fileName);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  if (content === undefined || exportTables.every((table) => countOf[table](content) === 0)) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconDownload size={20} aria-hidden />}
            rightSection={<IconChevronDown size={18} aria-hidden />}
            aria-label={t('measurements.saveCsv')}
          >
            {t('measurements.csv')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {exportTables.map((table) => {
            const empty = countOf[table](content) === 0;
            return (
              <Menu.Item key={table} disabled={empty} onClick={() => void save('csv', table)}>
                {t(`measurements.tables.${table}`)}
                {empty && (
                  <Text size="sm" c="dimmed">
                    {t(`measurements.noTable.${table}`)}
                  </Text>
                )}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        leftSection={<IconDownload size={20} aria-hidden />}
        aria-label={t('measurements.saveXlsx')}
        onClick={() => void save('xlsx', 'measurements')}
      >
        {t('measurements.xlsx')}
      </Button>
    </>
  );
}
