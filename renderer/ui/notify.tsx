import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { reportFailure } from './failures.ts';

/** Says in passing that something was done. */
export function say(message: string): void {
  notifications.show({ message, withBorder: true, autoClose: 4000, closeButtonProps: { 'aria-label': i18next.t('common:dismiss') } });
}

/** Says that something was done and offers to undo it, for ten seconds or while pointed at. Ctrl+Z of a screen is apart from this. */
export function sayWithUndo(message: string, undo: () => Promise<unknown>): void {
  const id = crypto.randomUUID();
  const run = () => {
    notifications.hide(id);
    undo().catch(reportFailure);
  };
  notifications.show({
    id,
    autoClose: 10_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': i18next.t('common:dismiss') },
    message: (
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Text>{message}</Text>
        <Button variant="light" onClick={run} data-undo>
          {i18next.t('common:undo')}
        </Button>
      </Group>
    ),
  });
}
