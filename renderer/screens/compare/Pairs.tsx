import { ActionIcon, Button, Checkbox, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComparisonPair } from '#core/domain/comparison.ts';
import { mediaUrl } from '../../link.ts';
import classes from './Compare.module.css';

/** A pair with the frames of its pictures; a frame is null where its key image is gone. */
export type ShownPair = { readonly pair: ComparisonPair; readonly frames: readonly (number | null)[]; readonly here: boolean };

type Props = {
  readonly pairs: readonly ShownPair[];
  /** Events marked on every clip that have no pair yet. */
  readonly offered: number;
  readonly onAdd: () => void;
  readonly onOffered: () => void;
  readonly onGo: (pair: ComparisonPair) => void;
  readonly onChange: (pair: ComparisonPair) => void;
  readonly onRemove: (pair: ComparisonPair) => void;
};

/** Moments kept of all clips: stills beside each other, with words, for the report. */
export function Pairs({ pairs, offered, onAdd, onOffered, onGo, onChange, onRemove }: Props) {
  const { t } = useTranslation('compare');
  return (
    <Stack gap="sm" component="section" aria-label={t('pairs.title')}>
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('pairs.title')}
        </Title>
        <Button variant="default" onClick={onAdd}>
          {t('pairs.add')}
        </Button>
      </Group>
      {pairs.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('pairs.empty')}
        </Text>
      )}
      {offered > 0 && (
        <Button variant="light" onClick={onOffered}>
          {t('pairs.offered', { count: offered })}
        </Button>
      )}
      {pairs.map((shown) => (
        <Card key={shown.pair.id} shown={shown} onGo={onGo} onChange={onChange} onRemove={onRemove} />
      ))}
    </Stack>
  );
}

function Card({ shown, onGo, onChange, onRemove }: { readonly shown: ShownPair } & Pick<Props, 'onGo' | 'onChange' | 'onRemove'>) {
  const { t } = useTranslation('compare');
  const { pair, frames, here } = shown;
  const [title, setTitle] = useState(pair.title);
  const [caption, setCaption] = useState(pair.caption);
  useEffect(() => setTitle(pair.title), [pair.title]);
  useEffect(() => setCaption(pair.caption), [pair.caption]);
  const name = pair.title || t('pairs.untitled');
  return (
    <section aria-label={name} className={classes['pair']} data-here={here || undefined}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Button variant="subtle" px="xs" onClick={() => onGo(pair)}>
          {name}
        </Button>
        <ActionIcon variant="subtle" size={40} aria-label={t('pairs.remove', { name })} onClick={() => onRemove(pair)}>
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      </Group>
      <div className={classes['pairPictures']}>
        {pair.images.map(({ recordingId, keyImageId, mirrored }, i) => {
          const frame = frames[i] ?? null;
          return frame === null ? (
            <Text key={`${keyImageId}${mirrored}`} size="sm" c="dimmed">
              {t('pairs.gone')}
            </Text>
          ) : (
            <img
              key={`${keyImageId}${mirrored}`}
              src={mediaUrl(`picture-${recordingId}-${frame}`)}
              alt=""
              style={mirrored ? { transform: 'scaleX(-1)' } : {}}
            />
          );
        })}
      </div>
      <Stack gap={6} p="xs">
        <TextInput
          label={t('pairs.titleLabel')}
          value={title}
          maxLength={200}
          onChange={(event) => setTitle(event.currentTarget.value)}
          onBlur={() => title !== pair.title && onChange({ ...pair, title })}
        />
        <Textarea
          label={t('pairs.caption')}
          value={caption}
          autosize
          minRows={2}
          maxLength={4000}
          onChange={(event) => setCaption(event.currentTarget.value)}
          onBlur={() => caption !== pair.caption && onChange({ ...pair, caption })}
        />
        <Checkbox
          label={t('pairs.inReport')}
          checked={pair.inReport}
          onChange={(event) => onChange({ ...pair, inReport: event.currentTarget.checked })}
        />
      </Stack>
    </section>
  );
}
