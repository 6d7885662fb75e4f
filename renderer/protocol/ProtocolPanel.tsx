import { ActionIcon, Button, Group, Progress, Select, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconClipboardCheck, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedRun } from '#core/protocol/run.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { useKeyHint } from '../ui/keymap/useActions.ts';
import { openAction } from './actions.ts';
import { PresentStep } from './PresentStep.tsx';
import classes from './Protocol.module.css';
import { StartProtocol } from './StartProtocol.tsx';
import { StepList } from './StepList.tsx';
import type { Guide } from './useProtocol.ts';
import { clockInWords } from './words.ts';

/** The protocol under way beside its clip: present step, time, everything that was done and is missing. While it is hidden, the button that shows it. */
export function ProtocolPanel({ guide }: { readonly guide: Guide }) {
  const { t } = useTranslation(['protocol', 'common']);
  const panel = useRef<HTMLDivElement>(null);
  const id = guide.present?.step.id;
  // Whatever was scrolled to meanwhile, another step comes into view.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for another step only
  useEffect(() => {
    void panel.current?.scrollIntoView({ block: 'start' });
  }, [id]);
  if (!guide.shown) return <Opener onOpen={guide.toggle} />;
  const { run, runs, thrown } = guide;
  return (
    <Stack ref={panel} gap="sm" role="region" aria-label={t('title')} className={classes['panel'] ?? ''}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Title order={2} size="h5">
          {run === null ? t('title') : run.protocol.name}
        </Title>
        <ActionIcon variant="subtle" color="gray" aria-label={t('close')} onClick={guide.toggle}>
          <IconX aria-hidden />
        </ActionIcon>
      </Group>
      {thrown ? <FailureNotice thrown={thrown} /> : runs === null ? <Skeleton height={120} /> : <Runs guide={guide} runs={runs} />}
    </Stack>
  );
}

function Opener({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation('protocol');
  const keys = useKeyHint(openAction);
  return (
    <Button variant="default" flex="none" leftSection={<IconClipboardCheck size={20} aria-hidden />} onClick={onOpen}>
      {keys === '' ? t('open') : t('withKey', { what: t('open'), keys })}
    </Button>
  );
}

function Runs({ guide, runs }: { readonly guide: Guide; readonly runs: readonly ListedRun[] }) {
  const { t } = useTranslation('protocol');
  const { run, progress } = guide;
  if (run === null) return <StartProtocol begun={[]} onStart={guide.open} />;
  return (
    <>
      {runs.length > 1 && (
        <Select
          aria-label={t('choose')}
          data={runs.map(({ protocolId, protocol }) => ({ value: protocolId, label: protocol.name }))}
          value={run.protocolId}
          allowDeselect={false}
          onChange={(protocolId) => {
            if (protocolId !== null && protocolId !== run.protocolId) guide.open(protocolId);
          }}
        />
      )}
      {progress === null ? (
        <Skeleton height={160} />
      ) : (
        <>
          <Far guide={guide} />
          <PresentStep guide={guide} progress={progress} />
          <StepList progress={progress} present={guide.present} onChoose={guide.choose} />
        </>
      )}
    </>
  );
}

/** How far it has come, and how long it took. */
function Far({ guide: { run, progress, seconds } }: { readonly guide: Guide }) {
  const { t } = useTranslation('protocol');
  if (run === null || progress === null) return null;
  const { done, skipped, steps, share } = progress;
  const { targetMinutes } = run.protocol;
  const words = skipped > 0 ? t('progressLeft', { done, total: steps.length, skipped }) : t('progress', { done, total: steps.length });
  return (
    <div>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm">{words}</Text>
        <Text size="sm" className={classes['clock'] ?? ''} role="timer" aria-label={t('clockLabel')}>
          {t('clock', { time: clockInWords(seconds), minutes: targetMinutes })}
        </Text>
      </Group>
      <Progress value={share * 100} aria-label={words} mt={4} />
      {seconds > targetMinutes * 60 && (
        <Text size="sm" c="dimmed" ta="end">
          {t('over')}
        </Text>
      )}
    </div>
  );
}
