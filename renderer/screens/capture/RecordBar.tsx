import { Button, Kbd, Text } from '@mantine/core';
import { IconEar, IconPlayerRecordFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CaptureOptions } from '#core/capture/settings.ts';
import type { CaptureState } from '../../capture/session.ts';
import { useKeyHint } from '../../ui/keymap/useActions.ts';
import { captureActions } from './actions.ts';
import classes from './Capture.module.css';

type Props = {
  readonly state: CaptureState;
  readonly options: CaptureOptions;
  /** A take is being replayed: Space plays and pauses it then. */
  readonly replaying: boolean;
  readonly onRecord: () => void;
  readonly onArm: () => void;
};

const [recordAction] = captureActions;

/** The one big button, and what it is doing. */
export function RecordBar({ state, options, replaying, onRecord, onArm }: Props) {
  const { t } = useTranslation('capture');
  const first = useKeyHint(recordAction);
  const hint = replaying ? '' : first;
  const { phase, cameras } = state;
  const streaming = cameras.some(({ got, trouble }) => got !== null && trouble === null);
  const resting = phase.kind === 'idle' || phase.kind === 'ended';
  return (
    <div className={classes['recordBar']}>
      <Button
        size="xl"
        color="red.9"
        miw={190}
        disabled={phase.kind === 'finishing' || (resting && !streaming)}
        loading={phase.kind === 'finishing'}
        leftSection={resting ? <IconPlayerRecordFilled aria-hidden /> : <IconPlayerStopFilled aria-hidden />}
        rightSection={hint === '' ? undefined : <Kbd aria-hidden>{hint}</Kbd>}
        aria-keyshortcuts={hint}
        onClick={onRecord}
      >
        {resting ? t('record.start') : phase.kind === 'recording' ? t('record.stop') : t('record.cancel')}
      </Button>
      {options.soundThreshold !== null && (
        <Button size="xl" variant="default" leftSection={<IconEar aria-hidden />} disabled={!resting || !streaming} onClick={onArm}>
          {t('record.arm')}
        </Button>
      )}
      <Text className={classes['recordWords'] ?? ''} role="status" fw={650} size="lg" data-phase={phase.kind}>
        {phase.kind === 'recording' && options.lengthSeconds !== null
          ? t('record.ofSeconds', { seconds: phase.seconds.toFixed(1), length: options.lengthSeconds })
          : phase.kind === 'recording'
            ? t('record.seconds', { seconds: phase.seconds.toFixed(1) })
            : phase.kind === 'armed'
              ? t('record.armed')
              : phase.kind === 'counting'
                ? t('state.counting', { seconds: phase.secondsLeft })
                : phase.kind === 'finishing'
                  ? t('record.wait')
                  : !streaming
                    ? t('record.noCamera')
                    : options.preRollSeconds > 0
                      ? t('record.ring', { seconds: Math.min(...cameras.map(({ ringSeconds }) => ringSeconds)).toFixed(0) })
                      : ''}
      </Text>
    </div>
  );
}
