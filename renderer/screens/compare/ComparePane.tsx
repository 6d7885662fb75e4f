import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFlipHorizontal, IconGripVertical, IconRun, IconX } from '@tabler/icons-react';
import { type CSSProperties, type DragEvent, type ReactNode, useCallback, useEffect, useMemo, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { mirroredView } from '#core/annotation/mirror.ts';
import type { Patch } from '#core/annotation/patch.ts';
import type { Moment, Warp } from '#core/compare/clock.ts';
import { jointTime } from '#core/compare/clock.ts';
import type { ComparisonPane } from '#core/domain/comparison.ts';
import { clipTime, type FrameNo } from '#core/domain/frameIndex.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import { AnnotationLayer, ToolPalette, useAnnotation, useAnnotationKeys } from '../../annotate/index.ts';
import type { Annotation } from '../../annotate/useAnnotation.ts';
import { Stage, type StageHandle } from '../../player/Stage.tsx';
import { useEngineState } from '../../player/useEngine.ts';
import { createMarks, type Marks } from '../../player/useMarks.ts';
import { useOwnView, type ViewControl } from '../../player/useOwnView.ts';
import { type ReviewDocument, useReview } from '../../player/useReview.ts';
import { ToolPanels, TrackLayer, type Tracks, useTrackKeys, useTracks } from '../../tracking/index.ts';
import { dateOf } from '../../ui/words.ts';
import classes from './Compare.module.css';
import type { OpenClip } from './useClips.ts';

/** What the screen needs of a pane: its document and the hand over it. */
export type PaneHandle = {
  readonly recordingId: RecordingId;
  readonly document: ReviewDocument;
  readonly annotation: Annotation;
  readonly marks: Marks;
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
};

type Props = {
  readonly clip: OpenClip;
  readonly pane: ComparisonPane;
  readonly position: number;
  readonly count: number;
  readonly chosen: boolean;
  readonly moment: Moment;
  readonly warp: Warp;
  readonly unitSeconds: number;
  /** Null: the pane zooms by itself. */
  readonly control: ViewControl | null;
  readonly look: CSSProperties;
  readonly cut: CSSProperties;
  /** The upper clip of an overlay shows the lower one through. */
  readonly upper: boolean;
  readonly overlay: boolean;
  /** Column of the grid at which it begins; null goes on where the one before ended. */
  readonly column: number | null;
  /** Lies over the picture, given its screen pixels a pixel of the clip; null while nothing does. */
  readonly over: ((scale: number) => ReactNode) | null;
  /** What lies over another pane takes all presses. */
  readonly untouched: boolean;
  readonly lengthUnit: 'cm' | 'in';
  /** Where tools and fields of the chosen pane go. */
  readonly side: HTMLElement | null;
  readonly onChoose: () => void;
  /** A tool for drawing was taken in hand. */
  readonly onTool: () => void;
  readonly onStep: (by: number) => void;
  readonly onPause: () => void;
  /** Shows a frame of this clip, and the others as they stand then. */
  readonly onGo: (frame: FrameNo) => void;
  readonly curves: boolean;
  readonly onCurves: () => void;
  readonly onEdited: () => void;
  readonly onMirror: () => void;
  readonly onStrobe: () => void;
  /** Null while there are only two. */
  readonly onRemove: (() => void) | null;
  readonly onDropPane: (from: number) => void;
  readonly onHandle: (position: number, handle: PaneHandle | null) => void;
};

/** One clip of the comparison: its picture, drawings and where it is. */
export function ComparePane(props: Props) {
  const { t } = useTranslation('compare');
  const { clip } = props;
  const review = useReview(clip.recording.id);
  if (review.document === null) return <div className={classes['pane']}>{review.thrown === null ? t('opening') : t('unreadable')}</div>;
  return <OpenPane {...props} document={review.document} />;
}

const asFilmed = { brightness: 1, contrast: 1 };

function OpenPane({ document, ...props }: Props & { readonly document: ReviewDocument }) {
  const { t } = useTranslation(['compare', 'strobe', 'visit']);
  const { clip, pane, position, chosen, moment, control, onEdited, onHandle, onStep, warp } = props;
  const { recording, engine, index } = clip;
  const { mirrored } = pane;
  const state = useEngineState(engine);
  const frame = state.shown ?? state.wanted;
  const size = useMemo(() => ({ width: recording.width, height: recording.height }), [recording.width, recording.height]);
  const own = useOwnView(size, mirrored);
  const stage = useRef<StageHandle | null>(null);

  const noted = useMemo<ReviewDocument>(
    () => ({
      ...document,
      edit: async (label: string, patch: Patch) => {
        onEdited();
        return document.edit(label, patch);
      },
    }),
    [document, onEdited],
  );
  const tracks = useTracks({
    recording,
    index,
    engine,
    frame,
    tracks: document.tracks,
    edit: noted.edit,
    onBegin: props.onPause,
    onGo: props.onGo,
  });
  const annotation = useAnnotation({
    recording,
    index,
    frame,
    shapes: document.shapes,
    calibrations: document.calibrations,
    edit: noted.edit,
    lengthUnit: props.lengthUnit,
    tracks: document.tracks,
    onTrack: tracks.put,
    mirrored,
  });
  const marks = useMemo(() => createMarks(recording, noted, engine), [recording, noted, engine]);
  useEffect(() => {
    onHandle(position, {
      recordingId: recording.id,
      document: noted,
      annotation,
      marks,
      zoom: (factor) => stage.current?.zoom(factor),
      fit: () => stage.current?.fit(),
    });
  });
  useEffect(() => () => onHandle(position, null), [onHandle, position]);
  const placing = annotation.tool !== 'select';
  const takeTool = useRef(props.onTool);
  takeTool.current = props.onTool;
  useEffect(() => {
    if (placing) takeTool.current();
  }, [placing]);
  const keepHandle = useCallback((handle: StageHandle) => {
    stage.current = handle;
  }, []);

  const name = t('paneName', { n: position + 1, title: recording.title || recording.originalName });
  // What must not be overlooked stands first: a narrow pane cuts the end.
  const about = [
    recording.captureRate.confirmed ? '' : t('unconfirmed'),
    mirrored ? t('mirrored') : '',
    dateOf(clip.visit.startedAt),
    t(`visit:clips.views.${mirrored ? mirroredView(recording.view) : recording.view}`),
  ]
    .filter((words) => words !== '')
    .join(' · ');
  const away = (jointTime(warp, clipTime(index, frame)) - moment.joint) * props.unitSeconds * 1000;
  const drop = (event: DragEvent) => {
    const from = Number(event.dataTransfer.getData('application/x-soleus-pane'));
    if (event.dataTransfer.types.includes('application/x-soleus-pane') && from !== position) props.onDropPane(from);
  };
  return (
    <section
      className={classes['pane']}
      aria-label={name}
      data-pane={position}
      data-chosen={chosen || undefined}
      data-under={props.untouched || undefined}
      data-upper={props.upper || undefined}
      style={props.column === null ? {} : { gridColumnStart: props.column }}
      onPointerDownCapture={props.over === null ? props.onChoose : undefined}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <div
        className={classes['headRoom']}
        style={props.overlay ? { left: `${(100 * position) / props.count}%`, width: `${100 / props.count}%` } : {}}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging swaps clips, and so does the button in the dock */}
        <header
          className={classes['head']}
          draggable
          onDragStart={(event) => event.dataTransfer.setData('application/x-soleus-pane', String(position))}
        >
          <IconGripVertical size={20} aria-hidden className={classes['grip']} />
          <button type="button" className={classes['name']} aria-pressed={chosen} onClick={props.onChoose}>
            <strong>{recording.title || recording.originalName}</strong>
            <span title={about}>{about}</span>
          </button>
          <span className={classes['frame']} data-testid={`pane-frame-${position}`}>
            {moment.covered[position] === false ? t('notRunning') : t('frame', { frame })}
            {moment.covered[position] !== false && Math.abs(away) >= 0.05 && <small> {t('away', { away: signed(away) })}</small>}
          </span>
          <Tooltip label={t('mirror')}>
            <ActionIcon
              size={36}
              variant={mirrored ? 'filled' : 'subtle'}
              color="gray"
              aria-label={t('mirrorThis', { name })}
              aria-pressed={mirrored}
              onClick={props.onMirror}
            >
              <IconFlipHorizontal size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('strobe:button')}>
            <ActionIcon size={36} variant="subtle" color="gray" aria-label={t('strobe:buttonOf', { name })} onClick={props.onStrobe}>
              <IconRun size={20} aria-hidden />
            </ActionIcon>
          </Tooltip>
          {props.onRemove !== null && (
            <ActionIcon size={36} variant="subtle" color="gray" aria-label={t('removeThis', { name })} onClick={props.onRemove}>
              <IconX size={20} aria-hidden />
            </ActionIcon>
          )}
        </header>
      </div>
      <div className={classes['picture']}>
        <Stage
          engine={engine}
          picture={size}
          adjustment={asFilmed}
          control={control ?? own}
          onStep={onStep}
          label={name}
          look={props.look}
          cut={props.cut}
          placing={placing}
          loupe={annotation.editor.drag !== null && annotation.editor.drag.handle !== null}
          onHandle={keepHandle}
        >
          {(view, area) => (
            <>
              <AnnotationLayer annotation={annotation} view={view} area={area} />
              <TrackLayer tracks={tracks} view={view} area={area} held={annotation.tool === 'select'} />
              {props.over?.(view.scale)}
            </>
          )}
        </Stage>
      </div>
      {chosen && <Hands annotation={annotation} tracks={tracks} side={props.side} curves={props.curves} onCurves={props.onCurves} />}
    </section>
  );
}

const signed = (milliseconds: number): string => `${milliseconds < 0 ? '−' : '+'}${Math.abs(milliseconds).toFixed(1)}`;

type HandsProps = {
  readonly annotation: Annotation;
  readonly tracks: Tracks;
  readonly side: HTMLElement | null;
  readonly curves: boolean;
  readonly onCurves: () => void;
};

/** Tools and keys act on the chosen clip. */
function Hands({ annotation, tracks, side, curves, onCurves }: HandsProps) {
  useAnnotationKeys(annotation);
  useTrackKeys(tracks, onCurves);
  return side === null
    ? null
    : createPortal(
        <>
          <ToolPalette annotation={annotation} />
          <ToolPanels annotation={annotation} tracks={tracks} curves={curves} onCurves={onCurves} />
        </>,
        side,
      );
}
