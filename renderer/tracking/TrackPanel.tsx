import { ActionIcon, Alert, Button, Group, Progress, SegmentedControl, Slider, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconChartLine, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Track } from '#core/annotation/records.ts';
import { frameCount } from '#core/domain/frameIndex.ts';
import { handFrames, lastFrameOf, placeOn } from '#core/tracking/path.ts';
import classes from './Tracking.module.css';
import { type Tracks, trackColours } from './useTracks.ts';

type Props = {
  readonly tracks: Tracks;
  /** Whether curves are shown. */
  readonly curves: boolean;
  /** Takes the tool in hand that puts a point. */
  readonly onTool: () => void;
  readonly onCurves: () => void;
};

/** The clip's followed points: begin, follow, see why one stopped, mend and go on. */
export function TrackPanel({ tracks, curves, onTool, onCurves }: Props) {
  const { t } = useTranslation('tracking');
  const { shown, selected, running, host } = tracks;
  const here = host.tracks.filter((track) => placeOn(track, host.frame) !== null);
  return (
    <Stack gap="xs" component="section" aria-label={t('title')}>
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h5">
          {t('title')}
        </Title>
        <Button
          variant="default"
          disabled={running !== null}
          onClick={() => {
            tracks.select(null);
            onTool();
          }}
        >
          {t('add')}
        </Button>
      </Group>
      {shown.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('empty')}
        </Text>
      )}
      {shown.map((track) => (
        <Item key={track.id} tracks={tracks} track={track} chosen={track.id === selected?.id} />
      ))}
      {running === null && here.length > 1 && (
        <Group grow gap="xs">
          <Button variant="light" onClick={() => tracks.follow(here, -1)}>
            {t('allBack')}
          </Button>
          <Button variant="light" onClick={() => tracks.follow(here, 1)}>
            {t('allOn')}
          </Button>
        </Group>
      )}
      {shown.length > 0 && (
        <Button variant="default" aria-pressed={curves} leftSection={<IconChartLine size={18} aria-hidden />} onClick={onCurves}>
          {t('curves.show')}
        </Button>
      )}
      {running !== null && <Running tracks={tracks} />}
    </Stack>
  );
}

function Running({ tracks }: { readonly tracks: Tracks }) {
  const { t } = useTranslation(['tracking', 'common']);
  const { running, host, cancel } = tracks;
  if (running === null) return null;
  const last = frameCount(host.index) - 1;
  const done = running.way === 1 ? running.frame / last : 1 - running.frame / last;
  return (
    <Stack gap={4} role="status">
      <Text size="sm">{t('running', { frame: running.frame, last })}</Text>
      <Progress value={100 * done} aria-label={t('progress')} />
      <Button variant="default" onClick={cancel}>
        {t('common:cancel')}
      </Button>
    </Stack>
  );
}

function Item({ tracks, track, chosen }: { readonly tracks: Tracks; readonly track: Track; readonly chosen: boolean }) {
  const { t } = useTranslation('tracking');
  const name = track.name || t('unnamed');
  return (
    <section className={classes['item']} data-chosen={chosen || undefined} aria-label={name}>
      <Group gap="xs" wrap="nowrap">
        <span className={classes['swatch']} style={{ background: track.colour }} />
        <button type="button" className={classes['name']} aria-pressed={chosen} onClick={() => tracks.select(chosen ? null : track.id)}>
          {name}
        </button>
        <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
          {t('span', { from: track.from, to: lastFrameOf(track) })}
        </Text>
        <ActionIcon
          variant="subtle"
          size={36}
          aria-label={t('remove', { name })}
          disabled={tracks.running !== null}
          onClick={() => tracks.remove(track)}
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Group>
      {chosen && <Chosen key={track.id} tracks={tracks} track={track} />}
    </section>
  );
}

