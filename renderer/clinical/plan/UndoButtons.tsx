import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import classes from './Plan.module.css';

type Props = {
  /** Null where there is nothing to undo, or to do again. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  readonly undoLabel: string;
  readonly redoLabel: string;
};

/** Takes back the last change, or does it again. */
export function UndoButtons({ undo, redo, undoLabel, redoLabel }: Props) {
  return (
    <Group gap={4} wrap="nowrap" className={classes['quiet'] ?? ''}>
      <Tooltip label={undoLabel}>
        <ActionIcon aria-label={undoLabel} disabled={undo === null} onClick={() => undo?.()}>
          <IconArrowBackUp size={22} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoLabel}>
        <ActionIcon aria-label={redoLabel} disabled={redo === null} onClick={() => redo?.()}>
          <IconArrowForwardUp size={22} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
