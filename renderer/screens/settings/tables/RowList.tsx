import { ActionIcon, Button, Group, Paper, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown, IconChevronRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayWithUndo } from '../../../ui/notify.tsx';

type Wrong = (place: string) => string | undefined;
type Props<R> = {
  readonly rows: readonly R[];
  readonly titleOf: (row: R) => string;
  readonly hintOf: (row: R) => string;
  readonly fields: (row: R, change: (row: R) => void, wrong: Wrong) => ReactNode;
  /** Places that `fields` may name, to mark a closed row. */
  readonly places: readonly string[];
  /** By the row's place, such as '3.name'. */
  readonly wrong: Wrong;
  readonly empty: string;
  readonly add: string;
  readonly fresh: () => R;
  readonly onRows: (rows: R[]) => void;
  /** Puts rows back in later; see `TableDraft.put`. */
  readonly onUndo: (change: (now: readonly R[]) => R[]) => Promise<void>;
  readonly onLeave: () => void;
};

/** Rows of a table, each a line that opens into its fields: added, changed, and removed with undo. */
export function RowList<R>(props: Props<R>) {
  const { rows, titleOf, hintOf, fields, places, wrong, empty, add, fresh, onRows, onUndo, onLeave } = props;
  const { t } = useTranslation('recordKeeping');
  const [opened, open] = useState<number | null>(null);
  const remove = (at: number, row: R): void => {
    onRows(rows.toSpliced(at, 1));
    open(null);
    sayWithUndo(t('list.removed', { what: titleOf(row) }), () => onUndo((now) => now.toSpliced(at, 0, row)));
  };
  return (
    <Stack gap="xs" onBlur={onLeave}>
      {rows.length === 0 && <Text>{empty}</Text>}
      {rows.map((row, at) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the table; what tells rows apart is being typed
          key={at}
          title={titleOf(row)}
          hint={hintOf(row)}
          isWrong={places.some((place) => wrong(`${at}.${place}`) !== undefined)}
          opened={opened === at}
          onOpen={(isOpen) => open(isOpen ? at : null)}
          onRemove={() => remove(at, row)}
        >
          {fields(
            row,
            (next) => onRows(rows.with(at, next)),
            (place) => wrong(`${at}.${place}`),
          )}
        </Row>
      ))}
      <Group>
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => {
            onRows([...rows, fresh()]);
            open(rows.length);
          }}
        >
          {add}
        </Button>
      </Group>
    </Stack>
  );
}

type RowProps = {
  readonly title: string;
  readonly hint: string;
  readonly isWrong: boolean;
  readonly opened: boolean;
  readonly onOpen: (opened: boolean) => void;
  readonly onRemove: () => void;
  readonly children: ReactNode;
};

function Row({ title, hint, isWrong, opened, onOpen, onRemove, children }: RowProps) {
  const { t } = useTranslation('recordKeeping');
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  const removeWords = t('list.remove', { what: title });
  return (
    <Paper p="sm" data-row={title}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <UnstyledButton aria-expanded={opened} onClick={() => onOpen(!opened)} style={{ flex: 1, minWidth: 0 }}>
          <Group wrap="nowrap" gap="xs">
            <Chevron size={20} aria-hidden style={{ flex: 'none' }} />
            <div style={{ minWidth: 0 }}>
              <Text fw={600} truncate>
                {title}
              </Text>
              <Text size="sm" c="dimmed" lineClamp={2}>
                {hint}
              </Text>
              {isWrong && (
                <Text size="sm" c="var(--mantine-color-error)">
                  <IconAlertTriangle size={14} aria-hidden /> {t('list.wrong')}
                </Text>
              )}
            </div>
          </Group>
        </UnstyledButton>
        <Tooltip label={removeWords}>
          <ActionIcon aria-label={removeWords} onClick={onRemove}>
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      {opened && (
        <Stack gap="sm" mt="sm">
          {children}
        </Stack>
      )}
    </Paper>
  );
}
