import { Button, Group, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recording } from '#core/domain/recording.ts';
import { call } from '../../link.ts';
import { reportFailure } from '../../ui/failures.ts';
import { NumberField } from '../../ui/NumberField.tsx';

/** A rate as people say it: 240, 59.94. */
export const rateInWords = (rate: number): string => String(Number(rate.toFixed(2)));

/** The one question about a clip: at how many frames per second was it filmed? The answer is kept as the clinician's own. */
export function RateQuestion({ recording }: { readonly recording: Recording }) {
  const { t } = useTranslation('visit');
  const { captureRate, id, title } = recording;
  const [asking, ask] = useState(false);
  const [typed, setTyped] = useState<number | null>(null);
  const rate = rateInWords(captureRate.framesPerSecond);

  const answer = async (framesPerSecond: number) => {
    try {
      await call('recordings.confirmRate', { id, framesPerSecond });
      ask(false);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== null) void answer(typed);
  };

  if (captureRate.confirmed && !asking) {
    return (
      <Group gap="xs" justify="space-between" wrap="nowrap">
        <Text size="sm">
          {t('clips.rate', { rate })}, {t('rate.confirmed')}
          {captureRate.slowdown > 1.01 && `, ${t('clips.slowdown', { times: Number(captureRate.slowdown.toFixed(2)) })}`}
        </Text>
        <Button variant="subtle" size="compact-md" flex="none" onClick={() => ask(true)} aria-label={`${t('rate.change')}: ${title}`}>
          {t('rate.change')}
        </Button>
      </Group>
    );
  }
  return (
    <Group
      justify="space-between"
      gap={8}
      p="sm"
      data-rate-question={id}
      style={{ background: 'var(--soleus-hover)', borderLeft: '5px solid var(--soleus-focus)', borderRadius: 8 }}
    >
      <div>
        <Text fw={600}>{t('rate.question', { rate })}</Text>
        <Text size="sm">{captureRate.reason}</Text>
      </div>
      {asking ? (
        <form onSubmit={submit}>
          <Group align="flex-end" gap="xs">
            <NumberField
              autoFocus
              label={t('rate.otherLabel')}
              value={typed}
              from={1}
              to={20000}
              rangeWords={t('rate.range')}
              onNumber={setTyped}
              w={220}
            />
            <Button type="submit" disabled={typed === null}>
              {t('rate.use')}
            </Button>
          </Group>
        </form>
      ) : (
        <Group gap={4}>
          <Button px="sm" onClick={() => void answer(captureRate.framesPerSecond)}>
            {t('rate.yes', { rate })}
          </Button>
          {[30, 60, 120, 240]
            .filter((common) => Math.abs(common - captureRate.framesPerSecond) > 1)
            .map((common) => (
              <Button key={common} variant="default" onClick={() => void answer(common)} px={10}>
                {common}
              </Button>
            ))}
          <Button variant="default" onClick={() => ask(true)} px={10}>
            {t('rate.other')}
          </Button>
        </Group>
      )}
    </Group>
  );
}
