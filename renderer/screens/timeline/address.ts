import { assertNever } from '#core/domain/brand.ts';
import type { TimelineSource } from '#core/timeline/source.ts';
import { sectionOfForm } from '../../clinical/sectionOfForm.ts';
import { sectionPath } from '../../clinical/sections.ts';

/** The timeline of a patient, of one problem where it is named. */
export const timelinePath = (patientId: string, episodeId: string | null = null): string =>
  `/patients/${patientId}/timeline${episodeId === null ? '' : `/${episodeId}`}`;

/** The screen on which a source is seen. */
export function sourcePath(source: TimelineSource): string {
  switch (source.kind) {
    case 'visit':
      return `/visits/${source.visitId}`;
    case 'clip':
      return `/recordings/${source.recordingId}`;
    case 'form':
      return `${sectionPath(source.visitId, sectionOfForm(source.form))}/${source.formId}`;
    case 'plan':
      return ['/visits', source.visitId, 'plan', source.planId, source.part, ...(source.week === null ? [] : [source.week])].join('/');
    default:
      return assertNever(source);
  }
}
