import { useTranslation } from 'react-i18next';
import type { ShockwaveCourse } from '#core/clinical/treatment/shockwaveCourse.ts';
import { useRead } from '../../ui/data/reads.ts';
import { dayInWords } from '../../ui/words.ts';
import { OneOf } from './fields/OneOf.tsx';

type Props = {
  readonly patientId: string;
  readonly value: ShockwaveCourse['consentId'];
  readonly onChange: (value: ShockwaveCourse['consentId']) => void;
};

/** The consent to shockwave that a course rests on: one that stands, or the one that was named. */
export function CourseConsent({ patientId, value, onChange }: Props) {
  const { t } = useTranslation('treatment');
  const all = useRead('consents.ofPatient', { patientId }).data ?? [];
  const standing = all.filter(
    ({ id, kind, purpose, decision, withdrawal }) =>
      id === value || (kind === 'treatment' && purpose === 'shockwave' && decision === 'given' && withdrawal === null),
  );
  const none = 'none';
  return (
    <OneOf
      label={t('course.consent')}
      values={[none, ...standing.map(({ id }) => id as string)]}
      words={(id) => {
        const consent = standing.find((one) => one.id === id);
        if (consent === undefined) return t('course.noConsent');
        const day = dayInWords(consent.moment.day);
        return t(consent.withdrawal === null ? 'course.consentOf' : 'course.withdrawn', { day });
      }}
      value={value ?? none}
      onChange={(id) => onChange(id === none ? null : id)}
    />
  );
}
