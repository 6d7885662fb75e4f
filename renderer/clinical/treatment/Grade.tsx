import { useTranslation } from 'react-i18next';
import { type ManualItem, maitlandGrades, softGrades } from '#core/clinical/treatment/manualRelease.ts';
import { kindOf } from '#core/clinical/treatment/manualTechnique.ts';
import { OneOf } from './fields/OneOf.tsx';
import { gradeWords } from './gradeWords.ts';

type GradeValue = ManualItem['grade'];
type Props = {
  readonly technique: ManualItem['technique'];
  readonly grade: GradeValue;
  readonly onChange: (grade: GradeValue) => void;
};

const steps = ['-', '', '+'] as const;
const maitland = maitlandGrades.flatMap((grade) => steps.map((step) => ({ scale: 'maitland' as const, grade, step })));
const soft = softGrades.map((grade) => ({ scale: 'soft' as const, grade }));
const keyOf = (grade: NonNullable<GradeValue>): string => `${grade.scale} ${grade.grade}${'step' in grade ? grade.step : ''}`;

/** The grade on the scale of the technique: joints after Maitland, soft tissue by depth, nothing for the others. A grade of another scale stays to be seen. */
export function Grade({ technique, grade, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const kind = kindOf(technique);
  const own: readonly NonNullable<GradeValue>[] = kind === 'joint' ? maitland : kind === 'soft-tissue' ? soft : [];
  const offered = grade === null || own.some((one) => keyOf(one) === keyOf(grade)) ? own : [...own, grade];
  if (offered.length === 0) return null;
  const none = 'none';
  const words = (key: string): string => {
    const one = offered.find((each) => keyOf(each) === key);
    return one === undefined ? t('manual.noGrade') : gradeWords(one);
  };
  return (
    <OneOf
      label={t('manual.grade')}
      values={[none, ...offered.map(keyOf)]}
      words={words}
      value={grade === null ? none : keyOf(grade)}
      onChange={(key) => onChange(offered.find((each) => keyOf(each) === key) ?? null)}
    />
  );
}
