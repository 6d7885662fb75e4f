import { ActionIcon, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../link.ts';
import classes from './Capture.module.css';
import type { TakeGroup } from './useTakes.ts';
import { rateWords } from './words.ts';

type Props = {
  readonly groups: readonly TakeGroup[];
  readonly shown: string | null;
  readonly onReplay: (group: TakeGroup) => void;
  readonly onThrowAway: (group: TakeGroup) => void;
};

/** The worst that the quality gate said of any clip of a take. */
function levelOf({ clips }: TakeGroup): 'problem' | 'advice' | null {
  const levels = clips.flatMap(({ take }) => take.log?.findings.map(({ level }) => level) ?? []);
  return levels.includes('problem') ? 'problem' : levels.includes('advice') ? 'advice' : null;
}

/** The takes of this visit, newest first: press one to replay it. */
export function TakeStrip({ groups, shown, onReplay, onThrowAway }: Props) {
  const { t } = useTranslation('capture');
  if (groups.length === 0)
    return (
      <div>
        <Text fw={650}>{t('takes.empty')}</Text>
        <Text size="sm" c="dimmed">
          {t('takes.emptyAction')}
        </Text>
      </div>
    );
  return (
    <ul className={classes['takes']} aria-label={t('takes.title')}>
      {groups.map((group) => {
        const [first] = group.clips;
        if (first === undefined) return null;
        const { recording } = first;
        const level = levelOf(group);
        return (
          <li key={group.id} className={classes['take']} data-take={group.number} data-shown={group.id === shown || undefined}>
            <button
              type="button"
              className={classes['takePictures']}
              aria-label={t('takes.replayThis', { title: recording.title })}
              title={recording.title}
              onClick={() => onReplay(group)}
            >
              {group.clips.map((clip) => (
                <img key={clip.recording.id} src={mediaUrl(`thumbnail-${clip.recording.id}-0`)} alt="" />
              ))}
              {level !== null && (
                <span className={classes['badge']} data-level={level}>
                  {t(`quality.levels.${level}`)}
                </span>
              )}
            </button>
            <div className={classes['takeWords']}>
              <span title={recording.title}>
                <b>{group.number}</b>{' '}
                {t('takes.facts', {
                  seconds: recording.durationSeconds.toFixed(1),
                  rate: rateWords(recording.captureRate.framesPerSecond),
                })}
              </span>
              <ActionIcon size={32} aria-label={t('takes.throwAwayThis', { title: recording.title })} onClick={() => onThrowAway(group)}>
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
