import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type FormEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Failure } from '#core/contract/failure.ts';
import { type PatientSummary, patientDetailsSchema } from '#core/domain/patient.ts';
import { call } from '../../link.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { failureOf } from '../../ui/failures.ts';
import { birthDay, fullName } from '../../ui/words.ts';

export type NewPatientDraft = { readonly familyName: string; readonly givenName: string; readonly birthDate: string | null };
export const emptyPatient: NewPatientDraft = { familyName: '', givenName: '', birthDate: null };

type Props = {
  readonly draft: NewPatientDraft;
  readonly onDraft: (draft: NewPatientDraft) => void;
  readonly familyRef: Ref<HTMLInputElement>;
};

/** Three fields and Enter. Whoever looks the same is shown while typing; adding despite that is one clear choice. */
export function NewPatient({ draft, onDraft: setDraft, familyRef }: Props) {
  const { t } = useTranslation('patients');
  const [, go] = useLocation();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [nameless, setNameless] = useState(false);
  const [asked] = useDebouncedValue(draft, 120);
  const onDraft = (next: NewPatientDraft) => {
    setDraft(next);
    setFailure(null);
  };
  const enough = asked.familyName.trim() !== '' && asked.givenName.trim() !== '';
  const similar = useRead('patients.similar', { ...asked }, { enabled: enough }).data ?? [];
  const shown = enough ? similar : [];

  const add = async (andVisit: boolean, despiteSimilar: boolean) => {
    const parsed = patientDetailsSchema.safeParse(draft);
    setNameless(!parsed.success);
    if (!parsed.success || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      const patient = await call('patients.create', { details: parsed.data, despiteSimilar });
      if (!andVisit) return go(`/patients/${patient.id}`);
      const visit = await call('visits.create', { patientId: patient.id, details: { startedAt: new Date().toISOString() } });
      go(`/visits/${visit.id}`);
    } catch (thrown) {
      setFailure(failureOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void add(true, false);
  };

  const empty = (text: string) => (nameless && text.trim() === '' ? t('details.nameNeeded') : undefined);
  const duplicate = shown.length > 0 || failure?.code === 'duplicate';
  return (
    <Paper p="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <Title order={2}>{t('create.title')}</Title>
          <TextInput
            ref={familyRef}
            label={t('create.familyName')}
            value={draft.familyName}
            autoComplete="off"
            error={empty(draft.familyName)}
            onChange={(event) => onDraft({ ...draft, familyName: event.currentTarget.value })}
          />
          <TextInput
            label={t('create.givenName')}
            value={draft.givenName}
            autoComplete="off"
            error={empty(draft.givenName)}
            onChange={(event) => onDraft({ ...draft, givenName: event.currentTarget.value })}
          />
          <DayInput
            withAge
            label={t('create.birthDate')}
            value={draft.birthDate}
            onChange={(birthDate) => onDraft({ ...draft, birthDate })}
          />
          {duplicate && <Similar patients={shown} />}
          {failure && failure.code !== 'duplicate' && <FailureNotice thrown={failure} />}
          {duplicate ? (
            <Button variant="default" loading={busy} onClick={() => void add(true, true)}>
              {t('create.anyway')}
            </Button>
          ) : (
            <Group grow preventGrowOverflow={false}>
              <Button type="submit" loading={busy}>
                {t('create.andVisit')}
              </Button>
              <Button variant="default" disabled={busy} onClick={() => void add(false, false)}>
                {t('create.only')}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Paper>
  );
}

function Similar({ patients }: { readonly patients: readonly PatientSummary[] }) {
  const { t } = useTranslation(['patients', 'merging']);
  const [, go] = useLocation();
  const [first] = patients;
  return (
    <Stack
      gap="xs"
      role="status"
      p="sm"
      style={{ borderLeft: '5px solid var(--soleus-focus)', background: 'var(--soleus-hover)', borderRadius: 8 }}
    >
      <Text fw={650}>{t('create.similar')}</Text>
      <Text size="sm">{t('create.similarExplain')}</Text>
      {patients.slice(0, 4).map((patient) => (
        <Group key={patient.id} justify="space-between" wrap="nowrap">
          <div>
            <Text fw={600}>{fullName(patient)}</Text>
            <Text size="sm" c="dimmed">
              {birthDay(patient)}, {patient.visits === 0 ? t('noVisits') : t('visits', { count: patient.visits })}
            </Text>
          </div>
          <Group gap="xs" justify="flex-end">
            {first !== undefined && first !== patient && (
              <Button variant="default" onClick={() => go(`/patients/${first.id}/merge/${patient.id}`)}>
                {t('merging:merge.dupes', { name: fullName(first) })}
              </Button>
            )}
            <Button
              variant="light"
              onClick={() => go(`/patients/${patient.id}`)}
              aria-label={`${t('create.openThis')}: ${fullName(patient)}`}
            >
              {t('create.openThis')}
            </Button>
          </Group>
        </Group>
      ))}
    </Stack>
  );
}
