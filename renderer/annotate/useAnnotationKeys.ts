import i18next from 'i18next';
import { changing, split, toggled } from '#core/annotation/edits.ts';
import type { Shape } from '#core/annotation/records.ts';
import { useActions } from '../ui/keymap/useActions.ts';
import { annotationActions, toolActionId, tools } from './actions.ts';
import type { Annotation } from './useAnnotation.ts';

type Stopwatch = Extract<Shape, { kind: 'stopwatch' }>;

/** Lets keys draw. Call it after the player's own `useActions`: while points are moved by keyboard, arrow keys are the drawing's. */
export function useAnnotationKeys(annotation: Annotation): void {
  const { editor, selected, tool, send, host, adjusting } = annotation;
  const placing = tool !== 'select';
  const byKeys = adjusting || (placing && editor.keyCursor !== null);
  const nudge = (x: number, y: number) =>
    byKeys ? () => send({ type: 'nudge', by: { x: host.mirrored === true ? -x : x, y } }) : undefined;
  const free = selected !== null && !selected.locked;
  const watch: Stopwatch | undefined =
    selected?.kind === 'stopwatch' ? selected : annotation.visible.find((shape) => shape.kind === 'stopwatch');
  const timed = (edit: (shape: Stopwatch) => Stopwatch) =>
    watch === undefined
      ? undefined
      : () =>
          void host.edit(
            i18next.t('annotate:edits.change', { what: i18next.t('annotate:tools.stopwatch').toLowerCase() }),
            changing(watch, edit(watch)),
          );
  const busy = placing || selected !== null || editor.drag !== null;
  useActions(annotationActions, {
    ...Object.fromEntries(tools.map((name) => [toolActionId(name), () => send({ type: 'tool', tool: name })])),
    'drawing.cancel': busy
      ? () => {
          if (adjusting) annotation.setAdjusting(false);
          else send({ type: 'cancel' });
        }
      : undefined,
    'drawing.place': placing
      ? (event) => {
          if (editor.keyCursor === null && editor.placing.name === 'placing' && tool === 'polyline') send({ type: 'finish' });
          else if (editor.keyCursor === null) send({ type: 'nudge', by: { x: 0, y: 0 } });
          else send({ type: 'place', slop: 1, constrain: event.shiftKey });
        }
      : free
        ? () => annotation.setAdjusting(!adjusting)
        : undefined,
    'drawing.nextPoint': adjusting ? () => send({ type: 'next-handle' }) : undefined,
    'drawing.remove': free ? () => send({ type: 'delete' }) : undefined,
    'drawing.cut': free ? () => annotation.copy(true) : undefined,
    'drawing.copy': selected ? () => annotation.copy(false) : undefined,
    'drawing.paste': () => annotation.paste(),
    'drawing.duplicate': selected === null || selected.kind === 'landmarks' ? undefined : () => send({ type: 'duplicate' }),
    'drawing.stopwatch': timed((shape) => toggled(shape, host.frame)),
    'drawing.split': timed((shape) => split(shape, host.frame)),
    'drawing.left': nudge(-1, 0),
    'drawing.right': nudge(1, 0),
    'drawing.up': nudge(0, -1),
    'drawing.down': nudge(0, 1),
    'drawing.leftFine': nudge(-0.1, 0),
    'drawing.rightFine': nudge(0.1, 0),
    'drawing.upFine': nudge(0, -0.1),
    'drawing.downFine': nudge(0, 0.1),
  });
}
