import { ActionIcon, Group, SegmentedControl, Tooltip } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineState } from '../media/engine.ts';
import type { ActionSpec } from '../ui/keymap/action.ts';
import { useKeyHint } from '../ui/keymap/useActions.ts';
import { playerActions } from './actions.ts';
import classes from './Player.module.css';
import { speeds, speedWords } from './speeds.ts';

export type Player = {
  readonly step: (by: number) => void;
  readonly first: () => void;
  readonly last: () => void;
  readonly toggle: () => void;
  readonly playBack: () => void;
  readonly setSpeed: (speed: number) => void;
};

const spec = (id: (typeof playerActions)[number]['id']): ActionSpec => playerActions.find((action) => action.id === id) as ActionSpec;

/** Buttons of the player, large enough for a hand that holds a tape measure. */
export function Transport({ player, state }: { readonly player: Player; readonly state: Pick<EngineState, 'playing' | 'speed'> }) {
  const { t } = useTranslation('review');
  return (
    <Group gap={4} wrap="nowrap" role="group" aria-label={t('transport.label')}>
      <Press label={t('transport.first')} action={spec('player.first')} onPress={player.first}>
        <IconPlayerSkipBackFilled />
      </Press>
      <Press label={t('transport.back')} action={spec('player.back')} onPress={() => player.step(-1)}>
        <IconPlayerTrackPrevFilled />
      </Press>
      <Press label={t('transport.reverse')} action={spec('player.playBack')} onPress={player.playBack}>
        <IconPlayerPlayFilled style={{ transform: 'scaleX(-1)' }} />
      </Press>
      <Press
        label={state.playing ? t('transport.pause') : t('transport.play')}
        action={spec('player.playPause')}
        onPress={player.toggle}
        main
      >
        {state.playing ? <IconPlayerPauseFilled /> : <IconPlayerPlayFilled />}
      </Press>
      <Press label={t('transport.forward')} action={spec('player.forward')} onPress={() => player.step(1)}>
        <IconPlayerTrackNextFilled />
      </Press>
      <Press label={t('transport.last')} action={spec('player.last')} onPress={player.last}>
        <IconPlayerSkipForwardFilled />
      </Press>
      <SegmentedControl
        size="sm"
        classNames={{ label: classes['speed'] ?? '' }}
        aria-label={t('transport.speed')}
        value={speedWords(state.speed)}
        onChange={(words) => player.setSpeed(speeds.find((speed) => speedWords(speed) === words) ?? state.speed)}
        data={speeds.map((speed) => ({ value: speedWords(speed), label: `${speedWords(speed)}×` }))}
      />
    </Group>
  );
}

type PressProps = {
  readonly label: string;
  readonly action: ActionSpec;
  readonly onPress: () => void;
  readonly main?: boolean;
  readonly children: ReactNode;
};

function Press({ label, action, onPress, main = false, children }: PressProps) {
  const hint = useKeyHint(action);
  return (
    <Tooltip label={hint ? `${label} (${hint})` : label}>
      <ActionIcon size={main ? 46 : 40} variant={main ? 'filled' : 'default'} color="pine" aria-label={label} onClick={onPress}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
