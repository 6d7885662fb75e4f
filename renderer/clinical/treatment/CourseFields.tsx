import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CourseSummary, StoredCourse } from '#core/clinical/stored.ts';
import { courseStatuses, type ShockwaveCourse } from '#core/clinical/treatment/shockwaveCourse.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { DraftBadge, DraftNotice } from '../../ui/drafts/DraftBadge.tsx';
import type { Stored } from '../../ui/drafts/draftKeeper.ts';
import { useDraft } from '../../ui/drafts/useDraft.ts';
import { reportFailure } from '../../ui/failures.ts';
import { NumberField } from '../../ui/NumberField.tsx';
import { sayWithUndo } from '../../ui/notify.tsx';
import { CourseConsent } from './CourseConsent.tsx';
import { contraindicationsFor, weightFor } from './contraindications.ts';
import { ConditionAnswers } from './fields/ConditionAnswers.tsx';
import { OneOf } from './fields/OneOf.tsx';
import { Fields, Part } from './fields/Part.tsx';
import { LongText } from './fields/TextLine.tsx';
import { SiteFields } from './SiteFields.tsx';

type Kept = { readonly course: ShockwaveCourse };
const stored = ({ details, revision }: StoredCourse): Stored<Kept> => ({ details: { course: details }, revision });

/** A course as it is planned, written through. */
export function CourseFields({ course }: { readonly course: CourseSummary }) {
  const { t } = useTranslation('treatment');
  const { id, patientId } = course;
  const devices = useRead('clinicTables.get', {}).data?.devices.value ?? [];
  const draft = useDraft<Kept>(`course:${id}`, stored(course), {
    save: async ({ course: details }, revision) => stored(await call('courses.update', { id, revision, details })),
    read: async () => {
      const now = (await call('courses.list', { patientId })).find((one) => one.id === id);
      return now === undefined ? stored(course) : stored(now);
    },
  });
  const { course: details } = draft.draft;
  const set = (part: Partial<ShockwaveCourse>): void => draft.edit({ course: { ...details, ...part } });
  const device = devices.find((one) => one.id === details.deviceId);
  const type = device?.facts.type ?? 'focused';
  const remove = async (): Promise<void> => {
    try {
      await call('courses.remove', { id });
      sayWithUndo(t('course.removed'), () => call('courses.restore', { id }));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Stack gap="sm" onBlur={draft.flush}>
      <Group justify="space-between">
        <Button size="sm" variant="subtle" color="gray" onClick={() => void remove()}>
          {t('course.remove')}
        </Button>
        <DraftBadge status={draft.status} />
      </Group>
      <DraftNotice
        draft={draft}
        label={() => t('course.title')}
        show={(_, value) => (value as ShockwaveCourse).indication || t('course.title')}
      />
      <Fields>
        <OneOf
          label={t('course.device')}
          values={devices.map((one) => one.id)}
          words={(one) => devices.find((each) => each.id === one)?.facts.name ?? t('course.gone')}
          value={device?.id ?? null}
          onChange={(deviceId) => set({ deviceId })}
        />
        <OneOf
          label={t('course.status')}
          values={courseStatuses}
          words={(status) => t(`course.statuses.${status}`)}
          value={details.status}
          onChange={(status) => set({ status })}
        />
        <NumberField
          label={t('course.plannedSessions')}
          value={details.plannedSessions}
          from={1}
          to={20}
          rangeWords={t('course.range', { from: 1, to: 20 })}
          onNumber={(value) => value !== null && Number.isInteger(value) && set({ plannedSessions: value })}
        />
        <NumberField
          label={t('course.plannedIntervalDays')}
          value={details.plannedIntervalDays}
          from={1}
          to={90}
          rangeWords={t('course.range', { from: 1, to: 90 })}
          onNumber={(value) => value !== null && Number.isInteger(value) && set({ plannedIntervalDays: value })}
        />
        <CourseConsent patientId={patientId} value={details.consentId} onChange={(consentId) => set({ consentId })} />
        <SiteFields value={details.site} onChange={(site) => set({ site })} />
      </Fields>
      <Part title={t('course.contraindications', { type: t(`shockwave.type.${type}`) })}>
        <ConditionAnswers
          conditions={contraindicationsFor(type)}
          answers={details.contraindications}
          onChange={(contraindications) => set({ contraindications })}
          weight={(condition) => {
            const weight = weightFor(condition, type);
            return weight === null ? null : t(`course.weight.${weight}`);
          }}
        />
      </Part>
      <LongText label={t('course.indication')} value={details.indication} onChange={(indication) => set({ indication })} />
      <LongText label={t('form.note')} value={details.note} onChange={(note) => set({ note })} />
    </Stack>
  );
}
