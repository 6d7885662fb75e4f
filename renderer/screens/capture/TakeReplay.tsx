import { Button, Center, Loader, SegmentedControl, Slider, Text } from '@mantine/core';
import {
  IconArrowBackUp,
  IconChevronLeft,
  IconChevronRight,
  IconMovie,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
} from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type JointClock, jointTime, momentAt } from '#core/compare/clock.ts';
import { clipTime, type FrameNo, toFrameNo } from '#core/domain/frameIndex.ts';
import type { FrameEngine } from '../../media/engine.ts';
import { momentOf } from '../../media/jointPlayer.ts';
import { playerActions } from '../../player/actions.ts';
import { Tool } from '../../player/Tool.tsx';
import { useActions } from '../../ui/keymap/useActions.ts';
import classes from './Capture.module.css';
import { type Replay, useReplay } from './useReplay.ts';
import type { TakeGroup } from './useTakes.ts';

const speeds = ['0.0625', '0.125', '0.25', '0.5', '1'] as const;
const replayActions = playerActions.filter(({ id }) =>
  ['player.forward', 'player.back', 'player.playPause', 'player.first', 'player.last'].includes(id),
);

type Props = { readonly group: TakeGroup; readonly cacheLimit: number; readonly onBack: () => void };

/** A take, at once and in slow motion, all its cameras on one clock. */
export function TakeReplay({ group, cacheLimit, onBack }: Props) {
  const { t } = useTranslation(['capture', 'review']);
  const replay = useReplay(group, cacheLimit);
  return (
    <section className={classes['replay']} aria-label={t('takes.replayThis', { title: group.clips[0]?.recording.title ?? '' })}>
      {replay.kind === 'open' ? (
        <OpenReplay group={group} replay={replay} onBack={onBack} />
      ) : (
        <Center c="white">
          {replay.kind === 'opening' ? <Loader aria-label={t('review:opening')} /> : <Text role="alert">{replay.message}</Text>}
        </Center>
      )}
    </section>
  );
}

type OpenProps = { readonly group: TakeGroup; readonly replay: Extract<Replay, { kind: 'open' }>; readonly onBack: () => void };

function OpenReplay({ group, replay, onBack }: OpenProps) {
  const { t } = useTranslation(['capture', 'review']);
  const [, go] = useLocation();
  const { player, engines, sync } = replay;
  const state = useSyncExternalStore(player.subscribe, player.state);
  const [lead] = engines;
  const [first] = group.clips;
  useEffect(() => player.play(0.25, 1), [player]);
  const toggle = () => (state.playing ? player.pause() : player.play(state.speed, 1));
  const last = state.clock.moments.length - 1;
  const now = state.shown ?? state.wanted;
  useActions(replayActions, {
    'player.forward': () => player.step(1),
    'player.back': () => player.step(-1),
    'player.playPause': toggle,
    'player.first': () => player.show(0 as FrameNo),
    'player.last': () => player.show(last as FrameNo),
  });
  if (lead === undefined || first === undefined) return null;
  const frame = momentOf(state.clock, now).frames[0] ?? (0 as FrameNo);
  const seconds = clipTime(lead.index, frame);
  return (
    <>
      <div className={classes['replayPictures']}>
        {group.clips.map(({ recording, take }, at) => {
          const engine = engines[at];
          return engine === undefined ? null : (
            <Picture key={recording.id} engine={engine} label={t(`cameras.roles.${take.camera.role}`)} role={take.camera.role} />
          );
        })}
      </div>
      <div className={classes['replayBar']}>
        <Tool label={t('review:transport.back')} onPress={() => player.step(-1)}>
          <IconChevronLeft aria-hidden />
        </Tool>
        <Tool label={state.playing ? t('review:transport.pause') : t('review:transport.play')} onPress={toggle}>
          {state.playing ? <IconPlayerPauseFilled aria-hidden /> : <IconPlayerPlayFilled aria-hidden />}
        </Tool>
        <Tool label={t('review:transport.forward')} onPress={() => player.step(1)}>
          <IconChevronRight aria-hidden />
        </Tool>
        <SegmentedControl
          aria-label={t('review:transport.speed')}
          value={String(state.speed)}
          data={speeds.map((speed) => ({ value: speed, label: speed === '1' ? '1' : `1/${1 / Number(speed)}` }))}
          onChange={(speed) => player.play(Number(speed), 1)}
        />
        <span className={classes['replayTime']} data-testid="replay-frame">
          {t('review:readOuts.frame')} {frame} · {seconds.toFixed(3)} s
        </span>
        <div className={classes['position']}>
          <Slider
            thumbLabel={t('review:readOuts.frame')}
            min={0}
            max={last}
            value={now}
            label={null}
            onChange={(frame) => player.show(frame as FrameNo)}
          />
          <Holes group={group} clock={state.clock} engine={lead} />
        </div>
        <Button variant="default" leftSection={<IconArrowBackUp aria-hidden />} onClick={onBack}>
          {t('takes.backToLive')}
        </Button>
        <Button leftSection={<IconMovie aria-hidden />} onClick={() => go(`/recordings/${first.recording.id}/${frame}`)}>
          {t('takes.open')}
        </Button>
        {sync !== null && (
          <Text size="sm" w="100%">
            {t(sync.method === 'light' ? 'takes.syncLight' : 'takes.syncClock', { residual: (sync.residualSeconds * 1000).toFixed(1) })}
          </Text>
        )}
      </div>
    </>
  );
}

function Picture({ engine, label, role }: { readonly engine: FrameEngine; readonly label: string; readonly role: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => (canvas.current === null ? undefined : engine.attach(canvas.current)), [engine]);
  return (
    <div className={classes['replayPicture']}>
      <canvas ref={canvas} role="img" aria-label={label} data-testid={`replay-${role}`} />
      <div className={classes['tileTop']}>
        <span className={classes['band']}>{label}</span>
      </div>
    </div>
  );
}

/** Where frames are missing, under the slider. */
function Holes({ group, clock, engine }: { readonly group: TakeGroup; readonly clock: JointClock; readonly engine: FrameEngine }) {
  const drops = group.clips[0]?.take.log?.drops ?? [];
  const last = clock.moments.length - 1;
  const [warp] = clock.warps;
  if (drops.length === 0 || last === 0 || warp === undefined) return null;
  const place = (frame: FrameNo): number => momentAt(clock, jointTime(warp, clipTime(engine.index, frame)));
  return (
    <svg className={classes['holes']} viewBox={`0 0 ${last} 1`} preserveAspectRatio="none" aria-hidden="true">
      {drops.map(({ afterFrame }) => (
        <rect key={afterFrame} x={place(toFrameNo(afterFrame))} y={0} width={Math.max(1, last / 300)} height={1} fill="#e03131" />
      ))}
    </svg>
  );
}
