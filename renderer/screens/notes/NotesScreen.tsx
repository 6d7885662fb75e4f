import { Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isKind } from '#core/clinical/form.ts';
import type { Visit } from '#core/domain/patient.ts';
import { useStartWish } from '../../clinical/startWish.ts';
import { VisitFrame } from '../../clinical/VisitFrame.tsx';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { OpenNote } from './OpenNote.tsx';
import { SignedNote } from './SignedNote.tsx';

/** The note of a visit: written, signed, amended. */
export function NotesScreen({ visitId }: { readonly visitId: string }) {
  return (
    <VisitFrame visitId={visitId} section="notes">
      {(visit) => <VisitNote visit={visit} />}
    </VisitFrame>
  );
}

function VisitNote({ visit }: { readonly visit: Visit }) {
  const signing = useRead('visits.signing', { id: visit.id });
  const forms = useRead('forms.ofVisit', { visitId: visit.id });
  const note = forms.data?.find((form) => isKind(form, 'note'));
  // One that is there already is open on this screen.
  useStartWish(visit.id, ['note'], note !== undefined, () => undefined);
  if (signing.isError) return <FailureNotice thrown={signing.error} onRetry={() => void signing.refetch()} />;
  if (forms.isError) return <FailureNotice thrown={forms.error} onRetry={() => void forms.refetch()} />;
  if (!signing.data || !forms.data) return <Skeleton height={300} />;
  if (signing.data.state === 'signed') return <SignedNote visitId={visit.id} signed={signing.data} formId={note?.id ?? null} />;
  return note === undefined ? <BeginNote visit={visit} /> : <OpenNote form={note} forms={forms.data} signing={signing.data} />;
}

function BeginNote({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation('notes');
  const { id: visitId, patientId } = visit;
  const [busy, setBusy] = useState(false);
  const earlier = useRead('forms.ofPatient', { patientId, kinds: ['note'], limit: 1 }).data ?? [];
  const begin = async (from: 'empty' | 'last') => {
    setBusy(true);
    try {
      await call('forms.start', { visitId, kind: 'note', from });
    } catch (thrown) {
      reportFailure(thrown);
    } finally {
      setBusy(false);
    }
  };
  useStartWish(visitId, ['note'], true, () => void begin('empty'));
  return (
    <Paper p="lg" component="section" aria-label={t('note')} maw={720}>
      <Stack>
        <Title order={2}>{t('begin.title')}</Title>
        <Text>{t('begin.explain')}</Text>
        <Group>
          <Button loading={busy} onClick={() => void begin('empty')}>
            {t('begin.empty')}
          </Button>
          {earlier.length > 0 && (
            <Button variant="default" disabled={busy} onClick={() => void begin('last')}>
              {t('begin.last')}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
