import { Group, Paper, Stack, Textarea, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DraftBadge } from '../../ui/drafts/DraftBadge.tsx';
import type { VisitDraft } from './useVisitDraft.ts';

/** Reason, findings and advice: written through, the last two printed on the report. */
export function VisitNotes({ draft }: { readonly draft: VisitDraft }) {
  const { t } = useTranslation('visit');
  const field = (name: 'reason' | 'findings' | 'advice', minRows: number) => ({
    label: t(`text.${name}`),
    value: draft.draft[name],
    minRows,
    maxRows: 16,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => draft.edit({ [name]: event.currentTarget.value }),
    onBlur: draft.flush,
  });
  return (
    <Paper p="lg" component="section" aria-label={t('text.title')}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{t('text.title')}</Title>
          <DraftBadge status={draft.status} />
        </Group>
        <Textarea {...field('reason', 2)} />
        <Textarea {...field('findings', 4)} description={t('text.findingsHint')} />
        <Textarea {...field('advice', 3)} description={t('text.findingsHint')} />
      </Stack>
    </Paper>
  );
}
