import { Alert, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hasReached } from '#core/clinical/calendar.ts';
import type { Consent } from '#core/clinical/consent/record.ts';
import { today } from '../../ui/birthDate.ts';

type By = Consent['by'];

/** Who speaks, as far as the birth date tells: the patient, or for a minor a guardian who is still to be named. */
export const whoSpeaks = (birthDate: string | null, consentAge: number): By =>
  birthDate === null || hasReached(consentAge, birthDate, today())
    ? { who: 'patient' }
    : { who: 'guardian', name: '', relation: '', childAgrees: 'not-asked' };

export const isNamed = (by: By): boolean => by.who === 'patient' || by.name.trim() !== '';

const childAnswers = ['yes', 'no', 'not-asked'] as const;

type Props = {
  readonly by: By;
  readonly onBy: (by: By) => void;
  readonly birthDate: string | null;
  readonly consentAge: number;
  /** Recording was tried without the name of the guardian. */
  readonly nameless: boolean;
};

/** Patient or guardian, and for a guardian the name, the relation and whether the child agrees. */
export function WhoSays({ by, onBy, birthDate, consentAge, nameless }: Props) {
  const { t } = useTranslation('consents');
  const minor = birthDate !== null && whoSpeaks(birthDate, consentAge).who === 'guardian';
  return (
    <Stack gap="xs">
      {birthDate === null && <Alert color="orange" variant="light" title={t('who.noBirthDate')} />}
      <Radio.Group
        label={t('who.label')}
        description={minor ? t('who.minor', { age: consentAge }) : undefined}
        value={by.who}
        onChange={(who) => onBy(who === 'guardian' ? { who, name: '', relation: '', childAgrees: 'not-asked' } : { who: 'patient' })}
      >
        <Group mt="xs">
          <Radio value="patient" label={t('who.patient')} />
          <Radio value="guardian" label={t('who.guardian')} />
        </Group>
      </Radio.Group>
      {by.who === 'guardian' && (
        <>
          <Group grow align="start">
            <TextInput
              label={t('who.name')}
              value={by.name}
              maxLength={200}
              autoComplete="off"
              error={nameless && !isNamed(by) ? t('who.nameNeeded') : undefined}
              onChange={(event) => onBy({ ...by, name: event.currentTarget.value })}
            />
            <TextInput
              label={t('who.relation')}
              value={by.relation}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => onBy({ ...by, relation: event.currentTarget.value })}
            />
          </Group>
          <Radio.Group
            label={t('who.child')}
            value={by.childAgrees}
            onChange={(said) => onBy({ ...by, childAgrees: childAnswers.find((one) => one === said) ?? 'not-asked' })}
          >
            <Group mt="xs">
              {childAnswers.map((said) => (
                <Radio key={said} value={said} label={t(`who.childAnswers.${said}`)} />
              ))}
            </Group>
          </Radio.Group>
        </>
      )}
    </Stack>
  );
}
