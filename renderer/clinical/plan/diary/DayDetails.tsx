import { Anchor, Checkbox, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { given, givenOf, notAsked } from '#core/clinical/answer.ts';
import type { DiaryDay } from '#core/plan/diary.ts';
import type { PlannedDay } from '#core/plan/standing.ts';
import type { StoredDay, StoredPlan } from '#core/plan/stored.ts';
import { today } from '../../../ui/birthDate.ts';
import { dayInWords, timeOf } from '../../../ui/words.ts';
import { sectionPath } from '../../sections.ts';
import { entryWords } from '../doseWords.ts';
import { ItemDetails } from './ItemDetails.tsx';
import { itemIn, withItem } from './rows.ts';
import type { DayDiary } from './useDiarySteps.ts';

const warnings = ['pop', 'newSwelling', 'nightPain'] as const;

type Props = {
  readonly diary: DayDiary;
  readonly stored: StoredPlan;
  readonly visitId: string;
  /** What is asked for on the day; null where the plan has no such day. */
  readonly planned: PlannedDay | null;
  /** As it was last stored; null where nothing was. */
  readonly kept: StoredDay | null;
};

/** All that can be entered of one day: how much of each exercise, effort, signs that ask for a screening, a note. */
export function DayDetails({ diary, stored, visitId, planned, kept }: Props) {
  const { t } = useTranslation('plan');
  const { day, entry, draft, edit } = diary;
  const toCome = day > today();
  const setWarning = (sign: (typeof warnings)[number], is: boolean): void => {
    const next: DiaryDay['warnings'] = { ...entry.warnings, [sign]: is ? given('yes') : notAsked };
    edit(sign, { warnings: next }, !is);
  };
  const isWarned = warnings.some((sign) => givenOf(entry.warnings[sign]) === 'yes');
  return (
    <Stack gap="sm" component="section" aria-label={t('diary.details', { day: dayInWords(day) })} onBlur={draft.flush} mt="sm">
      <Title order={3}>{t('diary.details', { day: dayInWords(day) })}</Title>
      {(planned?.items ?? []).map(({ prescription, exercise, session }) => {
        const row = { prescriptionId: prescription.id, session };
        const item = itemIn(entry, stored.id, row);
        return (
          <div key={`${prescription.id} ${session}`}>
            <Text fw={600}>
              {exercise.name}:{' '}
              <Text span fw={400}>
                {entryWords(prescription)}
              </Text>
            </Text>
            {item !== null && (
              <ItemDetails
                item={item}
                dose={prescription.dose}
                name={exercise.name}
                onItem={(field, next) => edit(`${prescription.id} ${session} ${field}`, { items: withItem(entry, next, next) })}
              />
            )}
          </div>
        );
      })}
      {!toCome && (
        <>
          <Group gap="md" role="group" aria-label={t('diary.warnings')}>
            <Text fw={600}>{t('diary.warnings')}</Text>
            {warnings.map((sign) => (
              <Checkbox
                key={sign}
                size="md"
                label={t(`diary.${sign}`)}
                checked={givenOf(entry.warnings[sign]) === 'yes'}
                onChange={(event) => setWarning(sign, event.currentTarget.checked)}
              />
            ))}
            {isWarned && (
              <Anchor component={Link} href={sectionPath(visitId, 'safety')} underline="always">
                {t('diary.toScreen')}
              </Anchor>
            )}
          </Group>
          <Textarea
            label={t('diary.note')}
            value={entry.note}
            maxLength={20000}
            onChange={(event) => edit('note', { note: event.currentTarget.value })}
          />
        </>
      )}
      {kept !== null && (
        <Text size="sm" c="dimmed">
          {t('diary.by', { by: kept.enteredBy, at: timeOf(kept.updatedAt) })} ({t(`diary.enteredFrom.${kept.details.enteredFrom}`)})
        </Text>
      )}
    </Stack>
  );
}
