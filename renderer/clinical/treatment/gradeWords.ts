import i18next from 'i18next';
import type { ManualItem } from '#core/clinical/treatment/manualRelease.ts';

/** A grade with its scale: 'Maitland III+', 'Deep'. */
export const gradeWords = (grade: NonNullable<ManualItem['grade']>): string =>
  grade.scale === 'soft'
    ? i18next.t(`treatment:manual.soft.${grade.grade}`)
    : i18next.t('treatment:manual.maitland', { grade: grade.grade, step: grade.step.replace('-', '−') });
