import { Alert, Button, Checkbox, Group, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconEye, IconPackageImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JobState } from '#core/contract/events.ts';
import type { FolderSummary } from '#core/everything/schema.ts';
import { call } from '../../link.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { birthDay, bytesInWords, fullName, timeOf } from '../../ui/words.ts';
import { FolderField } from './FolderField.tsx';
import { LeftOutList } from './LeftOutList.tsx';
import { RunningJob } from './RunningJob.tsx';
import { type JobRun, useJobRun } from './useJobRun.ts';

/** A folder that was taken out comes back: looked at first, then read in. */
export function ReadInPanel() {
  const { t } = useTranslation('everything');
  const [folder, setFolder] = useState('');
  const [summary, setSummary] = useState<FolderSummary | null>(null);
  const [looking, setLooking] = useState(false);
  const [thrown, setThrown] = useState<unknown>(null);
  const run = useJobRun();
  const look = async () => {
    if (folder.trim() === '') return;
    setLooking(true);
    setThrown(null);
    setSummary(null);
    try {
      setSummary(await call('everything.look', { folder: folder.trim() }));
    } catch (failed) {
      setThrown(failed);
    } finally {
      setLooking(false);
    }
  };
  return (
    <Paper p="lg" component="section" aria-label={t('in.title')}>
      <Stack>
        <Title order={2}>{t('in.title')}</Title>
        <Text c="dimmed">{t('in.explain')}</Text>
        <FolderField
          label={t('in.folder')}
          choose={t('in.choose')}
          value={folder}
          disabled={run.busy}
          onChange={(typed) => {
            setFolder(typed);
            setSummary(null);
          }}
          onEnter={() => void look()}
        />
        <Group>
          <Button
            variant="default"
            loading={looking}
            disabled={folder.trim() === '' || run.busy}
            leftSection={<IconEye size={20} aria-hidden />}
            onClick={() => void look()}
          >
            {t('in.look')}
          </Button>
        </Group>
        {thrown !== null && <FailureNotice thrown={thrown} />}
        {summary !== null && <Found summary={summary} run={run} />}
      </Stack>
    </Paper>
  );
}

/** More than these are counted only. */
const mostNames = 20;

function Found({ summary, run }: { readonly summary: FolderSummary; readonly run: JobRun }) {
  const { t } = useTranslation('everything');
  const [skip, setSkip] = useState(false);
  const { folder, sha256, patients, files, bytes, madeAt, program, leftOut } = summary;
  const { job, busy, thrown } = run;
  const fresh = patients.filter(({ presence }) => presence === 'new').length;
  const some = fresh > 0 && fresh < patients.length;
  const start = () => run.begin(() => call('everything.readIn', { folder, sha256, existing: skip ? 'skip' : 'refuse' }));
  const holds = t('in.holds', {
    patients: t('in.patients', { count: patients.length }),
    files: t('in.files', { count: files }),
    size: bytesInWords(bytes),
  });
  return (
    <>
      <div>
        <Text data-testid="folder-holds">{holds}</Text>
        <Text c="dimmed">{t('in.made', { at: timeOf(madeAt), program })}</Text>
      </div>
      <div>
        <Title order={3}>{t('in.who')}</Title>
        <List>
          {patients.slice(0, mostNames).map(({ person, presence }) => (
            <List.Item key={person.id} data-presence={presence}>
              {fullName(person)}, {birthDay(person)}: {t(`in.presence.${presence}`)}
            </List.Item>
          ))}
        </List>
        {patients.length > mostNames && <Text c="dimmed">{t('in.more', { count: patients.length - mostNames })}</Text>}
      </div>
      <div>
        <Title order={3}>{t('leftOut.was')}</Title>
        <LeftOutList leftOut={leftOut} />
      </div>
      {some && <Checkbox label={t('in.skip')} checked={skip} disabled={busy} onChange={(event) => setSkip(event.currentTarget.checked)} />}
      {thrown !== null && <FailureNotice thrown={thrown} />}
      {job?.state === 'done' ? (
        <Came job={job} />
      ) : fresh === 0 && patients.length > 0 ? (
        <Text>{t('in.allHere')}</Text>
      ) : busy && job !== null ? (
        <RunningJob job={job} label={t('in.running')} />
      ) : (
        <Group>
          <Button
            loading={busy}
            disabled={some && !skip}
            leftSection={<IconPackageImport size={20} aria-hidden />}
            onClick={() => void start()}
          >
            {t('in.press')}
          </Button>
          {job?.state === 'cancelled' && <Text role="status">{t('in.cancelled')}</Text>}
        </Group>
      )}
    </>
  );
}

function Came({ job: { result } }: { readonly job: JobState }) {
  const { t } = useTranslation('everything');
  const { patients = '0', skipped = '0', kept = '' } = result;
  return (
    <Alert color="gray" variant="light" icon={<IconCheck aria-hidden />} title={t('in.done', { count: Number(patients) })} role="status">
      {skipped !== '0' && <Text>{t('in.skipped', { count: Number(skipped) })}</Text>}
      {kept !== '' && <Text>{t('in.kept', { names: kept })}</Text>}
    </Alert>
  );
}
