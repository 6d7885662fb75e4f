import { ActionIcon, Button, Checkbox, Group, Popover, Progress, Select, Stack, Text, Tooltip } from '@mantine/core';
import { IconMovie } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameIndex, FrameNo } from '#core/domain/frameIndex.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import { type ExportPace, exportedFrames } from '#core/export/timing.ts';
import { call } from '../link.ts';
import { FailureNotice } from '../ui/FailureNotice.tsx';
import { saveMade } from '../ui/files.ts';
import { type ExportScene, exportVideo } from './exportVideo.ts';

/** What is burned in. */
export type BurnIns = { readonly drawings: boolean; readonly labels: boolean; readonly time: boolean; readonly speedWords: string };

type Props = {
  /** The player's clock in real time. */
  readonly index: FrameIndex;
  readonly loop: { readonly from: FrameNo; readonly to: FrameNo } | null;
  readonly scene: (burn: BurnIns) => ExportScene;
  readonly recordings: readonly RecordingId[];
  readonly name: string;
};

const speeds = ['0.0625', '0.125', '0.25', '0.5', '1', 'every'] as const;
const rate = 30;

type Choice = { readonly speed: (typeof speeds)[number]; readonly drawings: boolean; readonly labels: boolean; readonly time: boolean };
/** Kept while the program runs. */
let lastChoice: Choice = { speed: '0.25', drawings: true, labels: true, time: true };

/** Makes a video of what the player shows and hands it out. */
export function ExportButton({ index, loop, scene, recordings, name }: Props) {
  const { t } = useTranslation('exporting');
  const [choice, setChoice] = useState(lastChoice);
  const [wanted, setWanted] = useState<'loop' | 'whole'>('loop');
  const [share, setShare] = useState<number | null>(null);
  const [thrown, setThrown] = useState<unknown>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const choose = (change: Partial<Choice>) => {
    lastChoice = { ...choice, ...change };
    setChoice(lastChoice);
  };
  const part = loop !== null && wanted === 'loop' ? loop : { from: 0 as FrameNo, to: (index.ticks.length - 1) as FrameNo };
  const moments = useMemo(() => {
    const pace: ExportPace = choice.speed === 'every' ? { kind: 'every-frame' } : { kind: 'clock', speed: Number(choice.speed) };
    return exportedFrames(index, part.from, part.to, pace, rate);
  }, [index, part.from, part.to, choice.speed]);
  const burn: BurnIns = { ...choice, speedWords: t(`speeds.${choice.speed}`) };

  const make = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setShare(0);
    setThrown(null);
    try {
      const { signal } = controller;
      // In whole percents: the screen is not drawn anew for each frame.
      const onProgress = (done: number): void => setShare(Math.floor(done * 100) / 100);
      const isThere = (): Promise<unknown> => call('app.info', {});
      const video = await exportVideo({ scene: scene(burn), moments, rate, signal, onProgress, isThere });
      await saveMade(video, 'mp4', recordings, `${name}.mp4`, signal);
    } catch (failure) {
      if (!controller.signal.aborted) setThrown(failure);
    } finally {
      stop.current = null;
      setShare(null);
    }
  };
  const { width, height } = scene(burn);
  return (
    <Popover width={360} position="top-end" trapFocus closeOnClickOutside={share === null}>
      <Popover.Target>
        <Tooltip label={t('button')}>
          <ActionIcon size={38} variant="default" aria-label={t('button')}>
            <IconMovie aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('title')}>
        <Stack gap="xs">
          <Text fw={650}>{t('title')}</Text>
          {loop !== null && (
            <Select
              label={t('range')}
              comboboxProps={{ withinPortal: false }}
              data={[
                { value: 'loop', label: t('loop') },
                { value: 'whole', label: t('whole') },
              ]}
              value={wanted}
              onChange={(value) => setWanted(value === 'whole' ? 'whole' : 'loop')}
            />
          )}
          <Select
            label={t('speed')}
            comboboxProps={{ withinPortal: false }}
            data={speeds.map((speed) => ({ value: speed, label: t(`speeds.${speed}`) }))}
            value={choice.speed}
            onChange={(value) => choose({ speed: speeds.find((speed) => speed === value) ?? '0.25' })}
          />
          <Checkbox
            label={t('drawings')}
            checked={choice.drawings}
            onChange={(event) => choose({ drawings: event.currentTarget.checked })}
          />
          <Checkbox label={t('labels')} checked={choice.labels} onChange={(event) => choose({ labels: event.currentTarget.checked })} />
          <Checkbox label={t('time')} checked={choice.time} onChange={(event) => choose({ time: event.currentTarget.checked })} />
          <Text size="sm" c="dimmed">
            {t('length', { seconds: (moments.length / rate).toFixed(1), width, height })}. {t('note')}
          </Text>
          {thrown !== null && <FailureNotice thrown={thrown} />}
          {share === null ? (
            <Button onClick={() => void make()}>{t('make')}</Button>
          ) : (
            <Group wrap="nowrap">
              <Progress value={share * 100} flex={1} aria-label={t('making', { percent: Math.round(share * 100) })} />
              <Button variant="default" onClick={() => stop.current?.abort()}>
                {t('cancel')}
              </Button>
            </Group>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
