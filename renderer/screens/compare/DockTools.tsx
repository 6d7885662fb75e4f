import { Group } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconArrowsExchange,
  IconCamera,
  IconCopy,
  IconCopyPlus,
  IconDelta,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Comparison, ComparisonPane } from '#core/domain/comparison.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import { call } from '../../link.ts';
import { Tool } from '../../player/Tool.tsx';
import { reportFailure } from '../../ui/failures.ts';
import { appActions } from '../../ui/keymap/appActions.ts';
import { useActions } from '../../ui/keymap/useActions.ts';
import { sayWithUndo } from '../../ui/notify.tsx';
import { differenceAddress } from '../differences/useDifference.ts';
import { AddClip } from './AddClip.tsx';

type Props = {
  readonly comparison: Comparison;
  readonly panes: readonly ComparisonPane[];
  readonly onAdd: (recording: RecordingId) => void;
  readonly onSwap: () => void;
  readonly onCopyShape: () => void;
  readonly onSave: () => void;
  readonly onCopy: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** The button that makes a video. */
  readonly video: ReactNode;
};

/** What is done with all clips, beside the player. */
export function DockTools({ comparison, panes, video, ...on }: Props) {
  const { t } = useTranslation(['compare', 'review']);
  const [, go] = useLocation();
  const { id, patientId } = comparison;
  const remove = async () => {
    try {
      await call('comparisons.remove', { id });
      sayWithUndo(t('removed'), () => call('comparisons.restore', { id }));
      go(`/patients/${patientId}`);
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  // A clip beside its own mirror image has nothing to differ in.
  const [first, second] = [...new Set(panes.map(({ recordingId }) => recordingId))];
  const differences = first === undefined || second === undefined ? null : () => go(differenceAddress(first, second));
  useActions(appActions, differences === null ? {} : { 'visit.differences': differences });
  return (
    <Group gap={4} wrap="nowrap">
      <AddClip comparison={comparison} panes={panes} onAdd={on.onAdd} />
      <Tool label={t('swap')} onPress={on.onSwap}>
        <IconArrowsExchange aria-hidden />
      </Tool>
      <Tool label={t('copyShape')} onPress={on.onCopyShape}>
        <IconCopyPlus aria-hidden />
      </Tool>
      <Tool label={t('differences')} disabled={differences === null} onPress={() => differences?.()}>
        <IconDelta aria-hidden />
      </Tool>
      <Tool label={t('save')} onPress={on.onSave}>
        <IconCamera aria-hidden />
      </Tool>
      {video}
      <Tool label={t('copy')} onPress={on.onCopy}>
        <IconCopy aria-hidden />
      </Tool>
      <Tool label={t('review:nothingToUndo')} onPress={on.onUndo}>
        <IconArrowBackUp aria-hidden />
      </Tool>
      <Tool label={t('review:nothingToRedo')} onPress={on.onRedo}>
        <IconArrowForwardUp aria-hidden />
      </Tool>
      <Tool label={t('remove')} onPress={() => void remove()}>
        <IconTrash aria-hidden />
      </Tool>
    </Group>
  );
}
