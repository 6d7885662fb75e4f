import { Button, Center, Group, Loader, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withoutClip } from '#core/compare/removeClip.ts';
import type { Comparison } from '#core/domain/comparison.ts';
import type { Preferences } from '#core/domain/settings.ts';
import { call } from '../../link.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';
import { ScreenFailure } from '../../ui/ScreenFailure.tsx';
import { useCrumbs } from '../../ui/shell/crumbs.ts';
import { fullName } from '../../ui/words.ts';
import { OpenCompare } from './OpenCompare.tsx';
import { type OpenClip, paneKeys, useClips } from './useClips.ts';
import { useComparison } from './useComparison.ts';
import { useLiveClips } from './useLiveClips.ts';
import { emptyMemory } from './usePanes.ts';

/** Two to four clips of one patient on one clock. */
export function CompareScreen({ id }: { readonly id: string }) {
  const { t } = useTranslation('compare');
  const comparison = useRead('comparisons.get', { id });
  const settings = useRead('settings.get', {});
  for (const read of [comparison, settings])
    if (read.isError) return <ScreenFailure thrown={read.error} onRetry={() => void read.refetch()} />;
  if (!comparison.data || !settings.data) return <Waiting words={t('opening')} />;
  if (comparison.data.removedAt !== null)
    return (
      <Center h="100%">
        <Stack>
          <Text fw={600}>{t('isRemoved')}</Text>
          <Button onClick={() => call('comparisons.restore', { id }).catch(reportFailure)}>{t('restore')}</Button>
        </Stack>
      </Center>
    );
  return <Loaded comparison={comparison.data} preferences={settings.data.preferences} />;
}

const noClips: readonly OpenClip[] = [];

function Loaded({ comparison, preferences }: { readonly comparison: Comparison; readonly preferences: Preferences }) {
  const { t } = useTranslation(['compare', 'patients', 'common']);
  const patient = useRead('patients.get', { id: comparison.patientId });
  const document = useComparison(comparison);
  const { panes } = document.content;
  const [memory] = useState(emptyMemory);
  // Two clips may hold as much as two of the review screen; more of them share it out.
  const clips = useClips(panes, (preferences.cacheMegabytes * 1024 * 1024 * 2) / Math.max(2, panes.length));
  const live = useLiveClips(clips.kind === 'open' ? clips.clips : noClips);
  useCrumbs([
    { label: t('patients:title'), href: '/' },
    ...(patient.data ? [{ label: fullName(patient.data), href: `/patients/${comparison.patientId}` }] : []),
    { label: document.content.title || t('title') },
  ]);
  const takeOut = (key: string) => {
    memory.done = [...memory.done, 'comparison'];
    document.change(withoutClip(document.content, paneKeys(panes).indexOf(key)));
  };
  if (clips.kind === 'failed')
    return (
      <Center h="100%">
        <Stack maw={560} role="alert">
          <Text fw={650}>
            {clips.recording === null
              ? t('cannotOpen')
              : t('cannotOpenThis', { title: clips.recording.title || clips.recording.originalName })}
          </Text>
          <Text>{clips.message}</Text>
          <Group>
            <Button onClick={clips.retry}>{t('common:retry')}</Button>
            {panes.length > 2 && (
              <Button variant="default" onClick={() => takeOut(clips.key)}>
                {t('goOnWithout')}
              </Button>
            )}
            <Button variant="default" component="a" href={`#/patients/${comparison.patientId}`}>
              {t('toPatient')}
            </Button>
          </Group>
        </Stack>
      </Center>
    );
  if (clips.kind === 'opening' || live.length !== panes.length) return <Waiting words={t('opening')} />;
  return <OpenCompare comparison={comparison} document={document} clips={live} lengthUnit={preferences.lengthUnit} memory={memory} />;
}

function Waiting({ words }: { readonly words: string }) {
  return (
    <Center h="100%">
      <Stack align="center">
        <Loader />
        <Text>{words}</Text>
      </Stack>
    </Center>
  );
}
