import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { moments, sides } from '#core/annotation/records.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { pointsOf } from '#core/gait/occasions.ts';
import { doubledLandmarks } from '#core/gait/poses.ts';
import { isSideView } from '#core/gait/space.ts';
import { useKeyHint } from '../ui/keymap/useActions.ts';
import { landmarkActions } from './actions.ts';
import classes from './Gait.module.css';
import { KinematicsTable } from './KinematicsTable.tsx';
import { occasionInWords, pointInWords, pointsInWords, whereInWords } from './landmarkWords.ts';
import type { LandmarkHand, PointingNow } from './useLandmarks.ts';

type Props = { readonly hand: LandmarkHand; readonly onGo: (frame: FrameNo) => void };

const [pointAction, nextAction] = landmarkActions;
const marked = 'as-marked';

/** What is pointed at here and next, what is doubled, and what the landmarks of this clip come to. */
export function LandmarksPart({ hand, onGo }: Props) {
  const { pointing } = hand;
  return (
    <Stack gap="sm">
      {pointing === null ? (
        <>
          <Choice hand={hand} />
          <Here hand={hand} />
        </>
      ) : (
        <PointingCard hand={hand} pointing={pointing} />
      )}
      <Doubled hand={hand} />
      {isSideView(hand.view) !== null && <KinematicsTable hand={hand} onGo={onGo} />}
    </Stack>
  );
}

/** The moment and the leg: as a marked event says, or as the clinician does. */
function Choice({ hand }: { readonly hand: LandmarkHand }) {
  const { t } = useTranslation('landmarks');
  const { chosen, choose, view } = hand;
  const asked = moments.filter((moment) => moment === chosen.moment || sides.some((side) => pointsOf(view, { moment, side }).length > 0));
  const first = { value: marked, label: t('asMarked') };
  return (
    <Group grow gap="xs">
      <Select
        label={t('moment')}
        allowDeselect={false}
        data={[first, ...asked.map((value) => ({ value, label: t(`moments.${value}`) }))]}
        value={chosen.moment ?? marked}
        onChange={(value) => choose({ ...chosen, moment: moments.find((one) => one === value) ?? null })}
      />
      <Select
        label={t('side')}
        allowDeselect={false}
        data={[first, ...sides.map((value) => ({ value, label: t(`sides.${value}`) }))]}
        value={chosen.side ?? marked}
        onChange={(value) => choose({ ...chosen, side: sides.find((one) => one === value) ?? null })}
      />
    </Group>
  );
}

/** What a press on the button would begin, and what comes after it. */
function Here({ hand }: { readonly hand: LandmarkHand }) {
  const { t } = useTranslation('landmarks');
  const pointKeys = useKeyHint(pointAction);
  const { here, points, nothing, present, frame, view, chosen, begin } = hand;
  const withKeys = (words: string, keys: string): string => (keys === '' ? words : t('key', { words, keys }));
  return (
    <div className={classes['next']} data-testid="landmarks-here">
      {here !== null && (
        <>
          <Text fw={700}>{occasionInWords(here.occasion)}</Text>
          <Text size="sm" c="dimmed">
            {t(chosen.moment === null ? 'markedOn' : 'onFrame', { frame: here.on })}
          </Text>
        </>
      )}
      {here === null || nothing !== null ? (
        <Text size="sm" data-nothing={nothing}>
          {t(`none.${nothing ?? 'nothing-marked'}`)}
        </Text>
      ) : (
        <>
          <Text size="sm">{t('points', { points: pointsInWords(points, view, here.occasion.side) })}</Text>
          {present !== null && <Text size="sm">{t(present.locked ? 'locked' : 'has')}</Text>}
          <Group gap="xs" mt={6}>
            {/* A press by keyboard is no click of the mouse: the cross stands ready. */}
            <Button px="sm" disabled={present?.locked === true} onClick={(event) => begin(event.detail === 0)}>
              {withKeys(t(here.on === frame ? 'pointHere' : 'pointThere'), pointKeys)}
            </Button>
            <GoOn hand={hand} />
          </Group>
        </>
      )}
    </div>
  );
}

function GoOn({ hand }: { readonly hand: LandmarkHand }) {
  const { t } = useTranslation('landmarks');
  const keys = useKeyHint(nextAction);
  const { here, next, goOn } = hand;
  if (here === null) return null;
  const { moment } = here.occasion;
  if (next === null)
    return (
      <Text size="sm" c="dimmed">
        {t(moment === 'swing' || moment === 'standing' ? 'nothingNext' : 'nothingLeft')}
      </Text>
    );
  const words = t(moment === 'flight' ? 'flightProposal' : 'nextOn', { frame: next });
  return (
    <>
      <Button px="sm" variant="default" onClick={(event) => goOn(event.detail === 0)}>
        {keys === '' ? words : t('key', { words, keys })}
      </Button>
      {moment === 'flight' && (
        <Text size="sm" c="dimmed">
          {t('flightHelp')}
        </Text>
      )}
    </>
  );
}

/** The landmark that is next, large, where it lies on the body, and how it is put. */
function PointingCard({ hand, pointing }: Pick<Props, 'hand'> & { readonly pointing: PointingNow }) {
  const { t } = useTranslation('landmarks');
  const { occasion, next, done, of, byKeys, obstacle } = pointing;
  return (
    <div className={classes['next']} data-testid="landmarks-pointing">
      <Text size="sm">
        {occasionInWords(occasion)} · {t('pointing.step', { done: done + 1, of })}
      </Text>
      <Text className={classes['bannerName']}>{pointInWords(next, hand.view, occasion.side)}</Text>
      <Text size="sm">{whereInWords(next, hand.view)}</Text>
      {obstacle === null && (
        <Text size="sm" c="dimmed">
          {t(byKeys ? 'pointing.keyboard' : 'pointing.mouse')} {t(done > 0 ? 'pointing.takeBack' : 'pointing.leave')}
        </Text>
      )}
    </div>
  );
}

/** Landmarks that count for nothing, each with its reason; a press goes there and takes them in hand. */
function Doubled({ hand }: { readonly hand: LandmarkHand }) {
  const { t } = useTranslation('landmarks');
  const doubled = doubledLandmarks(hand.poses, hand.clip);
  if (doubled.length === 0) return null;
  return (
    <Stack gap={4} role="status" aria-label={t('problems')}>
      {doubled.map((pose) => (
        <Button
          key={pose.id}
          variant="light"
          color="orange"
          justify="start"
          h="auto"
          py={4}
          data-doubled={pose.from}
          styles={{ label: { whiteSpace: 'normal', textAlign: 'start' } }}
          onClick={() => hand.show(pose)}
        >
          {t('at', { occasion: occasionInWords(pose), frame: pose.from })} {t(pose.moment === 'standing' ? 'doubledStanding' : 'doubled')}
        </Button>
      ))}
    </Stack>
  );
}
