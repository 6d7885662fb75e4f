import { Button, Group, Paper, Progress, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { ListedRun } from '#core/protocol/run.ts';
import { StartProtocol } from '../../protocol/StartProtocol.tsx';
import { showProtocol } from '../../protocol/shown.ts';
import { useRuns } from '../../protocol/useRuns.ts';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';

/** The protocols of a visit: how far each has come, and the press that goes on with it on the right clip and frame. */
export function VisitProtocols({ visitId }: { readonly visitId: string }) {
  const { t } = useTranslation('protocol');
  const [, go] = useLocation();
  const { runs, thrown, open, change } = useRuns(visitId, true);
  const clips = useRead('recordings.list', { visitId });
  /** To the clip it goes on with; to any clip where the step has none of its own; without a clip the step says what to do. */
  const goOn = async (protocolId: string): Promise<void> => {
    const run = await open(protocolId);
    if (run === null) return;
    const { next } = run.summary;
    const clip = next?.recordingId ?? clips.data?.[0]?.id;
    if (clip === undefined) return;
    showProtocol(true);
    go(`/recordings/${clip}${next?.frame == null ? '' : `/${next.frame}`}`);
  };
  return (
    <Paper p="lg" component="section" aria-label={t('title')}>
      <Title order={2} mb="sm">
        {t('title')}
      </Title>
      {thrown ? (
        <FailureNotice thrown={thrown} />
      ) : runs === null ? (
        <Skeleton height={60} />
      ) : (
        <Stack>
          {runs.map((run) => (
            <Run
              key={run.id}
              run={run}
              noClips={clips.data?.length === 0}
              onGoOn={() => void goOn(run.protocolId)}
              onTick={(stepId) => change(run, (now) => ({ ...now, ticks: [...now.ticks.filter((id) => id !== stepId), stepId] }))}
            />
          ))}
          <StartProtocol begun={runs.map(({ protocolId }) => protocolId)} onStart={(protocolId) => void goOn(protocolId)} />
        </Stack>
      )}
    </Paper>
  );
}

type Props = { readonly run: ListedRun; readonly noClips: boolean; readonly onGoOn: () => void; readonly onTick: (stepId: string) => void };

function Run({ run: { protocol, summary }, noClips, onGoOn, onTick }: Props) {
  const { t } = useTranslation('protocol');
  const { done, skipped, total, share, complete, next } = summary;
  const number = protocol.steps.findIndex(({ id }) => id === next?.stepId) + 1;
  const step = protocol.steps[number - 1];
  const words = skipped > 0 ? t('progressLeft', { done, total, skipped }) : t('progress', { done, total });
  return (
    <div data-protocol={protocol.id}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fw={600}>{protocol.name}</Text>
        <Text style={{ whiteSpace: 'nowrap' }}>{t('percent', { percent: Math.floor(share * 100) })}</Text>
      </Group>
      <Progress value={share * 100} aria-label={`${protocol.name}: ${words}`} my={6} />
      <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
        <Text size="sm" c="dimmed">
          {words}
          {next === null ? '' : `. ${t('stepOf', { number, total })}: ${step?.instruction}`}
        </Text>
        {/* What is done before there is a clip. */}
        {noClips && step?.kind === 'check' && step.fact === null && (
          <Button flex="none" onClick={() => onTick(step.id)}>
            {t('do.tick')}
          </Button>
        )}
        {!noClips && (
          <Button
            flex="none"
            variant={complete ? 'default' : 'filled'}
            leftSection={<IconClipboardCheck size={20} aria-hidden />}
            aria-label={t(complete ? 'lookAgainThis' : 'resumeThis', { name: protocol.name })}
            onClick={onGoOn}
          >
            {t(complete ? 'lookAgain' : 'resume')}
          </Button>
        )}
      </Group>
    </div>
  );
}
