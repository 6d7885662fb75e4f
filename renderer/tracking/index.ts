/**
 * Points followed from frame to frame. The host screen does:
 *
 *   const tracks = useTracks({ recording, index, engine, frame, tracks, edit, onBegin, onGo });
 *   useAnnotation({ ..., tracks: document.tracks, onTrack: tracks.put });   // the tool that puts a point is the annotation's
 *   useTrackKeys(tracks, toggleCurves);
 *   <TrackLayer /> over the AnnotationLayer, <ToolPanels /> beside it, <CurvesPanel /> for one clip or several.
 */

export { CurvesPanel } from './CurvesPanel.tsx';
export type { CurveClip } from './curveLines.ts';
export { ToolPanels } from './ToolPanels.tsx';
export { TrackLayer } from './TrackLayer.tsx';
export { useTrackKeys } from './useTrackKeys.ts';
export { type Tracks, useTracks } from './useTracks.ts';
