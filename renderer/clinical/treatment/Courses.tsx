import { Anchor, Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { CourseSummary } from '#core/clinical/stored.ts';
import type { Patient } from '#core/domain/patient.ts';
import { useRead } from '../../ui/data/reads.ts';
import { dayInWords } from '../../ui/words.ts';
import { CourseFields } from './CourseFields.tsx';
import { NewCourse } from './NewCourse.tsx';
import { numberInWords, numberName } from './numberWords.ts';
import { placeInWords } from './summaries.ts';
import classes from './Treatment.module.css';

type Props = { readonly patient: Patient; readonly courses: readonly CourseSummary[] };

/** The patient's courses of shockwave, each with what its sessions add up to and when the next is due, and the form that begins one. */
export function Courses({ patient, courses }: Props) {
  const { t } = useTranslation('treatment');
  const devices = useRead('clinicTables.get', {}).data?.devices.value;
  if (devices === undefined) return null;
  return (
    <Paper p="lg" component="section" aria-label={t('course.title')}>
      <Title order={2} size="h3" mb="xs">
        {t('course.title')}
      </Title>
      <Stack gap="sm">
        {courses.map((course) => (
          <Course key={course.id} course={course} device={devices.find(({ id }) => id === course.details.deviceId)?.facts.name ?? null} />
        ))}
        {devices.length === 0 ? (
          <Text>
            {t('course.noDevice')}{' '}
            <Anchor component={Link} href="/settings/devices" underline="always">
              {t('course.toDevices')}
            </Anchor>
          </Text>
        ) : (
          <NewCourse patientId={patient.id} devices={devices} />
        )}
      </Stack>
    </Paper>
  );
}

/** 'Next due 30 Nov 2026, by the plan', or why no session is due. */
function useNextWords({ next }: CourseSummary): string {
  const { t } = useTranslation('treatment');
  return next.due === null
    ? t(`course.noNext.${next.reason}`)
    : t('course.next', { day: dayInWords(next.due), set: t(`course.set.${next.set}`) });
}

function Course({ course, device }: { readonly course: CourseSummary; readonly device: string | null }) {
  const { t } = useTranslation('treatment');
  const { details, sessions, totals } = course;
  const next = useNextWords(course);
  const title = `${placeInWords(details.site)}, ${device ?? t('course.gone')}`;
  return (
    <article className={classes['rule']} aria-label={title} data-course={course.id}>
      <Text fw={600}>{title}</Text>
      <Text>
        {t(`course.statuses.${details.status}`)} · {t('course.sessions', { done: sessions, planned: details.plannedSessions })} · {next}
      </Text>
      <Text size="sm" c="dimmed">
        {totals.map((one) => `${numberName(one)}: ${numberInWords(one)}`).join(' · ')}
      </Text>
      <details>
        <summary>{t('course.details', { what: title })}</summary>
        <CourseFields course={course} />
      </details>
    </article>
  );
}
