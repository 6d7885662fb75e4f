import { Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutcomeForm, outcomeForms, symptomSides } from '#core/clinical/outcomeHistory.ts';
import type { Patient, Visit } from '#core/domain/patient.ts';
import { EntryCard } from '../../clinical/scores/EntryCard.tsx';
import { type Start, StartBar } from '../../clinical/scores/StartBar.tsx';
import { startEntry } from '../../clinical/scores/startEntry.ts';
import { useShownForm } from '../../clinical/useShownForm.ts';
import { VisitFrame } from '../../clinical/VisitFrame.tsx';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { sayWithUndo } from '../../ui/notify.tsx';

type Asked = {
  readonly visitId: string;
  /** The entry that the address asks for, which is opened. */
  readonly form: string | null;
};

/** The outcome measures of a visit: chosen, entered, scored as they are typed, and held against the last time. */
export const ScoresScreen = ({ visitId, form }: Asked) => (
  <VisitFrame visitId={visitId} section="scores">
    {(visit, patient) => <Scores visit={visit} patient={patient} asked={form} />}
  </VisitFrame>
);

type Props = { readonly visit: Visit; readonly patient: Patient; readonly asked: string | null };

function Scores({ visit, patient, asked }: Props) {
  const { t } = useTranslation(['scores', 'clinical']);
  const [opened, open] = useState<ReadonlySet<string>>(new Set(asked === null ? [] : [asked]));
  const forms = useRead('forms.ofPatient', { patientId: patient.id, kinds: ['outcome'], limit: 1000 });
  const episodes = useRead('episodes.list', { patientId: patient.id });
  const tables = useRead('clinicTables.get', {});
  useShownForm(asked, forms.data !== undefined && episodes.data !== undefined && tables.data !== undefined);
  const failed = [forms, episodes, tables].find(({ isError }) => isError);
  if (failed) return <FailureNotice thrown={failed.error} onRetry={() => void failed.refetch()} />;
  if (!forms.data || !episodes.data || !tables.data) return <Skeleton height={300} />;
  const all = outcomeForms(forms.data);
  // Newest first: what is being entered is in sight.
  const here = all.filter((form) => form.visitId === visit.id).toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  const goingOn = episodes.data.filter(({ details }) => details.closedOn === null);
  const symptoms = symptomSides(goingOn.map(({ details }) => details));

  const start = async (wish: Start): Promise<void> => {
    try {
      const form = await startEntry(visit.id, wish);
      open(new Set([...opened, form.id]));
      focusEntry(form.id);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const remove = async (form: OutcomeForm): Promise<void> => {
    try {
      await call('forms.remove', { id: form.id });
      sayWithUndo(t('removed', { name: t(`clinical:instruments.${form.details.entry.instrument}`) }), () =>
        call('forms.restore', { id: form.id }),
      );
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Stack gap="md">
      <StartBar visitId={visit.id} all={all} episodes={goingOn} onStart={(wish) => void start(wish)} />
      {here.length === 0 ? (
        <Paper p="xl" ta="center">
          <Title order={2} size="h3">
            {t('none.title')}
          </Title>
          <Text c="dimmed">{t('none.action')}</Text>
        </Paper>
      ) : (
        <Stack gap="sm" component="section" aria-label={t('entries')}>
          {here.map((form) => (
            <EntryCard
              key={form.id}
              form={form}
              patient={patient}
              all={all}
              symptoms={symptoms}
              packs={tables.data.textPacks.value}
              overrides={tables.data.thresholds.value}
              opened={opened.has(form.id)}
              onOpen={(now) => open(new Set(now ? [...opened, form.id] : [...opened].filter((id) => id !== form.id)))}
              onRemove={() => void remove(form)}
            />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

/** Puts the focus on the first field of an entry once it is drawn, so that typing can begin. */
function focusEntry(id: string, tries = 60): void {
  const first = document.querySelector<HTMLElement>(`[data-form="${id}"] [data-answer] input`);
  if (first !== null) first.focus();
  else if (tries > 0) requestAnimationFrame(() => focusEntry(id, tries - 1));
}
