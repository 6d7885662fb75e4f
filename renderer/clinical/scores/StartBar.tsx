import { Button, Group, Kbd, Paper, Select, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OutcomeForm, recentInstruments } from '#core/clinical/outcomeHistory.ts';
import { type InstrumentId, instrumentIds } from '#core/clinical/outcomes/definition.ts';
import { instrumentOf, outcomeTable } from '#core/clinical/outcomes/table.ts';
import { type BodySide, bodySides } from '#core/clinical/site.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import { useActions, useKeyHint } from '../../ui/keymap/useActions.ts';
import { say } from '../../ui/notify.tsx';
import { sameAsLast } from '../actions.ts';
import { useStartWish } from '../startWish.ts';
import { Labelled } from './fields/Labelled.tsx';

export type Start = {
  readonly instrument: InstrumentId;
  /** Null with `last`: the side of the last one. */
  readonly side: BodySide | null;
  readonly episode: StoredEpisode | null;
  readonly from: 'empty' | 'last';
};

type Props = {
  readonly visitId: string;
  readonly all: readonly OutcomeForm[];
  /** Those that go on. */
  readonly episodes: readonly StoredEpisode[];
  readonly onStart: (start: Start) => void;
};

/** Chooses a measure, those taken before first, and begins it: empty, or in one key as last time. */
export function StartBar({ visitId, all, episodes, onStart }: Props) {
  const { t } = useTranslation(['scores', 'clinical']);
  const [instrument, choose] = useState<InstrumentId | null>(null);
  const [wished, wish] = useState<BodySide | null>(null);
  const [episodeId, setEpisode] = useState<string>(episodes[0]?.id ?? '');
  const hint = useKeyHint(sameAsLast);
  const recent = recentInstruments(all);
  const episode = episodes.find(({ id }) => id === episodeId) ?? null;
  const sides = instrument === null ? bodySides : instrumentOf(instrument).sides;
  const ofEpisode = episode?.details.site.side ?? null;
  const side = [wished, ofEpisode, sides[0] ?? null].find((each) => each !== null && sides.includes(each)) ?? null;
  const repeated = instrument ?? recent[0] ?? null;
  const canRepeat = repeated !== null && recent.includes(repeated);
  const repeat = (): void => {
    if (repeated !== null && canRepeat) onStart({ instrument: repeated, side: instrument === null ? null : wished, episode, from: 'last' });
  };
  useActions([sameAsLast], { [sameAsLast.id]: canRepeat ? repeat : undefined });
  // Begun from elsewhere, nobody has seen the side that is proposed here: it is the problem's, or has to be chosen.
  useStartWish(visitId, instrumentIds, true, (id) => {
    choose(id);
    if (ofEpisode !== null && instrumentOf(id).sides.includes(ofEpisode))
      onStart({ instrument: id, side: ofEpisode, episode, from: 'empty' });
    else say(t('start.chooseSide', { name: t(`clinical:instruments.${id}`) }));
  });
  const option = (id: InstrumentId) => ({ value: id, label: t(`clinical:instruments.${id}`) });
  const others = outcomeTable.map(({ id }) => id).filter((id) => !recent.includes(id));
  return (
    <Paper p="md" component="section" aria-label={t('start.title')}>
      <Stack gap="sm">
        <Title order={2}>{t('start.title')}</Title>
        <Group align="flex-end">
          <Select
            label={t('start.instrument')}
            w={360}
            searchable
            data={[
              ...(recent.length > 0 ? [{ group: t('start.recent'), items: recent.map(option) }] : []),
              { group: t('start.others'), items: others.map(option) },
            ]}
            value={instrument}
            onChange={(value) => choose(instrumentIds.find((id) => id === value) ?? null)}
          />
          <Labelled label={t('clinical:side')} values={sides} words={(each) => t(`clinical:sides.${each}`)} value={side} onChoose={wish} />
          <Select
            label={t('start.forEpisode')}
            w={240}
            data={[
              ...episodes.map(({ id, details }) => ({ value: id as string, label: details.title })),
              { value: '', label: t('start.noEpisode') },
            ]}
            value={episodeId}
            onChange={(value) => setEpisode(value ?? '')}
          />
          <Button
            disabled={instrument === null}
            onClick={() => instrument !== null && onStart({ instrument, side, episode, from: 'empty' })}
          >
            {t('start.go')}
          </Button>
          <Button
            variant="default"
            disabled={!canRepeat}
            onClick={repeat}
            aria-keyshortcuts={hint.replaceAll(' ', '')}
            rightSection={hint === '' ? undefined : <Kbd aria-hidden>{hint}</Kbd>}
          >
            {t('start.same')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {recent.length === 0 ? t('start.nothingBefore') : t('start.sameHint')}
        </Text>
      </Stack>
    </Paper>
  );
}
