import { ActionIcon, Checkbox, Group, Text, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#core/domain/ids.ts';
import { mediaUrl } from '../../link.ts';
import classes from './Report.module.css';
import type { OfferedImage } from './useKeyImages.ts';

type Props = {
  readonly images: readonly OfferedImage[];
  /** Ids in print order. */
  readonly chosen: readonly RecordId[];
  readonly onChoose: (chosen: readonly RecordId[]) => void;
};

/** Which key images are printed and in which order: the chosen ones first, as they will stand in the report. */
export function KeyImagePicker({ images, chosen, onChoose }: Props) {
  const { t } = useTranslation('report');
  const printed = chosen.flatMap((id) => images.filter((image) => image.id === id));
  const others = images.filter((image) => !chosen.includes(image.id));
  const move = (id: RecordId, by: -1 | 1) => {
    const at = chosen.indexOf(id);
    const next = chosen.filter((other) => other !== id);
    onChoose([...next.slice(0, at + by), id, ...next.slice(at + by)]);
  };
  return (
    <section aria-label={t('images.title')}>
      <Title order={2} size="h4">
        {t('images.title')}
      </Title>
      {images.length === 0 && <Text fw={600}>{t('images.empty')}</Text>}
      <Text c="dimmed" size="sm">
        {images.length === 0 ? t('images.emptyAction') : t('images.chosen', { count: printed.length, total: images.length })}
      </Text>
      {[...printed, ...others].map((image) => {
        const title = image.title === '' ? t('images.frame', { frame: image.frame }) : image.title;
        const isPrinted = chosen.includes(image.id);
        const at = chosen.indexOf(image.id);
        return (
          <div key={image.id} className={classes['image']}>
            <Checkbox
              aria-label={t('images.include', { title })}
              checked={isPrinted}
              onChange={() => onChoose(isPrinted ? chosen.filter((id) => id !== image.id) : [...chosen, image.id])}
            />
            <Thumb image={image} />
            <div>
              <Text fw={600} lineClamp={1}>
                {title}
              </Text>
              <Text size="sm" c="dimmed" lineClamp={1}>
                {image.clip}, {t('images.frame', { frame: image.frame })}
              </Text>
            </div>
            <Group gap={2} wrap="nowrap">
              <ActionIcon
                size={40}
                variant="subtle"
                color="gray"
                aria-label={t('images.earlier', { title })}
                disabled={at < 1}
                onClick={() => move(image.id, -1)}
              >
                <IconArrowUp size={20} aria-hidden />
              </ActionIcon>
              <ActionIcon
                size={40}
                variant="subtle"
                color="gray"
                aria-label={t('images.later', { title })}
                disabled={at < 0 || at === chosen.length - 1}
                onClick={() => move(image.id, 1)}
              >
                <IconArrowDown size={20} aria-hidden />
              </ActionIcon>
            </Group>
          </div>
        );
      })}
    </section>
  );
}

/** The stored picture of the frame; a plain dark square where none is stored. */
function Thumb({ image }: { readonly image: OfferedImage }) {
  const [missing, setMissing] = useState(false);
  if (missing) return <div className={classes['noThumb']} />;
  return <img src={mediaUrl(`picture-${image.recordingId}-${image.frame}`)} alt="" onError={() => setMissing(true)} />;
}
