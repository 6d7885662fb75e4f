import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconCamera, IconCopy, IconRun, IconShoe } from '@tabler/icons-react';
import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FrameIndex, type FrameNo, frameCount, secondsBetween } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { AnnotationLayer, paintShapes, ToolPalette, useAnnotation, useAnnotationKeys } from '../../annotate/index.ts';
import { ExportButton } from '../../export/ExportButton.tsx';
import { GaitLane } from '../../gait/GaitLane.tsx';
import { GaitPanel } from '../../gait/GaitPanel.tsx';
import { useGaitKeys } from '../../gait/useGaitKeys.ts';
import { useGaitMarks } from '../../gait/useGaitMarks.ts';
import type { FrameEngine } from '../../media/engine.ts';
import { reviewActions } from '../../player/actions.ts';
import { type Adjustment, Stage, type StageHandle } from '../../player/Stage.tsx';
import { nextSpeed } from '../../player/speeds.ts';
import { copyPng, pngOf } from '../../player/stills.ts';
import { type LanePlace, Timeline } from '../../player/Timeline.tsx';
import { Tool } from '../../player/Tool.tsx';
import { Transport } from '../../player/Transport.tsx';
import { secondsWords } from '../../player/times.ts';
import { useEngineState } from '../../player/useEngine.ts';
import { createMarks, loopOf, originOf, type Preset } from '../../player/useMarks.ts';
import { useOwnView } from '../../player/useOwnView.ts';
import { usePlayer } from '../../player/usePlayer.ts';
import type { ReviewDocument } from '../../player/useReview.ts';
import { StrobePanel } from '../../strobe/StrobePanel.tsx';
import { ToolPanels, TrackLayer, useTrackKeys, useTracks } from '../../tracking/index.ts';
import { useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';
import { saveMade } from '../../ui/files.ts';
import { useActions } from '../../ui/keymap/useActions.ts';
import { CompareMenu } from '../compare/CompareMenu.tsx';
import { RateQuestion } from '../visit/RateQuestion.tsx';
import { ClipCurves } from './ClipCurves.tsx';
import { clipScene, realTimeIndex } from './clipScene.ts';
import { GoTo } from './GoTo.tsx';
import { KeyImages } from './KeyImages.tsx';
import { asFilmed, PictureAdjust } from './PictureAdjust.tsx';
import { ReadOuts } from './ReadOuts.tsx';
import classes from './Review.module.css';

type Props = {
  readonly recording: Recording;
  readonly index: FrameIndex;
  readonly engine: FrameEngine;
  readonly document: ReviewDocument;
  readonly startFrame: number | null;
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
]);

