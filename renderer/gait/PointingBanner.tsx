import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { useKeyHint } from '../ui/keymap/useActions.ts';
import { landmarkActions } from './actions.ts';
import classes from './Gait.module.css';
import { occasionInWords, pointInWords } from './landmarkWords.ts';
import type { LandmarkHand } from './useLandmarks.ts';

type Props = { readonly hand: LandmarkHand; readonly onGo: (frame: FrameNo) => void };

const skipAction = landmarkActions[2];

/** Over the top of the picture while landmarks are pointed at: which one is next, and the way round one that cannot be seen. */
export function PointingBanner({ hand, onGo }: Props) {
  const { t } = useTranslation('landmarks');
  const keys = useKeyHint(skipAction);
  const { pointing, view, skip, putAway } = hand;
  if (pointing === null) return null;
  const { occasion, next, done, of, obstacle, on } = pointing;
  return (
    <div className={classes['banner']} data-testid="pointing">
      <div role="status">
        <Text size="xs">
          {occasionInWords(occasion)} · {t('pointing.step', { done: done + 1, of })}
        </Text>
        <Text className={classes['bannerName']} data-next-landmark={next}>
          {pointInWords(next, view, occasion.side)}
        </Text>
        {obstacle === 'locked' && <Text size="sm">{t('locked')}</Text>}
        {obstacle === 'other-frame' && on !== null && <Text size="sm">{t('pointing.other-frame', { frame: on })}</Text>}
      </div>
      <Group gap={6} wrap="nowrap">
        {obstacle === 'other-frame' && on !== null && (
          <Button size="sm" px="xs" onClick={() => onGo(on)}>
            {t('pointing.back', { frame: on })}
          </Button>
        )}
        <Button size="sm" px="xs" variant="default" disabled={obstacle !== null} onClick={skip}>
          {keys === '' ? t('pointing.skip') : t('key', { words: t('pointing.skip'), keys })}
        </Button>
        <Button size="sm" px="xs" variant="default" onClick={putAway}>
          {t('pointing.cancel')}
        </Button>
      </Group>
    </div>
  );
}
