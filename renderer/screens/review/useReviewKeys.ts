import type { RefObject } from 'react';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { EngineState } from '../../media/engine.ts';
import { reviewActions } from '../../player/actions.ts';
import type { StageHandle } from '../../player/Stage.tsx';
import { nextSpeed } from '../../player/speeds.ts';
import type { Marks, Preset } from '../../player/useMarks.ts';
import type { FullPlayer } from '../../player/usePlayer.ts';
import type { ReviewDocument } from '../../player/useReview.ts';
import { useActions } from '../../ui/keymap/useActions.ts';
import type { Stills } from './useStills.ts';

type Given = {
  readonly player: FullPlayer;
  readonly state: EngineState;
  readonly frame: FrameNo;
  /** The clip's time zero; null where none was set. */
  readonly origin: FrameNo | null;
  readonly marks: Marks;
  readonly document: ReviewDocument;
  readonly stage: RefObject<StageHandle | null>;
  readonly stills: Stills;
  readonly onGoTo: () => void;
  readonly onStrobe: () => void;
};

/** Lets keys play, mark, zoom and undo. Call it before the tools' own keys: what is added last answers first. */
export function useReviewKeys({ player, state, frame, origin, marks, document, stage, stills, onGoTo, onStrobe }: Given): void {
  const preset = (kind: Preset) => () => marks.addKeyImage(frame, kind);
  const here = document.keyImages.find((image) => image.frame === frame);
  useActions(reviewActions, {
    'player.forward': () => player.step(1),
    'player.back': () => player.step(-1),
    'player.backAround': player.backAround,
    'player.forwardTenth': () => player.stepShare(0.1),
    'player.backTenth': () => player.stepShare(-0.1),
    'player.forwardHundredth': () => player.stepShare(0.01),
    'player.backHundredth': () => player.stepShare(-0.01),
    'player.first': player.first,
    'player.last': player.last,
    'player.playPause': player.toggle,
    'player.playBack': player.playBack,
    'player.pause': player.pause,
    'player.play': player.play,
    'player.faster': () => player.setSpeed(nextSpeed(state.speed, 1)),
    'player.slower': () => player.setSpeed(nextSpeed(state.speed, -1)),
    'player.goTo': onGoTo,
    'player.origin': origin === null ? undefined : () => player.show(origin),
    'player.nextKeyImage': () => player.toKeyImage(document.keyImages, 1),
    'player.previousKeyImage': () => player.toKeyImage(document.keyImages, -1),
    'marks.in': () => marks.set('in', frame),
    'marks.out': () => marks.set('out', frame),
    'marks.clearLoop': marks.clearLoop,
    'marks.origin': () => marks.set('origin', frame),
    'marks.keyImage': () => marks.addKeyImage(frame, null),
    'marks.removeKeyImage': here === undefined ? undefined : () => marks.removeKeyImage(here),
    'marks.initialContactLeft': preset('initial-contact-left'),
    'marks.initialContactRight': preset('initial-contact-right'),
    'marks.midstanceLeft': preset('midstance-left'),
    'marks.midstanceRight': preset('midstance-right'),
    'marks.toeOffLeft': preset('toe-off-left'),
    'marks.toeOffRight': preset('toe-off-right'),
    'view.zoomIn': () => stage.current?.zoom(1.25),
    'view.zoomOut': () => stage.current?.zoom(0.8),
    'view.fit': () => stage.current?.fit(),
    'view.still': stills.save,
    'view.copy': stills.copy,
    'view.strobe': onStrobe,
    'edit.undo': document.undoWords === null ? undefined : () => void document.undo(),
    'edit.redo': document.redoWords === null ? undefined : () => void document.redo(),
  });
}
