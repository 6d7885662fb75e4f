import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FrameIndex, type FrameNo, frameCount } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { ToolPalette, useAnnotation, useAnnotationKeys } from '../../annotate/index.ts';
import { GaitLane } from '../../gait/GaitLane.tsx';
import { GaitPanel, type GaitPart } from '../../gait/GaitPanel.tsx';
import { useGaitKeys } from '../../gait/useGaitKeys.ts';
import { useGaitMarks } from '../../gait/useGaitMarks.ts';
import { useLandmarkKeys } from '../../gait/useLandmarkKeys.ts';
import { useLandmarks } from '../../gait/useLandmarks.ts';
import type { FrameEngine } from '../../media/engine.ts';
import type { Adjustment, StageHandle } from '../../player/Stage.tsx';
import { type LanePlace, Timeline } from '../../player/Timeline.tsx';
import { Transport } from '../../player/Transport.tsx';
import { useEngineState } from '../../player/useEngine.ts';
import { createMarks, loopOf, originOf } from '../../player/useMarks.ts';
import { usePlayer } from '../../player/usePlayer.ts';
import type { ReviewDocument } from '../../player/useReview.ts';
import { ProtocolPanel } from '../../protocol/ProtocolPanel.tsx';
import { useProtocol } from '../../protocol/useProtocol.ts';
import { StrobePanel } from '../../strobe/StrobePanel.tsx';
import { ToolPanels, useTrackKeys, useTracks } from '../../tracking/index.ts';
import { useRead } from '../../ui/data/reads.ts';
import { RateQuestion } from '../visit/RateQuestion.tsx';
import { ClipCurves } from './ClipCurves.tsx';
import { ClipExport } from './ClipExport.tsx';
import { DockTools } from './DockTools.tsx';
import { GoTo } from './GoTo.tsx';
import { KeyImages } from './KeyImages.tsx';
import { asFilmed, PictureAdjust } from './PictureAdjust.tsx';
import { ReadOuts } from './ReadOuts.tsx';
import classes from './Review.module.css';
import { ReviewStage } from './ReviewStage.tsx';
import { useReviewKeys } from './useReviewKeys.ts';
import { useStills } from './useStills.ts';

type Props = {
  readonly recording: Recording;
  readonly index: FrameIndex;
  readonly engine: FrameEngine;
  readonly document: ReviewDocument;
  readonly startFrame: number | null;
};