/** The player and everything around it. */
export function OpenReview({ recording, index, engine, document, startFrame }: Props) {
  const { t } = useTranslation(['review', 'strobe', 'common', 'events']);
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

  const still = async (use: (png: Blob) => Promise<void> | void) => {
    try {
      const picture = await engine.picture(frame);
      await use(await pngOf(picture, (context) => paintShapes(context, annotation.drawing(frame))).finally(() => picture.close()));
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const stillName = `${t('still.name', { clip: recording.title, frame })}.png`;
  const saveStill = () => void still((png) => saveMade(png, 'png', [recording.id], stillName));
  const copyStill = () => void still((png) => copyPng(png, [recording.id]));
  const realTime = useMemo(() => realTimeIndex(index, recording.captureRate.slowdown), [index, recording.captureRate.slowdown]);
  /** True time only where the rate is known. */
  const timeWords = (at: FrameNo): string => {
    const { confirmed, slowdown } = recording.captureRate;
    const time = secondsBetween(index, origin ?? (0 as FrameNo), at);
    return `${t(confirmed ? 'readOuts.trueTime' : 'readOuts.clipTime')} ${secondsWords(confirmed ? time / slowdown : time)} s`;
  };
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
    'player.goTo': () => setGoing(true),
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
    'view.still': saveStill,
    'view.copy': copyStill,
    'view.strobe': () => strobe(!strobing),
    'edit.undo': document.undoWords === null ? undefined : () => void document.undo(),
    'edit.redo': document.redoWords === null ? undefined : () => void document.redo(),
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
  const [gaiting, showGait] = useState(document.gaitEvents.length > 0);
  useGaitKeys(gait, gaiting, () => showGait(!gaiting), player.show);

  const size = useMemo(() => ({ width: recording.width, height: recording.height }), [recording.width, recording.height]);
  const view = useOwnView(size);
  const keepHandle = useCallback((handle: StageHandle) => {
    stage.current = handle;
  }, []);

  return (
    <div className={classes['screen']}>
      {!recording.captureRate.confirmed && !strobing && (
        <div className={classes['question']}>
          <RateQuestion recording={recording} />
        </div>
      )}
      <div className={classes['stageArea']}>
        <Stage
          engine={engine}
          picture={size}
          adjustment={adjustment}
          control={view}
          onStep={player.step}
          placing={annotation.tool !== 'select'}
          loupe={
            annotation.tool !== 'select'
              ? exactTools.has(annotation.tool)
              : annotation.editor.drag !== null && annotation.editor.drag.handle !== null
          }
          onHandle={keepHandle}
        >
          {(view, area) => (
            <>
              <AnnotationLayer annotation={annotation} view={view} area={area} />
              <TrackLayer tracks={tracks} view={view} area={area} held={annotation.tool === 'select'} />
            </>
          )}
        </Stage>
        {state.failure !== null && (
          <div role="alert" className={classes['failure']}>
            <span>{state.failure}</span>
            <Button onClick={engine.retry}>{t('common:retry')}</Button>
          </div>
        )}
      </div>
      <aside className={classes['side']} aria-label={t('side.keyImages')}>
        {gaiting && <GaitPanel gait={gait} onGo={player.show} />}
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
          picture={size}
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
          <Group gap={4} wrap="nowrap">
            <GoTo index={index} opened={going} onOpen={setGoing} onGo={player.show} />
            <CompareMenu recording={recording} iconOnly />
            <PictureAdjust adjustment={adjustment} onAdjust={adjust} />
            <Tool label={t('still.save')} onPress={saveStill}>
              <IconCamera />
            </Tool>
            <ExportButton
              index={realTime}
              loop={loop}
              recordings={[recording.id]}
              name={recording.title || recording.originalName}
              scene={(burn) =>
                clipScene({
                  recording,
                  index,
                  drawing: (at) => (burn.drawings ? annotation.drawing(at) : []),
                  label: (at) => (burn.labels ? t('still.name', { clip: recording.title || recording.originalName, frame: at }) : ''),
                  caption: (at) => (burn.time ? `${timeWords(at)} · ${burn.speedWords}` : ''),
                })
              }
            />
            <Tool label={t(gaiting ? 'events:close' : 'events:open')} onPress={() => showGait(!gaiting)}>
              <IconShoe aria-hidden />
            </Tool>
            <Tool label={t('strobe:button')} onPress={() => strobe(!strobing)}>
              <IconRun aria-hidden />
            </Tool>
            <Tool label={t('still.copy')} onPress={copyStill}>
              <IconCopy />
            </Tool>
            <Tool
              label={document.undoWords === null ? t('nothingToUndo') : t('undo', { what: document.undoWords })}
              disabled={document.undoWords === null}
              onPress={() => void document.undo()}
            >
              <IconArrowBackUp />
            </Tool>
            <Tool
              label={document.redoWords === null ? t('nothingToRedo') : t('redo', { what: document.redoWords })}
              disabled={document.redoWords === null}
              onPress={() => void document.redo()}
            >
              <IconArrowForwardUp />
            </Tool>
          </Group>
        </div>
      </div>
    </div>
  );
}
