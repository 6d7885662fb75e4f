import { Button } from '@mantine/core';
import { type RefObject, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { AnnotationLayer } from '../../annotate/index.ts';
import type { Annotation } from '../../annotate/useAnnotation.ts';
import { LandmarkGhosts } from '../../gait/LandmarkGhosts.tsx';
import { PointingBanner } from '../../gait/PointingBanner.tsx';
import type { LandmarkHand } from '../../gait/useLandmarks.ts';
import type { EngineState, FrameEngine } from '../../media/engine.ts';
import { type Adjustment, Stage, type StageHandle } from '../../player/Stage.tsx';
import { useOwnView } from '../../player/useOwnView.ts';
import { TrackLayer, type Tracks } from '../../tracking/index.ts';
import classes from './Review.module.css';

type Props = {
  readonly recording: Recording;
  readonly engine: FrameEngine;
  readonly state: EngineState;
  readonly adjustment: Adjustment;
  readonly annotation: Annotation;
  readonly tracks: Tracks;
  readonly landmarks: LandmarkHand;
  readonly stage: RefObject<StageHandle | null>;
  readonly onStep: (by: number) => void;
  readonly onGo: (frame: FrameNo) => void;
};

/** Tools whose points are placed to the pixel: a loupe helps. */
const exactTools: ReadonlySet<string> = new Set([
  'line',
  'arrow',
  'polyline',
  'point',
  'distance',
  'angle',
  'angle-vertical',
  'angle-horizontal',
  'angle-lines',
  'goniometer',
  'calibration-line',
  'calibration-plane',
  'vertical-reference',
  'track',
  'landmarks',
]);

/** The clip's picture with everything drawn over it; a failure to decode says so. */
export function ReviewStage({ recording, engine, state, adjustment, annotation, tracks, landmarks, stage, onStep, onGo }: Props) {
  const { t } = useTranslation('common');
  const size = useMemo(() => ({ width: recording.width, height: recording.height }), [recording.width, recording.height]);
  const view = useOwnView(size);
  const keepHandle = useCallback(
    (handle: StageHandle) => {
      stage.current = handle;
    },
    [stage],
  );
  const { tool, editor } = annotation;
  return (
    <div className={classes['stageArea']}>
      <Stage
        engine={engine}
        picture={size}
        adjustment={adjustment}
        control={view}
        onStep={onStep}
        placing={tool !== 'select'}
        loupe={tool !== 'select' ? exactTools.has(tool) : editor.drag !== null && editor.drag.handle !== null}
        onHandle={keepHandle}
      >
        {(view, area) => (
          <>
            <AnnotationLayer annotation={annotation} view={view} area={area} />
            <TrackLayer tracks={tracks} view={view} area={area} held={tool === 'select'} />
            <LandmarkGhosts hand={landmarks} view={view} area={area} />
          </>
        )}
      </Stage>
      <PointingBanner hand={landmarks} onGo={onGo} />
      {state.failure !== null && (
        <div role="alert" className={classes['failure']}>
          <span>{state.failure}</span>
          <Button onClick={engine.retry}>{t('retry')}</Button>
        </div>
      )}
    </div>
  );
}
