import { Button, Group, Kbd, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { reportFailure } from './failures.ts';
import { appActions } from './keymap/appActions.ts';
import { useKeyHint } from './keymap/useActions.ts';

const undoAction = appActions.find(({ id }) => id === 'app.undo-removal') ?? appActions[0];

/** What can still be undone, newest last. */
const undoable = new Map<string, () => void>();

/** Undoes what was said last with an undo; nothing when there is none left. */
export function undoLast(): void {
  [...undoable.values()].at(-1)?.();
}

/** Says in passing that something was done. */
export function say(message: string): void {
  notifications.show({ message, withBorder: true, autoClose: 4000, closeButtonProps: { 'aria-label': i18next.t('common:dismiss') } });
}

/** Says that something was done and offers to undo it, by button or key, for ten seconds or while pointed at. */
export function sayWithUndo(message: string, undo: () => Promise<unknown>): void {
  const id = crypto.randomUUID();
  const run = () => {
    notifications.hide(id);
    undoable.delete(id);
    undo().catch(reportFailure);
  };
  undoable.set(id, run);
  notifications.show({
    id,
    autoClose: 10_000,
    withBorder: true,
    onClose: () => undoable.delete(id),
    closeButtonProps: { 'aria-label': i18next.t('common:dismiss') },
    message: <UndoMessage message={message} onUndo={run} />,
  });
}

function UndoMessage({ message, onUndo }: { readonly message: string; readonly onUndo: () => void }) {
  const hint = useKeyHint(undoAction);
  return (
    <Group justify="space-between" wrap="nowrap" gap="md">
      <Text>{message}</Text>
      <Button
        variant="light"
        onClick={onUndo}
        aria-keyshortcuts={hint}
        rightSection={hint === '' ? undefined : <Kbd aria-hidden>{hint}</Kbd>}
      >
        {i18next.t('common:undo')}
      </Button>
    </Group>
  );
}
