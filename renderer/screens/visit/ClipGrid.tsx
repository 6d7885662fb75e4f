import { Button, Skeleton, Text, Title } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../ui/data/reads.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { RecordingCard } from './RecordingCard.tsx';
import classes from './Visit.module.css';

/** Left and right arrow go from clip to clip; Enter opens the one in focus. */
function moveBetweenClips(event: KeyboardEvent<HTMLDivElement>): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-clip]')];
  const at = links.indexOf(event.target as HTMLElement);
  if (by === undefined || at < 0) return;
  event.preventDefault();
  links[at + by]?.focus();
}

type Props = { readonly visitId: string; readonly onImport: () => void };

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values.filter((value) => value !== ''))].sort();

/** The clips of a visit as cards; without any, how to get some. */
export function ClipGrid({ visitId, onImport }: Props) {
  const { t } = useTranslation('visit');
  const clips = useRead('recordings.list', { visitId });
  if (clips.isError) return <FailureNotice thrown={clips.error} onRetry={() => void clips.refetch()} />;
  if (!clips.data) return <Skeleton height={260} />;
  return (
    <section aria-label={t('clips.title')}>
      <Title order={2} mb="sm">
        {t('clips.title')}
      </Title>
      {clips.data.length === 0 ? (
        <div className={classes['emptyClips']}>
          <Text size="lg" fw={600}>
            {t('clips.empty')}
          </Text>
          <Text c="dimmed" maw={560}>
            {t('clips.emptyAction')}
          </Text>
          <Button size="lg" leftSection={<IconUpload aria-hidden />} onClick={onImport}>
            {t('import')}
          </Button>
        </div>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the links inside
        <div className={classes['cards']} onKeyDown={moveBetweenClips}>
          {clips.data.map((recording) => (
            <RecordingCard
              key={recording.id}
              recording={recording}
              positions={distinct(clips.data.map((clip) => clip.cameraPosition))}
              conditions={distinct(clips.data.map((clip) => clip.condition))}
              shoes={distinct(clips.data.map((clip) => clip.conditions.shoe))}
            />
          ))}
        </div>
      )}
    </section>
  );
}
