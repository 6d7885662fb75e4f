import { Spoiler, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type SetUpAdvice, setUpAdvice } from '#core/capture/advice.ts';
import type { CaptureOptions } from '#core/capture/settings.ts';
import type { CameraState } from '../../capture/session.ts';
import { setUpWords } from './findingWords.ts';

type Props = {
  readonly cameras: readonly CameraState[];
  readonly mainsHertz: CaptureOptions['mainsHertz'];
  /** Belt speed in m/s; null when not said. */
  readonly speed: number | null;
};

/** What to set before a take, for the cameras that stream now: what spoils it is shown, the rest is folded away. */
export function SetUpAdviceList({ cameras, mainsHertz, speed }: Props) {
  const { t } = useTranslation('quality');
  const all = new Map<string, SetUpAdvice>();
  for (const { role, got, controls } of cameras) {
    if (got === null) continue;
    const exposure = controls.find(({ name }) => name === 'exposureTime');
    const exposureMs = exposure?.kind === 'number' && exposure.value > 0 ? exposure.value : null;
    const given = setUpAdvice({ purpose: 'times', role, framesPerSecond: got.framesPerSecond, exposureMs, mainsHertz, speed });
    // Two cameras of one kind are advised once.
    for (const advice of given) all.set(advice.key + JSON.stringify(advice.values), advice);
  }
  if (all.size === 0) return null;
  const lines = [...all];
  const line = ([id, advice]: readonly [string, SetUpAdvice]) => (
    <Text key={id} component="li" size="sm" data-advice={advice.key}>
      {setUpWords(advice)}
    </Text>
  );
  return (
    <section aria-label={t('advice.title')}>
      <Title order={2} size="h4">
        {t('advice.title')}
      </Title>
      <ul style={{ margin: 0, paddingInlineStart: '1.1em' }}>{lines.filter(([, { mend }]) => mend).map(line)}</ul>
      <Spoiler maxHeight={0} showLabel={t('advice.show')} hideLabel={t('advice.hide')}>
        <ul style={{ margin: 0, paddingInlineStart: '1.1em' }}>{lines.filter(([, { mend }]) => !mend).map(line)}</ul>
      </Spoiler>
    </section>
  );
}
