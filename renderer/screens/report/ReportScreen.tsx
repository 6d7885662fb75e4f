import { Button, Group, Skeleton, Stack, Text, Textarea, VisuallyHidden } from '@mantine/core';
import { IconDownload, IconExternalLink, IconFileCheck, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#core/domain/ids.ts';
import type { Patient, Visit } from '#core/domain/patient.ts';
import type { ReportAudience, ReportOptions } from '#core/domain/report.ts';
import type { Preferences } from '#core/domain/settings.ts';
import { useVisitActions } from '../../clinical/useVisitActions.ts';
import { useRead } from '../../ui/data/reads.ts';
import { DraftBadge, DraftNotice } from '../../ui/drafts/DraftBadge.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { openFile, saveFile } from '../../ui/files.ts';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { dateOf, fullName } from '../../ui/words.ts';
import { useVisitDraft } from '../visit/useVisitDraft.ts';
import { AudienceParts } from './AudienceParts.tsx';
import { firstChoice, mostStills } from './audience.ts';
import { KeptReports } from './KeptReports.tsx';
import { PreviewPages, PreviewStatus } from './PreviewPane.tsx';
import { type Printable, PrintPicker } from './PrintPicker.tsx';
import { ReadingHint } from './ReadingHint.tsx';
import classes from './Report.module.css';
import { type PartOptions, ReportParts } from './ReportParts.tsx';
import { useKeeping } from './useKeeping.ts';
import { useKeyImages } from './useKeyImages.ts';
import { usePreview } from './usePreview.ts';
import { usePrinting } from './usePrinting.ts';
import { useReportPairs } from './useReportPairs.ts';

/** The visit's report: what it holds on the left, its real pages on the right. */
export function ReportScreen({ visitId }: { readonly visitId: string }) {
  const visit = useRead('visits.get', { id: visitId });
  const patientId = visit.data?.patientId;
  const patient = useRead('patients.get', { id: patientId ?? '' }, { enabled: patientId !== undefined });
  const settings = useRead('settings.get', {});
  for (const read of [visit, patient, settings]) {
    if (read.isError) return <FailureNotice thrown={read.error} onRetry={() => void read.refetch()} />;
  }
  if (!visit.data || !patient.data || !settings.data) return <Skeleton m="xl" height={300} w="auto" />;
  return <OpenReport visit={visit.data} patient={patient.data} preferences={settings.data.preferences} />;
}

type Props = { readonly visit: Visit; readonly patient: Patient; readonly preferences: Preferences };

function OpenReport({ visit, patient, preferences }: Props) {
  const { t } = useTranslation(['report', 'patients', 'visit']);
  const offered = useKeyImages(visit.id, (preset) => t(`presets.${preset as 'midstance-left'}`));
  const clinicStamp = useRead('settings.get', {}).dataUpdatedAt;
  const draft = useVisitDraft(visit);
  // That a signed visit takes nothing more is said when something is begun.
  useVisitActions({ visitId: visit.id, section: null, signed: false });
  const [options, setOptions] = useState<PartOptions>(() =>
    firstChoice('clinician', { paper: preferences.paper, forEmail: false, weeks: 1 }),
  );
  const { audience } = options;
  /** Null until the clinician chooses: then those marked for the report are printed, later marked ones too. */
  const [choices, setChoices] = useState<Readonly<Partial<Record<ReportAudience, readonly RecordId[]>>>>({});
  const choice = choices[audience] ?? null;
  const most = mostStills(audience);
  const inReport = offered.images.filter((image) => image.inReport).map((image) => image.id);
  const marked = most === null ? inReport : inReport.slice(0, most);
  /** The same of pairs. */
  const [pairChoice, setPairChoice] = useState<readonly RecordId[] | null>(null);
  const pairs = useReportPairs(visit);
  const content = useRead('reports.content', { visitId: visit.id });
  const wanted: ReportOptions = {
    ...options,
    keyImages: choice === null ? null : [...choice],
    pairs: pairChoice === null ? null : [...pairChoice],
  };
  const images = offered.images.map(
    ({ id, recordingId, clip, frame, title }): Printable => ({
      id,
      title: title === '' ? t('images.frame', { frame }) : title,
      detail: [clip, t('images.frame', { frame })].filter((part) => part !== '').join(', '),
      caption: '',
      frames: [{ recordingId, frame }],
    }),
  );
  /** How many are printed, or what to do where there are none. */
  const noteOf = (items: readonly Printable[], chosen: readonly RecordId[], empty: string) =>
    items.length === 0 ? empty : t('images.chosen', { count: items.filter(({ id }) => chosen.includes(id)).length, total: items.length });
  const preview = usePreview(
    visit.id,
    wanted,
    `${visit.revision} ${patient.revision} ${clinicStamp} ${offered.stamp} ${pairs.stamp} ${content.dataUpdatedAt}`,
  );
  const keeping = useKeeping(visit.id, wanted, draft.status.kind);
  const printing = usePrinting();
  const fileName = t(`fileName.${audience}`, { name: fullName(patient), day: visit.startedAt.slice(0, 10) });
  const shownId = preview.shown === null ? null : `output-${preview.shown.outputId}`;
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    { label: fullName(patient), href: `/patients/${patient.id}` },
    { label: `${dateOf(visit.startedAt)} ${visit.title || t('visit:untitled')}`, href: `/visits/${visit.id}` },
    { label: t('crumb') },
  ]);

  const writing = (name: 'findings' | 'advice') => ({
    label: t(`options.${name}`),
    value: draft.draft[name],
    autosize: true,
    minRows: 3,
    maxRows: 14,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => draft.edit({ [name]: event.currentTarget.value }),
    onBlur: draft.flush,
  });

  return (
    <div className={classes['screen']}>
      <VisuallyHidden component="h1">{t('title')}</VisuallyHidden>
      <Stack className={classes['options'] ?? ''} gap="lg">
        <DraftNotice draft={draft} label={(field) => (field === 'title' ? t('visit:titleLabel') : t(`visit:text.${field as 'reason'}`))} />
        <AudienceParts options={options} onChange={setOptions} bytes={preview.shown?.bytes ?? null} />
        {audience !== 'home' && <ReportParts options={options} onChange={setOptions} content={content.data} />}
        {content.isError && <FailureNotice thrown={content.error} onRetry={() => void content.refetch()} />}
        {audience !== 'home' && (
          <Stack gap="xs">
            <Textarea {...writing('findings')} disabled={!options.includeFindings} />
            {audience === 'patient' && options.includeFindings && <ReadingHint text={draft.draft.findings} />}
            <Textarea {...writing('advice')} disabled={!options.includeAdvice} />
            {audience === 'patient' && options.includeAdvice && <ReadingHint text={draft.draft.advice} />}
            <DraftBadge status={draft.status} />
          </Stack>
        )}
        {offered.thrown !== null && <FailureNotice thrown={offered.thrown} />}
        {offered.ready && audience !== 'home' && (
          <PrintPicker
            heading={t('images.title')}
            note={noteOf(images, choice ?? marked, t('images.empty'))}
            items={images}
            chosen={choice ?? marked}
            most={most}
            onChoose={(chosen) => setChoices({ ...choices, [audience]: chosen })}
          />
        )}
        {pairs.thrown !== null && <FailureNotice thrown={pairs.thrown} />}
        {pairs.ready && audience === 'clinician' && options.includeComparisons && pairs.pairs.length > 0 && (
          <PrintPicker
            heading={t('pairs.title')}
            note={noteOf(pairs.pairs, pairChoice ?? pairs.marked, '')}
            items={pairs.pairs}
            chosen={pairChoice ?? pairs.marked}
            most={null}
            onChoose={setPairChoice}
          />
        )}
        <KeptReports visitId={visit.id} fileName={fileName} onPrint={printing.print} />
      </Stack>
      <div className={classes['preview']} data-preview={preview.state}>
        <Group className={classes['actions'] ?? ''} gap="sm">
          <Button
            size="lg"
            leftSection={<IconFileCheck aria-hidden />}
            loading={keeping.busy}
            onClick={() => {
              draft.flush();
              keeping.keep();
            }}
          >
            {t('keep.button')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={20} aria-hidden />}
            disabled={shownId === null || printing.busy}
            onClick={() => shownId !== null && printing.print(shownId)}
          >
            {t('print')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconExternalLink size={20} aria-hidden />}
            disabled={shownId === null}
            onClick={() => shownId !== null && void openFile(shownId)}
          >
            {t('open')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload size={20} aria-hidden />}
            disabled={shownId === null}
            onClick={() => shownId !== null && void saveFile(shownId, `${fileName}.pdf`)}
          >
            {t('download')}
          </Button>
          {printing.step !== null && (
            <Text size="sm" role="status">
              {t('printing', printing.step)}
            </Text>
          )}
          <PreviewStatus preview={preview} />
        </Group>
        <PreviewPages preview={preview} />
      </div>
    </div>
  );
}
