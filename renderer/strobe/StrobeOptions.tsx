import { Button, Checkbox, Group, Input, SegmentedControl, Select, Slider, Stack, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { fewestFrames, mostFrames, pickedFrames } from '#core/strobe/frames.ts';
import type { OfferedSpan, StrobeChoice } from './choice.ts';

type Props = {
  readonly choice: StrobeChoice;
  readonly spans: readonly OfferedSpan[];
  readonly span: OfferedSpan;
  readonly frames: readonly FrameNo[];
  /** The frame on screen. */
  readonly here: FrameNo;
  /** How far the figures are spread in the picture shown. */
  readonly spread: number;
  /** Times are known; else why not. */
  readonly times: 'known' | 'unconfirmed' | 'ramp';
  readonly onChoose: (change: Partial<StrobeChoice>) => void;
  /** Stands below the choice of what of the picture is shown. */
  readonly children: ReactNode;
};

const kinds = ['strip', 'merged'] as const;
const sources = ['even', 'events', 'picked'] as const;
const crops = ['about', 'whole', 'own'] as const;

/** What can be chosen of a stroboscope. */
export function StrobeOptions({ choice, spans, span, frames, here, spread, times, onChoose, children }: Props) {
  const { t } = useTranslation('strobe');
  const { kind, source, count } = choice;
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('kind')}
        value={kind}
        data={kinds.map((each) => ({ value: each, label: t(`kinds.${each}`) }))}
        onChange={(value) => onChoose({ kind: value })}
      />
      {source !== 'picked' && (
        <Select
          label={t('span')}
          comboboxProps={{ withinPortal: false }}
          data={spans.map(({ key, words }) => ({ value: key, label: words }))}
          value={span.key}
          onChange={(value) => onChoose({ span: value })}
          description={spans.length === 1 ? t('noStride') : undefined}
        />
      )}
      <Input.Wrapper size="md" label={t('source')} labelElement="div">
        <SegmentedControl
          fullWidth
          size="sm"
          aria-label={t('source')}
          value={source}
          data={sources.map((each) => ({ value: each, label: t(`sources.${each}`) }))}
          onChange={(value) => onChoose({ source: value })}
        />
      </Input.Wrapper>
      {source === 'even' && (
        <Input.Wrapper size="md" label={t('countNow', { n: frames.length })} labelElement="div">
          <Slider
            thumbLabel={t('count')}
            min={fewestFrames}
            max={mostFrames}
            step={1}
            marks={[2, 4, 6, 8, 10, 12].map((value) => ({ value, label: value }))}
            mb="lg"
            label={null}
            value={count}
            onChange={(value) => onChoose({ count: value })}
          />
        </Input.Wrapper>
      )}
      {source === 'events' && frames.length < fewestFrames && <Text size="sm">{t('fewEvents')}</Text>}
      {source === 'picked' && <Picked choice={choice} here={here} onChoose={onChoose} />}
      <Select
        label={t('crop')}
        comboboxProps={{ withinPortal: false }}
        data={crops.map((each) => ({ value: each, label: t(`crops.${each}`) }))}
        value={choice.crop}
        onChange={(value) => onChoose({ crop: crops.find((each) => each === value) ?? 'about' })}
      />
      {children}
      {kind === 'merged' && (
        <Input.Wrapper
          size="md"
          label={spread === 0 ? t('inPlace') : t('spreadNow', { percent: Math.round(spread * 100) })}
          labelElement="div"
        >
          <Slider
            thumbLabel={t('spread')}
            min={0}
            max={1}
            step={0.05}
            label={null}
            value={spread}
            onChange={(value) => onChoose({ spread: value })}
          />
          <Text size="sm" c="dimmed" mt={6}>
            {t('treadmill')}
          </Text>
        </Input.Wrapper>
      )}
      <Checkbox
        label={t(times === 'known' ? 'labels' : 'labelsFrames')}
        description={times === 'known' ? undefined : t(times === 'ramp' ? 'rampUnsure' : 'rateUnconfirmed')}
        checked={choice.labels}
        onChange={(event) => onChoose({ labels: event.currentTarget.checked })}
      />
    </Stack>
  );
}

function Picked({ choice: { picked }, here, onChoose }: Pick<Props, 'choice' | 'here' | 'onChoose'>) {
  const { t } = useTranslation('strobe');
  const full = picked.length >= mostFrames;
  return (
    <Stack gap="xs">
      <Group gap="xs">
        {picked.map((frame) => (
          <Button
            key={frame}
            size="sm"
            variant="default"
            rightSection={<IconX size={16} aria-hidden />}
            aria-label={t('removeFrame', { frame })}
            onClick={() => onChoose({ picked: picked.filter((other) => other !== frame) })}
          >
            {frame}
          </Button>
        ))}
        <Button
          size="sm"
          variant="light"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={full || picked.includes(here)}
          onClick={() => onChoose({ picked: pickedFrames([...picked, here]) })}
        >
          {t('addFrame', { frame: here })}
        </Button>
      </Group>
      {(full || picked.length < fewestFrames) && <Text size="sm">{t(full ? 'full' : 'fewPicked')}</Text>}
    </Stack>
  );
}
