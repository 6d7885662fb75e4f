import { Alert, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconCopy, IconPackageExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TakeOutPreview } from '#core/everything/schema.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { say } from '../../ui/notify.tsx';
import { bytesInWords } from '../../ui/words.ts';
import { FolderField } from './FolderField.tsx';
import { LeftOutList } from './LeftOutList.tsx';
import { RunningJob } from './RunningJob.tsx';
import { useJobRun } from './useJobRun.ts';

/** Everything of one patient, or of all where `patientId` is null: what goes out, what stays and why, and where to. */
export function TakeOutPanel({ patientId }: { readonly patientId: string | null }) {
  const { t } = useTranslation('everything');
  const preview = useRead('everything.preview', { patientId });
  const whose = patientId === null ? 'all' : 'one';
  return (
    <Paper p="lg" component="section" aria-label={t(`out.${whose}`)}>
      <Stack>
        <Title order={2}>{t(`out.${whose}`)}</Title>
        <Text c="dimmed">{t(patientId === null ? 'out.explainAll' : 'out.explainOne')}</Text>
        {preview.isError && <FailureNotice thrown={preview.error} onRetry={() => void preview.refetch()} />}
        {preview.isPending && <Skeleton height={120} />}
        {preview.data?.patients === 0 && <Text>{t('out.nobody')}</Text>}
        {preview.data && preview.data.patients > 0 && <TakeOut patientId={patientId} preview={preview.data} />}
      </Stack>
    </Paper>
  );
}

type Props = { readonly patientId: string | null; readonly preview: TakeOutPreview };

function TakeOut({ patientId, preview }: Props) {
  const { t } = useTranslation('everything');
  const [into, setInto] = useState('');
  const run = useJobRun();
  const { job, busy, thrown } = run;
  const folder = job?.state === 'done' ? job.result['folder'] : undefined;
  const start = () => run.begin(() => call('everything.takeOut', { patientId, into: into.trim() === '' ? null : into.trim() }));
  const counts = (['patients', 'visits', 'clips', 'reports'] as const)
    .filter((what) => what !== 'patients' || patientId === null)
    .map((what) => t(`out.counts.${what}`, { count: preview[what] }));
  return (
    <>
      <div>
        <Title order={3}>{t('out.holds')}</Title>
        <Text data-testid="goes-out">{[...counts, t('out.bytes', { size: bytesInWords(preview.bytes) })].join(', ')}</Text>
      </div>
      {folder === undefined && (
        <div>
          <Title order={3}>{t('leftOut.title')}</Title>
          <LeftOutList leftOut={preview.leftOut} />
        </div>
      )}
      <FolderField
        label={t('out.into')}
        description={t('out.intoHint')}
        choose={t('out.choose')}
        placeholder={preview.into}
        value={into}
        disabled={busy}
        onChange={setInto}
      />
      {thrown !== null && <FailureNotice thrown={thrown} />}
      {busy && job !== null ? (
        <RunningJob job={job} label={t('out.running')} />
      ) : (
        <Group>
          <Button loading={busy} leftSection={<IconPackageExport size={20} aria-hidden />} onClick={() => void start()}>
            {t('out.press')}
          </Button>
          {job?.state === 'cancelled' && <Text role="status">{t('out.cancelled')}</Text>}
        </Group>
      )}
      {folder !== undefined && <Done folder={folder} />}
    </>
  );
}

function Done({ folder }: { readonly folder: string }) {
  const { t } = useTranslation('everything');
  const summary = useRead('everything.look', { folder });
  const copy = async () => {
    await navigator.clipboard.writeText(folder);
    say(t('out.copied'));
  };
  return (
    <Alert color="gray" variant="light" icon={<IconCheck aria-hidden />} title={t('out.done')} role="status">
      <Stack gap="xs">
        <Text style={{ overflowWrap: 'anywhere' }} data-testid="taken-out">
          {folder}
        </Text>
        <Group>
          <Button variant="default" leftSection={<IconCopy size={20} aria-hidden />} onClick={() => copy().catch(reportFailure)}>
            {t('out.copyPath')}
          </Button>
        </Group>
        {summary.isError && <FailureNotice thrown={summary.error} />}
        {summary.data && (
          <div>
            <Text fw={600}>{t('leftOut.was')}</Text>
            <LeftOutList leftOut={summary.data.leftOut} />
          </div>
        )}
      </Stack>
    </Alert>
  );
}