/** The player and everything around it. */
export function OpenReview({ recording, index, engine, document, startFrame }: Props) {
  const { t } = useTranslation('review');
  const state = useEngineState(engine);
  const player = usePlayer(engine);
  const marks = useMemo(() => createMarks(recording, document, engine), [recording, document, engine]);
  const [adjustment, adjust] = useState<Adjustment>(asFilmed);
  const [going, setGoing] = useState(false);
  const [strobing, setStrobing] = useState(false);
  // Rendered in small pieces: nothing that plays or is typed waits for it.
  const strobe = (on: boolean) => startTransition(() => setStrobing(on));
  const stage = useRef<StageHandle | null>(null);
  const frame = state.shown ?? state.wanted;
  const origin = originOf(document.marks);
  const loop = loopOf(document.marks, index);
  const from = loop?.from ?? null;
  const to = loop?.to ?? null;

  useEffect(() => {
    if (startFrame !== null) void engine.show(Math.min(startFrame, frameCount(engine.index) - 1) as FrameNo);
  }, [engine, startFrame]);
  useEffect(() => engine.setLoop(from === null || to === null ? null : { from, to }), [engine, from, to]);

  const settings = useRead('settings.get', {});
  const lengthUnit = settings.data?.preferences.lengthUnit ?? 'cm';
  const tracks = useTracks({
    recording,
    index,
    engine,
    frame,
    tracks: document.tracks,
    edit: document.edit,
    onBegin: player.pause,
    onGo: player.show,
  });
  const annotation = useAnnotation({
    recording,
    index,
    frame,
    shapes: document.shapes,
    calibrations: document.calibrations,
    edit: document.edit,
    lengthUnit,
    tracks: document.tracks,
    onTrack: tracks.put,
  });
  const stills = useStills(recording, engine, frame, annotation);
  useReviewKeys({
    player,
    state,
    frame,
    origin,
    marks,
    document,
    stage,
    stills,
    onGoTo: () => setGoing(true),
    onStrobe: () => strobe(!strobing),
  });
  useAnnotationKeys(annotation);
  const [curves, showCurves] = useState(false);
  useTrackKeys(tracks, () => showCurves(!curves));
  const gait = useGaitMarks({
    recording,
    index,
    frame,
    events: document.gaitEvents,
    keyImages: document.keyImages,
    edit: document.edit,
    onGo: player.show,
  });
  const [gaitPart, showGait] = useState<GaitPart | null>(document.gaitEvents.length > 0 ? 'events' : null);
  const gaiting = gaitPart !== null;
  const toggleGait = () => showGait(gaiting ? null : 'events');
  useGaitKeys(gait, gaiting, toggleGait, player.show);
  const landmarks = useLandmarks({
    recording,
    frame,
    shapes: document.shapes,
    annotation,
    clip: gait.clip,
    marks: gait.marks,
    onBegin: player.pause,
    onGo: player.show,
  });
  useLandmarkKeys(landmarks, () => showGait('landmarks'));
  const guide = useProtocol({ recording, index, document, annotation, gait, onGait: () => showGait('events'), onGo: player.show });

  return (
    <div className={classes['screen']}>
      {!recording.captureRate.confirmed && !strobing && (
        <div className={classes['question']}>
          <RateQuestion recording={recording} />
        </div>
      )}
      <ReviewStage
        recording={recording}
        engine={engine}
        state={state}
        adjustment={adjustment}
        annotation={annotation}
        tracks={tracks}
        landmarks={landmarks}
        stage={stage}
        onStep={player.step}
        onGo={player.show}
      />
      <aside className={classes['side']} aria-label={t('side.keyImages')}>
        <ProtocolPanel guide={guide} />
        {gaitPart !== null && <GaitPanel gait={gait} hand={landmarks} part={gaitPart} onPart={showGait} onGo={player.show} />}
        <ToolPalette annotation={annotation} />
        <ToolPanels annotation={annotation} tracks={tracks} curves={curves} onCurves={() => showCurves(!curves)} />
        <KeyImages images={document.keyImages} frame={frame} marks={marks} onGo={player.show} />
      </aside>
      {curves && (
        <div className={classes['curves']}>
          <ClipCurves
            recording={recording}
            scene={annotation.scene}
            tracks={document.tracks}
            frame={frame}
            lengthUnit={lengthUnit}
            onGo={player.show}
            onClose={() => showCurves(false)}
          />
        </div>
      )}
      {strobing && (
        <StrobePanel
          subject={{
            recording,
            index,
            mirrored: false,
            name: recording.title || recording.originalName,
            keyImages: document.keyImages,
            contacts: [],
            loop,
            frame,
          }}
          above={recording.captureRate.confirmed ? null : <RateQuestion recording={recording} />}
          onClose={() => strobe(false)}
        />
      )}
      <div className={classes['dock']}>
        <Timeline
          engine={engine}
          index={index}
          picture={recording}
          frame={frame}
          loop={loop}
          keyImages={document.keyImages}
          marks={document.marks}
          shapes={document.shapes}
          warnings={recording.probe.warnings}
          onMoveKeyImage={marks.moveKeyImage}
          {...(gaiting ? { lanes: (place: LanePlace) => <GaitLane gait={gait} place={place} onGo={player.show} /> } : {})}
        />
        <div className={classes['controls']}>
          <ReadOuts index={index} frame={frame} origin={origin} rate={recording.captureRate} stride={state.stride} />
          <Transport player={player} state={state} />
          <DockTools
            recording={recording}
            document={document}
            stills={stills}
            goTo={<GoTo index={index} opened={going} onOpen={setGoing} onGo={player.show} />}
            adjust={<PictureAdjust adjustment={adjustment} onAdjust={adjust} />}
            video={<ClipExport recording={recording} index={index} origin={origin} loop={loop} drawing={annotation.drawing} />}
            gait={gaiting}
            onGait={toggleGait}
            onStrobe={() => strobe(!strobing)}
          />
        </div>
      </div>
    </div>
  );
}
