import { Anchor, ColorInput, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Output } from '#core/contract/api.ts';
import { contrastOf } from '#core/report/contrast.ts';
import { deliveredAccent, leastContrast } from '#core/report/template.ts';
import { TablePaper } from '../tables/TablePaper.tsx';
import { useClinicTable } from '../tables/useClinicTable.ts';
import { WithTables } from '../tables/WithTables.tsx';
import { Wordings } from './Wordings.tsx';

/** How reports look and what those for patients say. */
export const ReportsPage = () => <WithTables>{(tables) => <ReportTemplateForm tables={tables} />}</WithTables>;

/** Colours that can be read on white paper, the delivered one first. */
const swatches = [deliveredAccent, '#1f3a6e', '#6a2c5f', '#7a3b12', '#37474f', '#000000'];

function ReportTemplateForm({ tables }: { readonly tables: Output<'clinicTables.get'> }) {
  const { t } = useTranslation('settings');
  const table = useClinicTable(tables, 'reportTemplate');
  const { value, edit, wrong } = table;
  const isColour = /^#[0-9a-f]{6}$/i.test(value.accent);
  return (
    <TablePaper
      title={t('reports.title')}
      explain={t('reports.explain')}
      table={table}
      words={({ accent, words }) => [accent, ...Object.values(words)].join('\n')}
    >
      <Stack>
        <ColorInput
          label={t('reports.accent')}
          description={
            isColour ? t('reports.contrast', { ratio: contrastOf(value.accent, '#ffffff').toFixed(1), least: leastContrast }) : undefined
          }
          format="hex"
          eyeDropperButtonProps={{ 'aria-label': t('reports.pickColour') }}
          swatches={swatches}
          value={value.accent}
          error={wrong('accent')}
          onChange={(accent) => edit({ ...value, accent })}
          onBlur={table.draft.flush}
        />
        <Text size="sm" c="dimmed">
          {t('reports.logo')}{' '}
          <Anchor component={Link} href="/settings/clinic" underline="always">
            {t('reports.toClinic')}
          </Anchor>
        </Text>
        <Title order={3}>{t('reports.wording')}</Title>
        <Text c="dimmed">{t('reports.wordingExplain')}</Text>
        <Wordings table={table} />
      </Stack>
    </TablePaper>
  );
}
