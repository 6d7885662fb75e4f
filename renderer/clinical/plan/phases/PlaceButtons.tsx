import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../Plan.module.css';

type Props = {
  readonly name: string;
  /** Null at the ends of a list. */
  readonly onEarlier: (() => void) | null;
  readonly onLater: (() => void) | null;
  readonly removeLabel: string;
  /** Null where it has to stay; `removeLabel` then says why. */
  readonly onRemove: (() => void) | null;
};

/** Moves something in its list, or takes it out. */
export function PlaceButtons({ name, onEarlier, onLater, removeLabel, onRemove }: Props) {
  const { t } = useTranslation('plan');
  const [earlier, later] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)];
  const move = (go: () => void, pressed: typeof earlier, other: typeof earlier): void => {
    go();
    // What is moved in the page loses the keys, and at the end of the list its button rests.
    requestAnimationFrame(() => (pressed.current?.disabled ? other : pressed).current?.focus());
  };
  return (
    <Group gap={4} wrap="nowrap" className={classes['quiet'] ?? ''}>
      <Tooltip label={t('place.earlier', { name })}>
        <ActionIcon
          ref={earlier}
          aria-label={t('place.earlier', { name })}
          disabled={onEarlier === null}
          onClick={() => onEarlier && move(onEarlier, earlier, later)}
        >
          <IconArrowUp size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('place.later', { name })}>
        <ActionIcon
          ref={later}
          aria-label={t('place.later', { name })}
          disabled={onLater === null}
          onClick={() => onLater && move(onLater, later, earlier)}
        >
          <IconArrowDown size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={removeLabel}>
        <ActionIcon
          aria-label={removeLabel}
          aria-disabled={onRemove === null}
          data-disabled={onRemove === null}
          onClick={() => onRemove?.()}
        >
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
