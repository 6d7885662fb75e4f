import { Group, Paper, Select, SimpleGrid, Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Patient, type PatientDetails, patientDetailsSchema } from '#core/domain/patient.ts';
import { call } from '../../link.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { DraftBadge, DraftNotice } from '../../ui/drafts/DraftBadge.tsx';
import type { Stored } from '../../ui/drafts/draftKeeper.ts';
import { useDraft } from '../../ui/drafts/useDraft.ts';
import { NumberField } from '../../ui/NumberField.tsx';

const detailsOf = (patient: Patient): PatientDetails => patientDetailsSchema.parse(patient);
const stored = (patient: Patient): Stored<PatientDetails> => ({ details: detailsOf(patient), revision: patient.revision });

function refusals(details: PatientDetails): Record<string, string> | null {
  const parsed = patientDetailsSchema.safeParse(details);
  return parsed.success ? null : Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
}

const sexes = ['female', 'male', 'intersex', 'not-stated'] as const;

/** The patient's details: every field is written through. */
export function PatientDetailsForm({ patient }: { readonly patient: Patient }) {
  const { t } = useTranslation('patients');
  const { id } = patient;
  const draft = useDraft(`patient:${id}`, stored(patient), {
    save: async (details, revision) => stored(await call('patients.update', { id, revision, details })),
    read: async () => stored(await call('patients.get', { id })),
    check: refusals,
  });
  const wrong = draft.status.kind === 'invalid' ? draft.status.fields : {};
  const text = (field: 'familyName' | 'givenName' | 'phone' | 'email' | 'address' | 'reference') => ({
    label: t(`details.${field}`),
    value: draft.draft[field],
    error: wrong[field],
    autoComplete: 'off',
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => draft.edit({ [field]: event.currentTarget.value }),
    onBlur: draft.flush,
  });
  return (
    <Paper p="lg" component="section" aria-label={t('details.title')}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{t('details.title')}</Title>
          <DraftBadge status={draft.status} />
        </Group>
        <DraftNotice draft={draft} label={(field) => t(`details.${field as keyof PatientDetails}`)} />
        <SimpleGrid cols={2} spacing="sm">
          <TextInput {...text('familyName')} />
          <TextInput {...text('givenName')} />
          <DayInput
            withAge
            label={t('details.birthDate')}
            value={draft.draft.birthDate}
            onChange={(birthDate) => draft.edit({ birthDate })}
            onBlur={draft.flush}
          />
          <Select
            label={t('details.sexAtBirth')}
            data={sexes.map((sex) => ({ value: sex, label: t(`details.sex.${sex}`) }))}
            value={draft.draft.sexAtBirth}
            onChange={(value) => draft.edit({ sexAtBirth: sexes.find((sex) => sex === value) ?? 'not-stated' })}
            onBlur={draft.flush}
          />
          <NumberField
            label={t('details.heightCm')}
            value={draft.draft.heightCm}
            from={30}
            to={260}
            rangeWords={t('details.numberRange', { from: 30, to: 260 })}
            onNumber={(heightCm) => draft.edit({ heightCm })}
            onBlur={draft.flush}
          />
          <NumberField
            label={t('details.massKg')}
            value={draft.draft.massKg}
            from={2}
            to={400}
            rangeWords={t('details.numberRange', { from: 2, to: 400 })}
            onNumber={(massKg) => draft.edit({ massKg })}
            onBlur={draft.flush}
          />
          <TextInput {...text('phone')} type="tel" />
          <TextInput {...text('email')} type="email" />
          <TextInput {...text('reference')} />
          <TextInput {...text('address')} />
        </SimpleGrid>
        <Textarea
          label={t('details.notes')}
          value={draft.draft.notes}
          minRows={4}
          maxRows={14}
          onChange={(event) => draft.edit({ notes: event.currentTarget.value })}
          onBlur={draft.flush}
        />
      </Stack>
    </Paper>
  );
}
