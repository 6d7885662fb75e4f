import { ActionIcon, Group, Switch, Text, Tooltip } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GaitDifference, GaitTake } from '#core/domain/gaitTake.ts';
import type { Purpose } from '#core/gait/difference.ts';
import { gaitActions } from '../../gait/actions.ts';
import { useKeyHint } from '../../ui/keymap/useActions.ts';
import { CircumstanceList } from './CircumstanceList.tsx';
import { type Choice, ClipHead } from './ClipHead.tsx';
import classes from './Differences.module.css';
import { DifferenceTable } from './DifferenceTable.tsx';

type Props = {
  readonly difference: GaitDifference;
  readonly changedOnly: boolean;
  /** To choose other clips from and to swap them; null where the two are fixed. */
  readonly choosing: { readonly a: Choice; readonly b: Choice; readonly onSwap: () => void; readonly swapKeys: string } | null;
  readonly onMeant: (meant: readonly Purpose[]) => void;
  readonly onKept: (kept: boolean) => void;
  /** Further controls of the bar above the table. */
  readonly children?: ReactNode;
};

/** Two clips: what each is, in what they differ besides the runner, and metric by metric. */
export function DifferencePanel({ difference, changedOnly, choosing, onMeant, onKept, children }: Props) {
  const { t } = useTranslation('differences');
  const { a, b, purposes, kept, keptReversed, rows } = difference;
  return (
    <>
      <div className={classes['clips']}>
        <ClipHead letter="A" take={a} choice={choosing?.a ?? null} />
        {choosing === null ? (
          <span />
        ) : (
          <Tooltip label={`${t('swap')}${choosing.swapKeys && ` (${choosing.swapKeys})`}`}>
            <ActionIcon style={{ alignSelf: 'center' }} variant="default" aria-label={t('swap')} onClick={choosing.onSwap}>
              <IconArrowsExchange aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <ClipHead letter="B" take={b} choice={choosing?.b ?? null} />
      </div>
      <CircumstanceList a={a.circumstances} b={b.circumstances} meant={purposes} onMeant={onMeant} />
      <Group my="sm" gap="lg">
        <Switch
          label={t('inReport')}
          aria-label={t('inReportOf', { a: a.title, b: b.title })}
          description={keptReversed ? t('reversed') : undefined}
          checked={kept}
          onChange={(event) => onKept(event.currentTarget.checked)}
        />
        {children}
      </Group>
      {rows.some((row) => row.a?.ok === true && row.b?.ok === true) ? null : <ToMeasure takes={[a, b]} />}
      <DifferenceTable difference={difference} changedOnly={changedOnly} />
    </>
  );
}

/** What to do where there is nothing to hold against each other. */
function ToMeasure({ takes }: { readonly takes: readonly GaitTake[] }) {
  const { t } = useTranslation('differences');
  const keys = useKeyHint(gaitActions.find(({ id }) => id === 'gait.open') ?? { id: 'gait.open', group: 'marks', chords: noChords });
  const bare = takes.filter(({ strides, landmarks }) => strides.left + strides.right + landmarks === 0);
  return (
    <div role="status">
      <Text fw={600}>{t('nothingMeasured')}</Text>
      {bare.map(({ recordingId, title }) => (
        <Text key={recordingId}>{t('notMeasured', { title })}</Text>
      ))}
      <Text c="dimmed">{t('toMeasure', { keys })}</Text>
    </div>
  );
}

const noChords = { soleus: [], kinovea: [], nle: [] } as const;
