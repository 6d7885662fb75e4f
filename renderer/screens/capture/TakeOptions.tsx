import { Progress, Select, Slider, Stack, Switch, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaptureOptions } from '#core/capture/settings.ts';

type Props = {
  readonly options: CaptureOptions;
  readonly disabled: boolean;
  /** 0 to 1; null while no microphone listens. */
  readonly soundLevel: number | null;
  readonly soundTrouble: boolean;
  readonly onChange: (part: Partial<CaptureOptions>) => void;
};

const preRolls = [0, 1, 2, 3, 5, 10, 15] as const;
const lengths = [null, 5, 10, 15, 20, 30, 60, 120] as const;
const countdowns = [0, 3, 5, 10, 20] as const;
const delays = [0, 0.5, 1, 2, 3, 4, 5, 6, 8, 10] as const;

/** How takes are recorded; each choice is kept for the next runner. */
export function TakeOptions({ options, disabled, soundLevel, soundTrouble, onChange }: Props) {
  const { t } = useTranslation('capture');
  const seconds = (value: number): string => t('options.secondsOf', { seconds: value });
  const choice = <V extends number | null>(
    label: string,
    value: V,
    values: readonly V[],
    words: (value: V) => string,
    set: (value: V) => void,
  ) => (
    <Select
      label={label}
      disabled={disabled}
      value={String(value)}
      data={[...new Set([...values, value])].map((each) => ({ value: String(each), label: words(each) }))}
      onChange={(chosen) => {
        const found = [...values, value].find((each) => String(each) === chosen);
        if (found !== undefined) set(found);
      }}
    />
  );
  return (
    <Stack gap="xs" component="section" aria-label={t('options.title')}>
      <Title order={2} size="h4">
        {t('options.title')}
      </Title>
      {disabled && (
        <Text size="sm" c="dimmed">
          {t('options.beforeRunning')}
        </Text>
      )}
      {choice<number>(
        t('options.preRoll'),
        options.preRollSeconds,
        preRolls,
        (value) => (value === 0 ? t('options.none') : seconds(value)),
        (value) => onChange({ preRollSeconds: value }),
      )}
      {choice<number | null>(
        t('options.length'),
        options.lengthSeconds,
        lengths,
        (value) => (value === null ? t('options.untilStopped') : seconds(value)),
        (value) => onChange({ lengthSeconds: value }),
      )}
      {choice<number>(
        t('options.countdown'),
        options.countdownSeconds,
        countdowns,
        (value) => (value === 0 ? t('options.none') : seconds(value)),
        (value) => onChange({ countdownSeconds: value }),
      )}
      {choice<number>(
        t('options.mirror'),
        options.mirrorDelaySeconds,
        delays,
        (value) => (value === 0 ? t('options.atOnce') : t('options.late', { seconds: value })),
        (value) => onChange({ mirrorDelaySeconds: value }),
      )}
      <Switch
        size="md"
        label={t('options.mirrored')}
        checked={options.mirrored}
        onChange={(event) => onChange({ mirrored: event.currentTarget.checked })}
      />
      <Select
        label={t('options.quality')}
        disabled={disabled}
        value={options.quality}
        data={(['small', 'standard', 'high'] as const).map((value) => ({ value, label: t(`options.qualities.${value}`) }))}
        onChange={(value) => onChange({ quality: (value ?? 'standard') as CaptureOptions['quality'] })}
      />
      <Select
        label={t('options.mains')}
        value={String(options.mainsHertz)}
        data={['50', '60'].map((hertz) => ({ value: hertz, label: t('options.mainsOf', { hertz }) }))}
        onChange={(value) => onChange({ mainsHertz: value === '60' ? 60 : 50 })}
      />
      <Switch
        mt="xs"
        size="md"
        disabled={disabled}
        label={t('options.audio')}
        checked={options.audio}
        onChange={(event) => onChange({ audio: event.currentTarget.checked })}
      />
      <SoundTrigger options={options} disabled={disabled} soundLevel={soundLevel} onChange={onChange} />
      {soundTrouble && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {t('options.soundTrouble')}
        </Text>
      )}
    </Stack>
  );
}

const usualThreshold = 0.3;

function SoundTrigger({ options, disabled, soundLevel, onChange }: Omit<Props, 'soundTrouble'>) {
  const { t } = useTranslation('capture');
  const { soundThreshold } = options;
  return (
    <>
      <Switch
        size="md"
        disabled={disabled}
        label={t('record.arm')}
        checked={soundThreshold !== null}
        onChange={(event) => onChange({ soundThreshold: event.currentTarget.checked ? usualThreshold : null })}
      />
      {soundThreshold !== null && (
        <div>
          <Text size="sm">{t('options.threshold')}</Text>
          <Slider
            thumbLabel={t('options.threshold')}
            min={0.05}
            max={0.95}
            step={0.05}
            value={soundThreshold}
            label={(value) => `${Math.round(value * 100)} %`}
            onChange={(value) => onChange({ soundThreshold: value })}
          />
          <Text size="sm" mt="xs">
            {t('options.level')}
          </Text>
          <Progress
            aria-label={t('options.level')}
            value={(soundLevel ?? 0) * 100}
            color={(soundLevel ?? 0) >= soundThreshold ? 'red' : 'pine'}
            transitionDuration={0}
          />
        </div>
      )}
    </>
  );
}
