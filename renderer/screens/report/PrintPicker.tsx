import { ActionIcon, Checkbox, Group, Text, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordId } from '#core/domain/ids.ts';
import { mediaUrl } from '../../link.ts';
import classes from './Report.module.css';

/** Something that can be printed: a key image, or a pair of stills. */
export type Printable = {
  readonly id: RecordId;
  readonly title: string;
  /** What it is of. */
  readonly detail: string;
  /** What the clinician wrote under it; empty for nothing. */
  readonly caption: string;
  /** The frames that it shows. */
  readonly frames: readonly { readonly recordingId: string; readonly frame: number | null }[];
};

type Props = {
  readonly heading: string;
  readonly note: string;
  readonly items: readonly Printable[];
  /** Ids in print order. */
  readonly chosen: readonly RecordId[];
  /** How many may be printed; null for as many as are wanted. */
  readonly most: number | null;
  readonly onChoose: (chosen: readonly RecordId[]) => void;
};

/** Which of them are printed and in which order: the chosen ones first, as they will stand in the report. Alt with an arrow key moves one as well. */
export function PrintPicker({ heading, note, items, chosen, most, onChoose }: Props) {
  const { t } = useTranslation('report');
  const list = useRef<HTMLElement>(null);
  /** What was moved last: a row that changes its place keeps the keyboard. */
  const moved = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (moved.current === null) return;
    const wanted = list.current?.querySelectorAll<HTMLElement>(moved.current) ?? [];
    moved.current = null;
    [...wanted].find((element) => !element.matches(':disabled'))?.focus();
  });
  const printed = chosen.flatMap((id) => items.filter((item) => item.id === id));
  const others = items.filter((item) => !chosen.includes(item.id));
  const isFull = most !== null && printed.length >= most;
  const move = (id: RecordId, by: -1 | 1, focus: 'button' | 'box') => {
    // By what is shown: an id whose item is gone takes up no place.
    const ids = printed.map((item) => item.id);
    const to = ids.indexOf(id) + by;
    if (!ids.includes(id) || to < 0 || to >= ids.length) return;
    const next = ids.filter((other) => other !== id);
    const row = `[data-print="${id}"]`;
    moved.current = focus === 'box' ? `${row} input` : `${row} [data-by="${by}"], ${row} [data-by]`;
    onChoose([...next.slice(0, to), id, ...next.slice(to)]);
  };
  const onKeyDown = (event: KeyboardEvent, id: RecordId) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    move(id, event.key === 'ArrowUp' ? -1 : 1, 'box');
  };
  return (
    <section aria-label={heading} ref={list}>
      <Title order={2} size="h4">
        {heading}
      </Title>
      <Text c="dimmed" size="sm">
        {note}
        {most !== null && ` ${t('images.most', { count: most })}`}
      </Text>
      {[...printed, ...others].map((item) => {
        const { id, title } = item;
        const isPrinted = chosen.includes(id);
        const at = printed.indexOf(item);
        const mover = (by: -1 | 1) => (
          <ActionIcon
            size={40}
            variant="subtle"
            color="gray"
            data-by={by}
            aria-label={t(by < 0 ? 'images.earlier' : 'images.later', { title })}
            disabled={at < 0 || (by < 0 ? at === 0 : at === printed.length - 1)}
            onClick={() => move(id, by, 'button')}
          >
            {by < 0 ? <IconArrowUp size={20} aria-hidden /> : <IconArrowDown size={20} aria-hidden />}
          </ActionIcon>
        );
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: keys pressed on the controls inside come here
          <div key={id} className={classes['image']} data-print={id} onKeyDown={(event) => onKeyDown(event, id)}>
            <Checkbox
              aria-label={t('images.include', { title })}
              checked={isPrinted}
              disabled={!isPrinted && isFull}
              onChange={() => onChoose(isPrinted ? chosen.filter((other) => other !== id) : [...chosen, id])}
            />
            <Thumb frames={item.frames} />
            <div>
              <Text fw={600} lineClamp={1}>
                {title}
              </Text>
              <Text size="sm" c="dimmed" lineClamp={1}>
                {item.detail}
              </Text>
              {item.caption !== '' && (
                <Text size="sm" lineClamp={2}>
                  {item.caption}
                </Text>
              )}
            </div>
            <Group gap={2} wrap="nowrap">
              {mover(-1)}
              {mover(1)}
            </Group>
          </div>
        );
      })}
    </section>
  );
}

/** The stored pictures of the frames, up to two; a plain dark square where none is stored. */
const Thumb = ({ frames }: Pick<Printable, 'frames'>) => (
  <div className={classes['thumb']}>
    {frames.slice(0, 2).map(({ recordingId, frame }) => (
      <FrameThumb key={`${recordingId} ${frame}`} recordingId={recordingId} frame={frame} />
    ))}
  </div>
);

function FrameThumb({ recordingId, frame }: Printable['frames'][number]) {
  const [missing, setMissing] = useState(false);
  if (missing || frame === null) return <div className={classes['noThumb']} />;
  return <img src={mediaUrl(`picture-${recordingId}-${frame}`)} alt="" onError={() => setMissing(true)} />;
}
