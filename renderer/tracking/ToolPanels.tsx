import { CalibrationPanel, Inspector } from '../annotate/index.ts';
import type { Annotation } from '../annotate/useAnnotation.ts';
import { TrackPanel } from './TrackPanel.tsx';
import type { Tracks } from './useTracks.ts';

type Props = { readonly annotation: Annotation; readonly tracks: Tracks; readonly curves: boolean; readonly onCurves: () => void };

/** Fields of what is in hand: while points are being followed those come first, else the drawing's. */
export function ToolPanels({ annotation, tracks, curves, onCurves }: Props) {
  const following = annotation.selected === null && (annotation.tool === 'track' || tracks.selected !== null || tracks.running !== null);
  const panel = <TrackPanel tracks={tracks} curves={curves} onTool={() => annotation.chooseTool('track')} onCurves={onCurves} />;
  return (
    <>
      {following ? panel : <Inspector annotation={annotation} />}
      <CalibrationPanel annotation={annotation} />
      {!following && panel}
    </>
  );
}
