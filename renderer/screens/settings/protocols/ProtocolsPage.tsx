import { Alert, Button, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedProtocol, ProtocolFileProblem } from '#core/protocol/listing.ts';
import { call } from '../../../link.ts';
import { useRead } from '../../../ui/data/reads.ts';
import { FailureNotice } from '../../../ui/FailureNotice.tsx';
import { reportFailure } from '../../../ui/failures.ts';
import { sayWithUndo } from '../../../ui/notify.tsx';
import { ProtocolEditor } from './ProtocolEditor.tsx';

/** The protocols there are, what is wrong with files that cannot be used, and the form that changes one. */
export function ProtocolsPage() {
  const { t } = useTranslation('protocol');
  const list = useRead('protocols.list', {});
  const [edited, edit] = useState<string | null>(null);
  const { refetch } = list;
  // Files are also written by hand, in another program: looked at anew when someone comes from there.
  useEffect(() => {
    const again = (): void => void refetch();
    again();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [refetch]);
  if (list.isError) return <FailureNotice thrown={list.error} onRetry={() => void refetch()} />;
  if (!list.data) return <Skeleton height={300} />;
  const { folder, protocols, problems } = list.data;
  const listed = protocols.find(({ protocol }) => protocol.id === edited);
  if (listed !== undefined) return <ProtocolEditor key={listed.protocol.id} listed={listed} onBack={() => edit(null)} />;
  return (
    <Paper p="lg">
      <Stack>
        <Group justify="space-between">
          <Title order={2}>{t('settings.title')}</Title>
          <Button variant="default" onClick={() => void refetch()}>
            {t('settings.lookAgain')}
          </Button>
        </Group>
        <Text c="dimmed" style={{ wordBreak: 'break-word' }}>
          {t('settings.explain', { folder })}
        </Text>
        {problems.length > 0 && <Problems problems={problems} />}
        {protocols.map((one) => (
          <Line key={one.protocol.id} listed={one} all={protocols} onEdit={edit} />
        ))}
      </Stack>
    </Paper>
  );
}

function Problems({ problems }: { readonly problems: readonly ProtocolFileProblem[] }) {
  const { t } = useTranslation('protocol');
  return (
    <Alert
      color="orange"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('settings.problems')}
      data-testid="protocol-problems"
    >
      {problems.map(({ file, path, message }) => (
        <Text key={`${file} ${path} ${message}`} style={{ wordBreak: 'break-word' }}>
          {path === '' ? t('settings.problemWhole', { file, message }) : t('settings.problem', { file, path, message })}
        </Text>
      ))}
    </Alert>
  );
}

/** An id that no protocol has. */
function freeId(id: string, all: readonly ListedProtocol[]): string {
  const taken = new Set(all.map(({ protocol }) => protocol.id));
  const wanted = Array.from({ length: all.length + 1 }, (_, i) => `${id.slice(0, 48)}-copy${i === 0 ? '' : `-${i + 1}`}`);
  return wanted.find((one) => !taken.has(one)) ?? id;
}

type LineProps = { readonly listed: ListedProtocol; readonly all: readonly ListedProtocol[]; readonly onEdit: (id: string) => void };

function Line({ listed: { protocol, origin, overrides, file }, all, onEdit }: LineProps) {
  const { t } = useTranslation('protocol');
  const { id, name, description, steps, targetMinutes } = protocol;
  const copy = async (): Promise<void> => {
    try {
      const made = { ...protocol, id: freeId(id, all), name: t('settings.copyName', { name }).slice(0, 80), steps: [...steps] };
      const saved = await call('protocols.save', { protocol: made, revision: 0 });
      onEdit(saved.protocol.id);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const remove = async (): Promise<void> => {
    try {
      await call('protocols.remove', { id });
      sayWithUndo(t('settings.removed', { name }), () => call('protocols.restore', { id }));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  return (
    <Paper withBorder p="md" component="article" aria-label={name} data-protocol={id}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Title order={3} size="h5">
            {name}
          </Title>
          <Text size="sm">{description}</Text>
          <Text size="sm" c="dimmed">
            {t('about', { count: steps.length, minutes: targetMinutes })} · {t(`settings.origin.${overrides ? 'overrides' : origin}`)} ·{' '}
            {file}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" aria-label={t('settings.editThis', { name })} onClick={() => onEdit(id)}>
            {t('settings.edit')}
          </Button>
          <Button variant="default" aria-label={t('settings.copyThis', { name })} onClick={() => void copy()}>
            {t('settings.copy')}
          </Button>
          {origin === 'clinic' && (
            <Button variant="subtle" color="gray" aria-label={t('settings.removeThis', { name })} onClick={() => void remove()}>
              {t('settings.remove')}
            </Button>
          )}
        </Group>
      </Group>
    </Paper>
  );
}
