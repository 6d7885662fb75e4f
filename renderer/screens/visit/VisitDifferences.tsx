import { Anchor, Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconArrowsDiff, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { Visit } from '#core/domain/patient.ts';
import type { Recording } from '#core/domain/recording.ts';
import { type ConditionPair, conditionPairs } from '#core/gait/conditionPairs.ts';
import type { Circumstances } from '#core/gait/difference.ts';
import { circumstancesOf } from '#core/gait/take.ts';
import { useRead } from '../../ui/data/reads.ts';
import { appActions } from '../../ui/keymap/appActions.ts';
import { useActions } from '../../ui/keymap/useActions.ts';
import { dateOf } from '../../ui/words.ts';
import { differenceAddress } from '../differences/useDifference.ts';

type Clip = { readonly recording: Recording; readonly circumstances: Circumstances };

/** What the gait of this visit can be held against: another condition of the visit, and the last visit; each with one press. */
export function VisitDifferences({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation('differences');
  const [, go] = useLocation();
  const { id, patientId, startedAt } = visit;
  const clips = useRead('recordings.list', { visitId: id }).data ?? [];
  const visits = useRead('visits.list', { patientId }).data ?? [];
  const kept = useRead('gait.keptDifferences', { visitId: id }).data ?? [];
  const pairs = conditionPairs(
    clips.map((recording): Clip => ({ recording, circumstances: circumstancesOf(recording, startedAt.slice(0, 10)) })),
  );
  const last = visits
    .filter((other) => other.id !== id && other.startedAt <= startedAt && other.recordings > 0)
    .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))[0];
  const [first] = pairs;
  const toLast = last === undefined || clips.length === 0 ? undefined : () => go(`/differences/visits/${last.id}/${id}`);
  const open = ({ a, b, purpose }: ConditionPair<Clip>) => go(differenceAddress(a.recording.id, b.recording.id, [purpose]));
  useActions(appActions, { 'visit.differences': toLast, 'visit.conditions': first && (() => open(first)) });
  if (clips.length === 0) return null;
  return (
    <Paper px="lg" py="md" component="section" aria-label={t('section.title')}>
      <Title order={2} size="h3" mb="xs">
        {t('section.title')}
      </Title>
      <Group gap="xs">
        {toLast !== undefined && last !== undefined && (
          <Button variant="default" leftSection={<IconHistory size={20} aria-hidden />} onClick={toLast}>
            {t('section.lastVisit', { date: dateOf(last.startedAt) })}
          </Button>
        )}
        {pairs.map((pair) => (
          <PairButton key={`${pair.a.recording.id} ${pair.b.recording.id}`} pair={pair} pairs={pairs} onOpen={() => open(pair)} />
        ))}
      </Group>
      {pairs.length === 0 && (
        <Text size="sm" c="dimmed" mt={toLast === undefined ? 0 : 'xs'}>
          {t('section.empty')}
        </Text>
      )}
      {kept.length > 0 && (
        <>
          <Title order={3} size="h5" mt="sm">
            {t('section.kept')}
          </Title>
          {kept.map(({ a, b, purposes }) => (
            <div key={`${a.recordingId} ${b.recordingId}`}>
              <Anchor component={Link} href={differenceAddress(a.recordingId, b.recordingId, purposes)}>
                {t('section.keptOne', { a: a.title, dateA: dateOf(a.visitAt), b: b.title, dateB: dateOf(b.visitAt) })}
              </Anchor>
            </div>
          ))}
        </>
      )}
    </Paper>
  );
}

type ButtonProps = { readonly pair: ConditionPair<Clip>; readonly pairs: readonly ConditionPair<Clip>[]; readonly onOpen: () => void };

/** Named after what is compared; with the clips' names where another button would have the same words. */
function PairButton({ pair, pairs, onOpen }: ButtonProps) {
  const { t } = useTranslation('differences');
  const words = (of: ConditionPair<Clip>): string =>
    t('section.pairView', {
      pair: t(`section.pair.${of.condition}`, { a: conditionOf(of, of.a.circumstances), b: conditionOf(of, of.b.circumstances) }),
      view: t(`views.${of.a.circumstances.view}`),
    });
  const name = ({ recording: { title, originalName } }: Clip): string => title || originalName;
  const alone = pairs.filter((other) => words(other) === words(pair)).length === 1;
  const clips = t('section.pairClips', { a: name(pair.a), b: name(pair.b) });
  return (
    <Button
      variant="default"
      leftSection={<IconArrowsDiff size={20} aria-hidden />}
      title={clips}
      onClick={onOpen}
      data-pair={pair.condition}
    >
      {alone ? words(pair) : `${words(pair)}: ${clips}`}
    </Button>
  );
}

/** The clip's own value of what is compared, where the words name it. */
function conditionOf({ condition }: ConditionPair<Clip>, { footwear, speed, inclinePercent }: Circumstances): string {
  if (condition === 'footwear') return footwear ?? '';
  const number = condition === 'speed' ? speed : inclinePercent;
  return number === null ? '' : String(Number(number.toFixed(2)));
}
