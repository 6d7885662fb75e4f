import { Alert, Button, Group, Skeleton, Stack, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { IconFileText, IconTrash, IconUpload, IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Patient, Visit } from '#core/domain/patient.ts';
import { VisitLeaveNotice } from '../../clinical/consents/VisitLeaveNotice.tsx';
import { SignedNotice } from '../../clinical/SignedNotice.tsx';
import { RedFlagBanner } from '../../clinical/safety/RedFlagBanner.tsx';
import { useVisitActions } from '../../clinical/useVisitActions.ts';
import { VisitSections } from '../../clinical/VisitSections.tsx';
import { Suggestions } from '../../gait/hints/Suggestions.tsx';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { DraftNotice } from '../../ui/drafts/DraftBadge.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { useImports } from '../../ui/imports/importQueue.ts';
import { appActions } from '../../ui/keymap/appActions.ts';
import { useActions } from '../../ui/keymap/useActions.ts';
import { sayWithUndo } from '../../ui/notify.tsx';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { dateOf, fullName } from '../../ui/words.ts';
import { UnfinishedTakes } from '../capture/UnfinishedTakes.tsx';
import { timelinePath } from '../timeline/address.ts';
import { ClipGrid } from './ClipGrid.tsx';
import { ImportPanel } from './ImportPanel.tsx';
import { ReportList } from './ReportList.tsx';
import { useFileDrop } from './useFileDrop.ts';
import { useImporting } from './useImporting.ts';
import { useVisitDraft } from './useVisitDraft.ts';
import classes from './Visit.module.css';
import { VisitDifferences } from './VisitDifferences.tsx';
import { VisitMeasurements } from './VisitMeasurements.tsx';
import { VisitNotes } from './VisitNotes.tsx';
import { VisitProtocols } from './VisitProtocols.tsx';

/** One visit: its clips, notes, measurements and reports. */
export function VisitScreen({ id }: { readonly id: string }) {
  const visit = useRead('visits.get', { id });
  const patientId = visit.data?.patientId;
  const patient = useRead('patients.get', { id: patientId ?? '' }, { enabled: patientId !== undefined });
  if (visit.isError) return <ScreenFailure thrown={visit.error} onRetry={() => void visit.refetch()} />;
  if (patient.isError) return <ScreenFailure thrown={patient.error} onRetry={() => void patient.refetch()} />;
  if (!visit.data || !patient.data) return <Skeleton m="xl" height={300} w="auto" />;
  return <OpenVisit visit={visit.data} patient={patient.data} />;
}

function OpenVisit({ visit, patient }: { readonly visit: Visit; readonly patient: Patient }) {
  const { t } = useTranslation(['visit', 'patients']);
  const [, go] = useLocation();
  const { id } = visit;
  const draft = useVisitDraft(visit);
  const signed = useRead('visits.signing', { id }).data?.state === 'signed';
  const imports = useImports(id);
  const importing = useImporting(id);
  const dropping = useFileDrop(importing.drop);
  const report = () => go(`/visits/${id}/report`);
  const film = () => go(`/visits/${id}/film`);
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    { label: fullName(patient), href: `/patients/${patient.id}` },
    { label: `${dateOf(visit.startedAt)} ${visit.title || t('untitled')}` },
  ]);
  useVisitActions({ visitId: id, section: 'clips', signed });
  useActions(appActions, {
    'visit.import': importing.choose,
    'visit.report': report,
    'visit.film': film,
    'patient.timeline': () => go(timelinePath(patient.id)),
  });

  const remove = async () => {
    try {
      await call('visits.remove', { id });
      sayWithUndo(t('removed'), () => call('visits.restore', { id }));
      go(`/patients/${patient.id}`);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <div className={classes['screen']}>
      {dropping && <div className={classes['dropping']}>{t('drop')}</div>}
      <VisuallyHidden component="h1">{visit.title || t('untitled')}</VisuallyHidden>
      <Group mb="md" wrap="nowrap" align="center">
        <div style={{ flex: 1 }}>
          <TextInput
            className={classes['titleInput'] ?? ''}
            aria-label={t('titleLabel')}
            placeholder={t('titlePlaceholder')}
            value={draft.draft.title}
            readOnly={signed}
            onChange={(event) => draft.edit({ title: event.currentTarget.value })}
            onBlur={draft.flush}
          />
          <Text c="dimmed">
            {fullName(patient)}, {dateOf(visit.startedAt)}
          </Text>
        </div>
        {!signed && (
          <Button variant="subtle" color="gray" leftSection={<IconTrash size={20} aria-hidden />} onClick={() => void remove()}>
            {t('remove')}
          </Button>
        )}
        <Button size="lg" variant="default" leftSection={<IconFileText aria-hidden />} onClick={report}>
          {t('makeReport')}
        </Button>
        <Button size="lg" variant="default" leftSection={<IconUpload aria-hidden />} onClick={importing.choose}>
          {t('import')}
        </Button>
        <Button size="lg" leftSection={<IconVideo aria-hidden />} onClick={film}>
          {t('film')}
        </Button>
      </Group>
      {visit.removedAt !== null && (
        <Alert color="orange" mb="md" title={t('isRemoved')}>
          <Button variant="default" onClick={() => call('visits.restore', { id }).catch(reportFailure)}>
            {t('restore')}
          </Button>
        </Alert>
      )}
      <VisitSections visitId={id} />
      <RedFlagBanner patientId={patient.id} visitId={id} />
      <VisitLeaveNotice visitId={id} />
      <SignedNotice visitId={id} ofVisit />
      <UnfinishedTakes visitId={id} />
      <DraftNotice mb="md" draft={draft} label={(field) => (field === 'title' ? t('titleLabel') : t(`text.${field as 'reason'}`))} />
      <div className={classes['columns']}>
        <Stack gap="lg">
          <ImportPanel items={imports} />
          <VisitDifferences visit={visit} />
          <ClipGrid visitId={id} onImport={importing.choose} />
          <Suggestions visitId={id} />
          <VisitMeasurements visitId={id} />
        </Stack>
        <Stack gap="lg">
          <VisitProtocols visitId={id} />
          <VisitNotes draft={draft} locked={signed} />
          <ReportList visitId={id} fileName={`${fullName(patient)} ${visit.startedAt.slice(0, 10)}`} />
        </Stack>
      </div>
    </div>
  );
}
