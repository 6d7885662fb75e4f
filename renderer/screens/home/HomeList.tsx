import { Button, Paper, Text, Title } from '@mantine/core';
import { Children, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './HomeBoard.module.css';

/** Lines that are shown until somebody asks for all of them. */
const few = 6;

type Props = {
  readonly title: string;
  /** What to do, or what it means, where there is no line. */
  readonly empty: string;
  readonly note?: string | null;
  readonly urgent?: boolean;
  readonly children: readonly ReactNode[];
};

/** One list of the home screen: its first lines, and the rest at a press. */
export function HomeList({ title, empty, note = null, urgent = false, children }: Props) {
  const { t } = useTranslation('home');
  const [all, showAll] = useState(false);
  const lines = Children.toArray(children);
  const rest = lines.length - few;
  return (
    <Paper p="md" component="section" aria-label={title} data-urgent={urgent || undefined} className={classes['list'] ?? ''}>
      <Title order={2} size="h3" mb={4}>
        {title}
      </Title>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      ) : (
        <ul className={classes['lines']}>
          {(all ? lines : lines.slice(0, few)).map((line, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the line itself has its key, its place has none
            <li key={n}>{line}</li>
          ))}
        </ul>
      )}
      {note !== null && (
        <Text size="sm" c="dimmed">
          {note}
        </Text>
      )}
      {rest > 0 && !all && (
        <Button variant="subtle" size="compact-sm" onClick={() => showAll(true)}>
          {t('all', { count: rest })}
        </Button>
      )}
    </Paper>
  );
}
