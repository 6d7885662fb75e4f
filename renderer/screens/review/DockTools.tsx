import { Group } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconCamera, IconCopy, IconRun, IconShoe } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recording } from '#core/domain/recording.ts';
import { Tool } from '../../player/Tool.tsx';
import type { ReviewDocument } from '../../player/useReview.ts';
import { CompareMenu } from '../compare/CompareMenu.tsx';
import type { Stills } from './useStills.ts';

type Props = {
  readonly recording: Recording;
  readonly document: ReviewDocument;
  readonly stills: Stills;
  readonly goTo: ReactNode;
  readonly adjust: ReactNode;
  /** The button that makes a video. */
  readonly video: ReactNode;
  readonly gait: boolean;
  readonly onGait: () => void;
  readonly onStrobe: () => void;
};

/** What is done with the clip, beside the player. */
export function DockTools({ recording, document, stills, goTo, adjust, video, gait, onGait, onStrobe }: Props) {
  const { t } = useTranslation(['review', 'strobe', 'events']);
  const { undoWords, redoWords } = document;
  return (
    <Group gap={4} wrap="nowrap">
      {goTo}
      <CompareMenu recording={recording} iconOnly />
      {adjust}
      <Tool label={t('still.save')} onPress={stills.save}>
        <IconCamera />
      </Tool>
      {video}
      <Tool label={t(gait ? 'events:close' : 'events:open')} onPress={onGait}>
        <IconShoe aria-hidden />
      </Tool>
      <Tool label={t('strobe:button')} onPress={onStrobe}>
        <IconRun aria-hidden />
      </Tool>
      <Tool label={t('still.copy')} onPress={stills.copy}>
        <IconCopy />
      </Tool>
      <Tool
        label={undoWords === null ? t('nothingToUndo') : t('undo', { what: undoWords })}
        disabled={undoWords === null}
        onPress={() => void document.undo()}
      >
        <IconArrowBackUp />
      </Tool>
      <Tool
        label={redoWords === null ? t('nothingToRedo') : t('redo', { what: redoWords })}
        disabled={redoWords === null}
        onPress={() => void document.redo()}
      >
        <IconArrowForwardUp />
      </Tool>
    </Group>
  );
}
