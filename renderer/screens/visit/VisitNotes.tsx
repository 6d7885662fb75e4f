import { Group, Paper, Stack, Textarea, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { today } from '../../ui/birthDate.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { DraftBadge } from '../../ui/drafts/DraftBadge.tsx';
import type { VisitDraft } from './useVisitDraft.ts';

const dayOf = (moment: string): string => today(new Date(moment));

/** The same time of day on another day of this computer's calendar. */
function onDay(day: string, moment: string): string {
  const date = new Date(moment);
  const [year, month, dayOfMonth] = day.split('-').map(Number);
  if (year === undefined || month === undefined || dayOfMonth === undefined) return moment;
  date.setFullYear(year, month - 1, dayOfMonth);
  return date.toISOString();
}

/** Day, reason, findings and advice: written through, the last two printed on the report. `locked`: the visit is signed. */
export function VisitNotes({ draft, locked }: { readonly draft: VisitDraft; readonly locked: boolean }) {
  const { t } = useTranslation('visit');
  const field = (name: 'reason' | 'findings' | 'advice', minRows: number) => ({
    label: t(`text.${name}`),
    value: draft.draft[name],
    minRows,
    maxRows: 16,
    readOnly: locked,
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
        <DayInput
          label={t('day')}
          value={dayOf(draft.draft.startedAt)}
          onChange={(day) => day !== null && draft.edit({ startedAt: onDay(day, draft.draft.startedAt) })}
          onBlur={draft.flush}
          inputProps={{ readOnly: locked }}
        />
        <Textarea {...field('reason', 2)} />
        <Textarea {...field('findings', 4)} description={t('text.findingsHint')} />
        <Textarea {...field('advice', 3)} description={t('text.findingsHint')} />
      </Stack>
    </Paper>
  );
}
