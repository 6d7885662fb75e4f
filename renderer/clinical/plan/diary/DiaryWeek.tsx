import { Button, Group, NativeSelect, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '#core/clinical/calendar.ts';
import { daysFrom, mondayOf } from '#core/plan/day.ts';
import { type DiaryDay, enteredFromWays } from '#core/plan/diary.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import { today } from '../../../ui/birthDate.ts';
import { useRead } from '../../../ui/data/reads.ts';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';
import { dayInWords } from '../../../ui/words.ts';
import { WeekGrid } from './WeekGrid.tsx';

type Props = {
  readonly stored: StoredPlan;
  readonly visitId: string;
  /** A day of the week to begin with; null for that of today. */
  readonly week: string | null;
};

/** A week of the plan at a time: what is planned, what was done, and how it was borne. */
export function DiaryWeek({ stored, visitId, week }: Props) {
  const { t } = useTranslation('plan');
  const thisWeek = mondayOf(today());
  const [monday, go] = useState(week === null ? thisWeek : mondayOf(week));
  const [enteredFrom, setFrom] = useState<DiaryDay['enteredFrom']>('clinic');
  const range = { from: monday, to: addDays(monday, 6) };
  const planned = useRead('plans.expected', { id: stored.id, ...range });
  const diary = useRead('diary.days', { episodeId: stored.episodeId, ...range });
  const runs = useRead('runs.list', { patientId: stored.patientId });
  const failed = [planned, diary, runs].find(({ isError }) => isError);
  if (failed !== undefined) return <FailureNotice thrown={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <Paper p="md" component="section" aria-label={t('diary.title')}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-end">
          <Group gap="xs">
            <Title order={2} mr="sm">
              {t('diary.week', { day: dayInWords(monday) })}
            </Title>
            <Button size="sm" variant="default" onClick={() => go(addDays(monday, -7))}>
              {t('diary.before')}
            </Button>
            <Button size="sm" variant="default" disabled={monday === thisWeek} onClick={() => go(thisWeek)}>
              {t('diary.thisWeek')}
            </Button>
            <Button size="sm" variant="default" onClick={() => go(addDays(monday, 7))}>
              {t('diary.next')}
            </Button>
          </Group>
          <NativeSelect
            size="sm"
            label={t('diary.entered')}
            value={enteredFrom}
            data={enteredFromWays.map((way) => ({ value: way, label: t(`diary.enteredFrom.${way}`) }))}
            onChange={(event) => setFrom(enteredFromWays.find((way) => way === event.currentTarget.value) ?? 'clinic')}
          />
        </Group>
        <Text size="sm" c="dimmed">
          {t('diary.keys')}
        </Text>
        {planned.data && diary.data && runs.data ? (
          <WeekGrid
            key={monday}
            stored={stored}
            visitId={visitId}
            week={daysFrom(range.from, range.to)}
            planned={planned.data}
            days={diary.data}
            enteredFrom={enteredFrom}
            runs={runs.data.runs.map(({ details }) => details)}
          />
        ) : (
          <Skeleton height={300} />
        )}
      </Stack>
    </Paper>
  );
}
