import { ActionIcon, Button, Checkbox, Group, Select, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KeyImage, keyImagePresets } from '#core/annotation/records.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { Marks, Preset } from '../../player/useMarks.ts';
import classes from './Review.module.css';

type Props = {
  readonly images: readonly KeyImage[];
  readonly frame: FrameNo;
  readonly marks: Marks;
  readonly onGo: (frame: FrameNo) => void;
};

/** Key images of the clip: what they are, where they are, and whether they are printed. */
export function KeyImages({ images, frame, marks, onGo }: Props) {
  const { t } = useTranslation('review');
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h5">
          {t('keyImages.title')}
        </Title>
        <Button variant="default" onClick={() => marks.addKeyImage(frame, null)} disabled={images.some((image) => image.frame === frame)}>
          {t('keyImages.add')}
        </Button>
      </Group>
      {images.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('keyImages.empty')}
        </Text>
      )}
      {images.map((image) => (
        <Card key={image.id} image={image} here={image.frame === frame} marks={marks} onGo={onGo} />
      ))}
    </Stack>
  );
}

function Card({
  image,
  here,
  marks,
  onGo,
}: {
  readonly image: KeyImage;
  readonly here: boolean;
  readonly marks: Marks;
  readonly onGo: Props['onGo'];
}) {
  const { t } = useTranslation('review');
  const [title, setTitle] = useState(image.title);
  const [comment, setComment] = useState(image.comment);
  useEffect(() => setTitle(image.title), [image.title]);
  useEffect(() => setComment(image.comment), [image.comment]);
  const name = image.title || (image.preset ? t(`presets.${image.preset}`) : t('keyImages.untitled'));
  const keep = (field: 'title' | 'comment', value: string) => {
    if (image[field] !== value) marks.changeKeyImage(image, { [field]: value });
  };
  return (
    <section aria-label={name} className={classes['keyImage']} data-here={here || undefined} style={{ borderLeftColor: image.colour }}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Button variant="subtle" px="xs" className={classes['keyImageName']} onClick={() => onGo(image.frame)}>
          {t('keyImages.at', { name, frame: image.frame })}
        </Button>
        <ActionIcon variant="subtle" size={40} aria-label={t('keyImages.remove', { name })} onClick={() => marks.removeKeyImage(image)}>
          <IconTrash size={20} />
        </ActionIcon>
      </Group>
      {here && (
        <Stack gap={6} px="xs" pb="xs">
          <Select
            label={t('keyImages.preset')}
            data={keyImagePresets.map((preset) => ({ value: preset, label: t(`presets.${preset}`) }))}
            value={image.preset}
            clearable
            onChange={(preset) => marks.changeKeyImage(image, { preset: (preset as Preset | null) ?? null })}
          />
          <TextInput
            label={t('keyImages.titleLabel')}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.currentTarget.value)}
            onBlur={() => keep('title', title)}
          />
          <Textarea
            label={t('keyImages.comment')}
            value={comment}
            autosize
            minRows={2}
            maxLength={4000}
            onChange={(event) => setComment(event.currentTarget.value)}
            onBlur={() => keep('comment', comment)}
          />
          <Checkbox
            label={t('keyImages.inReport')}
            checked={image.inReport}
            onChange={(event) => marks.changeKeyImage(image, { inReport: event.currentTarget.checked })}
          />
        </Stack>
      )}
    </section>
  );
}