function Chosen({ tracks, track }: { readonly tracks: Tracks; readonly track: Track }) {
  const { t } = useTranslation('tracking');
  const { host, running } = tracks;
  const [name, setName] = useState(track.name);
  const [radius, setRadius] = useState(track.radius);
  useEffect(() => setName(track.name), [track.name]);
  useEffect(() => setRadius(track.radius), [track.radius]);
  const busy = running !== null;
  const back = tracks.startOf(track, -1);
  const on = tracks.startOf(track, 1);
  const rate = host.recording.captureRate.framesPerSecond;
  const frames = frameCount(host.index);
  const trails = [
    ...[0.25, 0.5, 1].map((seconds) => ({ value: String(Math.round(seconds * rate)), label: t('trailSeconds', { seconds }) })),
    { value: String(frames), label: t('trailWhole') },
  ].filter(({ value }, i, all) => Number(value) <= frames && all.findLastIndex((other) => other.value === value) === i);
  return (
    <Stack gap="xs" mt={6}>
      <Stops track={track} />
      <Group grow gap="xs">
        <Button variant="default" px={8} disabled={busy || back === null || back === 0} onClick={() => tracks.follow([track], -1)}>
          {t('back')}
        </Button>
        <Button px={8} disabled={busy || on === null || on === frameCount(host.index) - 1} onClick={() => tracks.follow([track], 1)}>
          {t('on')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {placeOn(track, host.frame) === null ? t('notHere') : t('moveHint', { count: handFrames(track).length })}
      </Text>
      <Group grow gap="xs">
        <Button variant="subtle" px={8} disabled={busy || host.frame <= track.from} onClick={() => tracks.cut(track, -1)}>
          {t('cutBefore')}
        </Button>
        <Button variant="subtle" px={8} disabled={busy || host.frame >= lastFrameOf(track)} onClick={() => tracks.cut(track, 1)}>
          {t('cutAfter')}
        </Button>
      </Group>
      <TextInput
        label={t('name')}
        value={name}
        maxLength={60}
        disabled={busy}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={() => name !== track.name && tracks.change(track, { name })}
      />
      <div>
        <Text size="sm" fw={500}>
          {t('size', { pixels: 2 * radius + 1 })}
        </Text>
        <Slider
          min={3}
          max={Math.max(30, Math.round(host.recording.height / 25))}
          value={radius}
          disabled={busy}
          label={null}
          thumbLabel={t('sizeLabel')}
          onChange={setRadius}
          onChangeEnd={(value) => value !== track.radius && tracks.change(track, { radius: value })}
        />
      </div>
      <div>
        <Text size="sm" fw={500} mb={4}>
          {t('trail')}
        </Text>
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label={t('trail')}
          disabled={busy}
          data={trails}
          value={String(track.trail)}
          onChange={(value) => tracks.change(track, { trail: Number(value) })}
        />
      </div>
      <Group gap={6} role="radiogroup" aria-label={t('colour')}>
        {trackColours.map((colour) => (
          <ActionIcon
            key={colour}
            role="radio"
            aria-checked={colour === track.colour}
            aria-label={t('colourOf', { colour })}
            size={32}
            variant={colour === track.colour ? 'outline' : 'subtle'}
            disabled={busy}
            onClick={() => tracks.change(track, { colour })}
          >
            <span className={classes['swatch']} style={{ background: colour }} />
          </ActionIcon>
        ))}
      </Group>
    </Stack>
  );
}

/** Why the path ends where it does, and what to do. */
function Stops({ track }: { readonly track: Track }) {
  const { t } = useTranslation('tracking');
  const { before, after } = track.ends;
  const told = [
    after === null ? null : t('stoppedAfter', { frame: lastFrameOf(track), why: t(`ends.${after}`) }),
    before === null ? null : t('stoppedBefore', { frame: track.from, why: t(`ends.${before}`) }),
  ].filter((words) => words !== null);
  if (told.length === 0) return null;
  const doubt = [before, after].some((end) => end !== null && end !== 'end-of-clip' && end !== 'met-placed');
  return (
    <Alert color={doubt ? 'yellow' : 'gray'} p="xs" variant="light">
      {told.map((words) => (
        <Text key={words} size="sm">
          {words}
        </Text>
      ))}
      {doubt && <Text size="sm">{t('mend')}</Text>}
    </Alert>
  );
}
