import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodySide } from '#core/clinical/site.ts';
import type { CourseSummary } from '#core/clinical/stored.ts';
import type { CourseId } from '#core/clinical/treatment/shockwaveCourse.ts';
import type { TapingTechnique } from '#core/clinical/treatment/tapingTechnique.ts';
import type { Input } from '#core/contract/api.ts';
import type { Visit } from '#core/domain/patient.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';
import { say } from '../../ui/notify.tsx';
import type { TreatmentKind } from './actions.ts';

/** Whether more sessions may be added to a course. */
export const isOpenCourse = ({ details: { status } }: CourseSummary): boolean => status === 'planned' || status === 'running';

export type Begin = {
  /** Whether the problem that is treated is known, so that its side can be taken. */
  readonly ready: boolean;
  readonly side: BodySide | null;
  readonly setSide: (side: BodySide) => void;
  readonly technique: TapingTechnique;
  readonly setTechnique: (technique: TapingTechnique) => void;
  readonly courseId: CourseId | null;
  readonly setCourse: (id: CourseId) => void;
  /** Why an empty form of a kind cannot be begun yet, in words; null where it can. */
  readonly wanting: (kind: TreatmentKind) => string | null;
  readonly start: (kind: TreatmentKind, from: 'empty' | 'last') => Promise<void>;
};

/** Begins treatments of a visit with what was chosen for them; a new one is opened. The side is the open problem's until another is chosen. */
export function useBegin(visit: Visit, courses: readonly CourseSummary[], onBegun: (formId: string) => void): Begin {
  const { t } = useTranslation('treatment');
  const { id: visitId, patientId } = visit;
  const episodes = useRead('episodes.list', { patientId }).data;
  const episode = episodes?.find(({ details }) => details.closedOn === null);
  const [chosenSide, setSide] = useState<BodySide | null>(null);
  const [technique, setTechnique] = useState<TapingTechnique>('achilles-offload');
  const [chosenCourse, setCourse] = useState<CourseId | null>(null);
  const side = chosenSide ?? episode?.details.site.side ?? null;
  const open = courses.filter(isOpenCourse);
  const courseId = (open.find(({ id }) => id === chosenCourse) ?? open[0])?.id ?? null;

  const wanting = (kind: TreatmentKind): string | null => {
    if (kind === 'shockwave' && courseId === null) return t('begin.noCourse');
    return kind === 'taping' && side === null ? t('begin.chooseSide') : null;
  };
  const start = async (kind: TreatmentKind, from: 'empty' | 'last'): Promise<void> => {
    const lack = from === 'empty' ? wanting(kind) : null;
    if (lack !== null) {
      say(lack);
      return;
    }
    const wish: Input<'forms.start'> = {
      visitId,
      kind,
      from,
      side,
      episodeId: episode?.id ?? null,
      technique: kind === 'taping' && from === 'empty' ? technique : null,
      courseId: kind === 'shockwave' ? courseId : null,
    };
    try {
      const { form, carried, askAgain } = await call('forms.start', wish);
      if (from === 'last') say(`${t('begin.carried', { count: carried.length })} ${t('begin.askAgain', { count: askAgain.length })}`);
      onBegun(form.id);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return { ready: episodes !== undefined, side, setSide, technique, setTechnique, courseId, setCourse, wanting, start };
}
