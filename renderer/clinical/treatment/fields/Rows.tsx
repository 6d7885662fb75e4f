import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { sayWithUndo } from '../../../ui/notify.tsx';
import classes from '../Treatment.module.css';
import { Fields } from './Part.tsx';

type Props<T> = {
  readonly rows: readonly T[];
  readonly onChange: (rows: T[]) => void;
  readonly name: (n: number) => string;
  readonly removeWords: (n: number) => string;
  readonly removedWords: string;
  readonly addWords: string;
  /** The next row; from the last one where that saves typing. */
  readonly next: (last: T | undefined) => T;
  readonly children: (row: T, change: (row: T) => void) => ReactNode;
};

/** Rows of the same fields: added at the end, removed with a way back. */
export function Rows<T>({ rows, onChange, name, removeWords, removedWords, addWords, next, children }: Props<T>) {
  const list = useRef<HTMLDivElement>(null);
  const added = useRef(false);
  const latest = useRef({ rows, onChange });
  useEffect(() => {
    latest.current = { rows, onChange };
    if (!added.current) return;
    added.current = false;
    list.current?.querySelector<HTMLElement>(':scope > fieldset:last-of-type :is(input, select)')?.focus();
  });
  const remove = (at: number): void => {
    const row = rows[at];
    if (row === undefined) return;
    onChange(rows.toSpliced(at, 1));
    sayWithUndo(removedWords, async () => latest.current.onChange(latest.current.rows.toSpliced(at, 0, row)));
  };
  return (
    <div ref={list}>
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name but its place
        <fieldset key={i} className={classes['row']} aria-label={name(i + 1)}>
          <Fields>{children(row, (changed) => onChange(rows.with(i, changed)))}</Fields>
          <Tooltip label={removeWords(i + 1)}>
            <ActionIcon aria-label={removeWords(i + 1)} onClick={() => remove(i)}>
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </fieldset>
      ))}
      <Button
        size="sm"
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={() => {
          added.current = true;
          onChange([...rows, next(rows.at(-1))]);
        }}
      >
        {addWords}
      </Button>
    </div>
  );
}
