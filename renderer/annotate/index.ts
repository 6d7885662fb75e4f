/**
 * Drawing and measuring on a clip. The host screen does, in this order:
 *
 *   const annotation = useAnnotation({ recording, index, frame, shapes, calibrations, edit, lengthUnit });   // document of the clip, one `edit` a gesture
 *   useAnnotationKeys(annotation);                       // after the player's own useActions: the set added last answers first
 *   <Stage>{(view, area) => <AnnotationLayer annotation={annotation} view={view} area={area} />}</Stage>
 *   <ToolPalette annotation={annotation} /> <Inspector annotation={annotation} /> <CalibrationPanel annotation={annotation} />
 *   pngOf(picture, (context) => paintShapes(context, annotation.drawing(frame)));                             // a still with its drawings
 *
 * `frame` is the frame that is painted. `annotation.tool !== 'select'` tells when points are being placed (for a loupe).
 * The layer lets presses go on to the stage that concern no drawing (pan), that hold Alt (scrub), or that use another button.
 */
export { AnnotationLayer } from './AnnotationLayer.tsx';
export { CalibrationPanel } from './CalibrationPanel.tsx';
export { Inspector } from './Inspector.tsx';
export { paintShapes } from './paint.ts';
export { ToolPalette } from './ToolPalette.tsx';
export { useAnnotation } from './useAnnotation.ts';
export { useAnnotationKeys } from './useAnnotationKeys.ts';
