import { Button } from '@mantine/core';
import { startTransition, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { standingEvent } from '#core/compare/addClip.ts';
import { isCalibrated } from '#core/compare/arrange.ts';
import { jointTime, momentAt } from '#core/compare/clock.ts';
import { withoutClip } from '#core/compare/removeClip.ts';
import type { Comparison, ComparisonContent, ComparisonPane } from '#core/domain/comparison.ts';
import { clipTime, type FrameNo } from '#core/domain/frameIndex.ts';
import { blendOf } from '../../export/blend.ts';
import { ExportButton } from '../../export/ExportButton.tsx';
import { momentOf } from '../../media/jointPlayer.ts';
import { nextSpeed } from '../../player/speeds.ts';
import { copyPng } from '../../player/stills.ts';
import { Transport } from '../../player/Transport.tsx';
import { StrobePanel } from '../../strobe/StrobePanel.tsx';
import { saveMade } from '../../ui/files.ts';
import { useActions } from '../../ui/keymap/useActions.ts';
import { dateOf } from '../../ui/words.ts';
import { AlignBar } from './AlignBar.tsx';
import { compareScreenActions } from './actions.ts';
import classes from './Compare.module.css';
import { ComparePane } from './ComparePane.tsx';
import { DockTools } from './DockTools.tsx';
import { compareScene } from './exportScene.ts';
import { JointCurves } from './JointCurves.tsx';
import { JointTimeline } from './JointTimeline.tsx';
import { LayoutBar } from './LayoutBar.tsx';
import { MoveUpper } from './MoveUpper.tsx';
import { Pairs } from './Pairs.tsx';
import { RemovedClips } from './RemovedClips.tsx';
import { stillOf } from './stillOf.ts';
import { strobeSubjects } from './strobeSubjects.ts';
import { useAddClip } from './useAddClip.ts';
import { useAligning } from './useAligning.ts';
import type { OpenClip } from './useClips.ts';
import type { ComparisonDocument } from './useComparison.ts';
import { useCopyShape } from './useCopyShape.ts';
import { type Joint, useJoint } from './useJoint.ts';
import { useLayout } from './useLayout.ts';
import { useLinkedView } from './useLinkedView.ts';
import { useMarked } from './useMarked.ts';
import { usePairs } from './usePairs.ts';
import { usePaneGrid } from './usePaneGrid.ts';
import { type CompareMemory, usePanes } from './usePanes.ts';

type Props = {
  readonly comparison: Comparison;
  readonly document: ComparisonDocument;
  readonly clips: readonly OpenClip[];
  readonly lengthUnit: 'cm' | 'in';
  readonly memory: CompareMemory;
};

/** The clips, lined up, and everything that is done with them. */
export function OpenCompare(props: Props) {
  const joint = useJoint(props.clips, props.document.content);
  return joint === null ? null : <Together {...props} joint={joint} />;
}

function Together({ comparison, document, clips, lengthUnit, memory, joint }: Props & { readonly joint: Joint }) {
  const { t } = useTranslation(['compare', 'review', 'common']);
  const { player, state, jump } = joint;
  const { content } = document;
  const { panes, layout, alignment } = content;
  const [chosen, choose] = useState(0);
  const [strobed, setStrobed] = useState<string | null>(null);
  // Rendered in small pieces: nothing that plays or is typed waits for it.
  const strobe = (key: string | null) => startTransition(() => setStrobed(key));
  const [side, setSide] = useState<HTMLElement | null>(null);
  const handles = usePanes(document, chosen, memory);
  const { marked, pictures, tracked } = useMarked(clips, panes);
  const [curves, showCurves] = useState(false);
  const linked = useLinkedView(pictures, layout);
  const overlay = layout.arrangement === 'overlay';
  const { clock } = state;
  const shown = state.shown ?? state.wanted;
  const moment = momentOf(clock, shown);
  const last = clock.moments.length - 1;

  const change = useCallback(
    (next: ComparisonContent) => {
      handles.edited('comparison');
      document.change(next);
    },
    [document, handles],
  );
  const aligning = useAligning({ content, clips, marked, clock, moment, change, jump });
  const pairs = usePairs({ content, clips, marked, clock, moment, change, handles, go: player.show });
  const adding = useAddClip({ content, marked, clock, change, memory });
  const stand = useLayout({ document, pictures, change });
  const grid = usePaneGrid(pictures, layout.arrangement);
  const setPanes = (next: readonly ComparisonPane[]) => change({ ...content, panes: next });
  const mirror = (position: number) => setPanes(panes.map((pane, i) => (i === position ? { ...pane, mirrored: !pane.mirrored } : pane)));
  /** Moving takes the tool for drawing out of the hand, and the other way round. */
  const setMoving = (on: boolean) => {
    if (on) handles.at(chosen)?.annotation.send({ type: 'tool', tool: 'select' });
    stand.setMoving(on);
  };

  const copyShape = useCopyShape({ clips, pictures, clock, handles, chosen });
  const name = content.title || clips.map(({ recording }) => recording.title || recording.originalName).join(' - ');
  const fileName = t('stillName', { title: name });
  const recordings = clips.map(({ recording }) => recording.id);
  const timeOf = (joint: number): string =>
    alignment === 'stride' && clock.unitSeconds !== 1
      ? t('strideNo', { percent: ((joint - Math.floor(joint)) * 100).toFixed(1), n: Math.floor(joint) + 1 })
      : t('moment', { time: joint.toFixed(3).replace('-', '−') });
  const labelOf = (position: number, frame: FrameNo): string => {
    const clip = clips[position];
    if (clip === undefined) return '';
    const { title, originalName, captureRate } = clip.recording;
    return [
      title || originalName,
      captureRate.confirmed ? '' : t('unconfirmed'),
      panes[position]?.mirrored === true ? t('mirrored') : '',
      dateOf(clip.visit.startedAt),
      t('frame', { frame }),
    ]
      .filter((words) => words !== '')
      .join(' · ');
  };
  const still = stillOf({ clips, pictures, moment, handles, layout, labelOf });
  const saveStill = () => void still((png) => saveMade(png, 'png', recordings, `${fileName}.png`));
  const copyStill = () => void still((png) => copyPng(png, recordings));
  const toggle = () => (state.playing ? player.pause() : player.play(state.speed, 1));
  const first = () => player.show(state.loop?.from ?? (0 as FrameNo));
  const toEnd = () => player.show(state.loop?.to ?? (last as FrameNo));
  const share = (part: number) => player.step(Math.sign(part) * Math.max(1, Math.round(Math.abs(part) * last)));
  useActions(compareScreenActions, {
    'player.forward': () => player.step(1),
    'player.back': () => player.step(-1),
    'player.backAround': () => (shown === (state.loop?.from ?? 0) ? toEnd() : player.step(-1)),
    'player.forwardTenth': () => share(0.1),
    'player.backTenth': () => share(-0.1),
    'player.forwardHundredth': () => share(0.01),
    'player.backHundredth': () => share(-0.01),
    'player.first': first,
    'player.last': toEnd,
    'player.playPause': toggle,
    'player.playBack': () => player.play(state.speed, -1),
    'player.pause': player.pause,
    'player.play': () => player.play(state.speed, 1),
    'player.faster': () => player.setSpeed(nextSpeed(state.speed, 1)),
    'player.slower': () => player.setSpeed(nextSpeed(state.speed, -1)),
    'player.origin': () => pairs.goTo(0),
    'compare.firstBack': () => aligning.nudge(0, -1),
    'compare.firstOn': () => aligning.nudge(0, 1),
    'compare.secondBack': () => aligning.nudge(1, -1),
    'compare.secondOn': () => aligning.nudge(1, 1),
    'compare.chosenBack': () => aligning.nudge(chosen, -1),
    'compare.chosenOn': () => aligning.nudge(chosen, 1),
    'compare.alignHere': alignment === 'time' ? aligning.here : undefined,
    'compare.contact': () => aligning.toggleContact(chosen),
    'compare.byStride': aligning.strides ? () => aligning.by(alignment === 'time' ? 'stride' : 'time') : undefined,
    'compare.nextClip': () => choose((chosen + 1) % panes.length),
    'compare.swap': () => stand.swap(0, 1),
    'compare.mirror': () => mirror(chosen),
    'compare.overlay': () => stand.set({ ...layout, arrangement: overlay ? 'side-by-side' : 'overlay' }),
    'compare.moreOpaque': overlay ? () => stand.moreOpaque(0.1) : undefined,
    'compare.lessOpaque': overlay ? () => stand.moreOpaque(-0.1) : undefined,
    'compare.moveUpper': () => setMoving(!stand.moving),
    'compare.backInPlace': stand.backInPlace ?? undefined,
    'compare.pair': pairs.keepMoment,
    'compare.copyShape': copyShape,
    'compare.in': () => player.setLoop({ from: shown, to: state.loop?.to ?? (last as FrameNo) }),
    'compare.out': () => player.setLoop({ from: state.loop?.from ?? (0 as FrameNo), to: shown }),
    'compare.clearLoop': state.loop === null ? undefined : () => player.setLoop(null),
    'view.zoomIn': () => handles.at(chosen)?.zoom(1.25),
    'view.zoomOut': () => handles.at(chosen)?.zoom(0.8),
    'view.fit': () => handles.at(chosen)?.fit(),
    'view.still': saveStill,
    'view.copy': copyStill,
    'view.strobe': () => strobe(strobed === null ? (clips[chosen]?.key ?? null) : null),
    'edit.undo': handles.undo,
    'edit.redo': handles.redo,
  });

  const [strobeSubject] = strobeSubjects({ clips, panes, marked, clock, loop: state.loop, moment }, strobed);
  const time = timeOf(moment.joint);
  const [lower] = pictures;
  const mover = (scale: number) =>
    lower === undefined ? null : <MoveUpper layout={layout} control={stand} picture={lower} scale={scale} />;
  return (
    <div className={classes['screen']}>
      <div className={classes['bars']}>
        <RemovedClips clips={clips} />
        <AlignBar
          alignment={alignment}
          events={aligning.events}
          strides={aligning.strides}
          contactHere={panes[chosen]?.contacts.some((frame) => frame === moment.frames[chosen]) ?? false}
          standing={standingEvent(panes, marked)}
          added={adding.added}
          onAlignment={aligning.by}
          onEvent={aligning.atEvent}
          onHere={aligning.here}
          onContact={() => aligning.toggleContact(chosen)}
        />
        <LayoutBar
          layout={layout}
          calibrated={isCalibrated(pictures)}
          moving={stand.moving}
          onShow={stand.show}
          onChange={stand.set}
          onMoving={setMoving}
          onBackInPlace={stand.backInPlace}
        />
      </div>
      <div ref={grid.box} className={classes['panes']} data-arrangement={layout.arrangement} style={grid.tracks}>
        {clips.map((clip, i) => {
          const [pane, warp] = [panes[i], clock.warps[i]];
          const blend = blendOf(layout, i);
          return pane === undefined || warp === undefined ? null : (
            <ComparePane
              key={clip.key}
              clip={clip}
              pane={pane}
              position={i}
              count={panes.length}
              chosen={i === chosen}
              moment={moment}
              warp={warp}
              unitSeconds={clock.unitSeconds}
              control={layout.linked || overlay ? (linked[i] ?? null) : null}
              look={{ opacity: blend.opacity, mixBlendMode: blend.mode, ...(blend.filter === 'none' ? {} : { filter: blend.filter }) }}
              cut={blend.from > 0 ? { clipPath: `inset(0 0 0 ${blend.from * 100}%)` } : {}}
              upper={overlay && i > 0}
              overlay={overlay}
              column={grid.columnOf(i)}
              over={stand.moving && i === 0 ? mover : null}
              untouched={overlay && (stand.moving ? i > 0 : i !== chosen)}
              lengthUnit={lengthUnit}
              side={side}
              onChoose={() => choose(i)}
              onTool={() => stand.setMoving(false)}
              onStep={player.step}
              onPause={player.pause}
              onGo={(frame) => player.show(momentAt(clock, jointTime(warp, clipTime(clip.index, frame))))}
              curves={curves}
              onCurves={() => showCurves(!curves)}
              onEdited={() => handles.edited(clip.recording.id)}
              onMirror={() => mirror(i)}
              onStrobe={() => strobe(strobed === clip.key ? null : clip.key)}
              onRemove={panes.length > 2 ? () => change(withoutClip(content, i)) : null}
              onDropPane={(from) => stand.swap(from, i)}
              onHandle={handles.keep}
            />
          );
        })}
        {state.failure !== null && (
          <div role="alert" className={classes['failure']}>
            <span>{state.failure}</span>
            <Button onClick={player.retry}>{t('common:retry')}</Button>
          </div>
        )}
      </div>
      <aside className={classes['side']} aria-label={t('side')}>
        <div ref={setSide} style={{ display: 'contents' }} />
        <Pairs
          pairs={pairs.shown}
          offered={pairs.offered.length}
          onAdd={pairs.keepMoment}
          onOffered={pairs.keepOffered}
          onGo={pairs.goToPair}
          onChange={pairs.change}
          onRemove={pairs.remove}
        />
      </aside>
      {curves && (
        <div className={classes['curves']}>
          <JointCurves
            clips={clips}
            panes={panes}
            tracked={tracked}
            clock={clock}
            moment={moment}
            byStride={alignment === 'stride' && clock.unitSeconds !== 1}
            fileName={name}
            lengthUnit={lengthUnit}
            onGo={player.show}
            onClose={() => showCurves(false)}
          />
        </div>
      )}
      {strobeSubject !== undefined && (
        <StrobePanel key={`${strobed} ${strobeSubject.mirrored}`} subject={strobeSubject} onClose={() => strobe(null)} />
      )}
      <div className={classes['dock']}>
        <JointTimeline
          clock={clock}
          moment={shown}
          loop={state.loop}
          clips={clips}
          panes={panes}
          marked={marked}
          words={time}
          onGo={player.show}
        />
        <div className={classes['controls']}>
          <span className={classes['time']} data-testid="joint-time" data-moment={shown}>
            {time}
          </span>
          <Transport
            player={{
              step: player.step,
              first,
              last: toEnd,
              toggle,
              playBack: () => player.play(state.speed, -1),
              setSpeed: player.setSpeed,
            }}
            state={state}
          />
          <DockTools
            comparison={comparison}
            panes={panes}
            onAdd={adding.add}
            onSwap={() => stand.swap(0, 1)}
            onCopyShape={copyShape}
            onSave={saveStill}
            onCopy={copyStill}
            onUndo={handles.undo}
            onRedo={handles.redo}
            video={
              <ExportButton
                index={clock.index}
                loop={state.loop}
                recordings={recordings}
                name={fileName}
                scene={(burn) =>
                  compareScene({
                    clips,
                    pictures,
                    clock,
                    layout,
                    drawingOf: (i, frame) => (burn.drawings ? (handles.at(i)?.annotation.drawing(frame) ?? []) : []),
                    labelOf: (i, frame) => (burn.labels ? labelOf(i, frame) : ''),
                    caption: (at) => (burn.time ? `${timeOf(momentOf(clock, at).joint)} · ${burn.speedWords}` : ''),
                  })
                }
              />
            }
          />
        </div>
      </div>
    </div>
  );
}
