import { assertNever } from '#core/domain/brand.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import type { GaitKind } from '#core/gait/events.ts';
import type { Fact, StepView, StrideMoment } from '#core/protocol/step.ts';
import type { Missing } from '#core/protocol/tasks.ts';
import { sideWords } from './gaitWords.ts';

/** The words of the report about guided protocols. */

const viewWords: Readonly<Record<StepView, string>> = {
  any: 'from any side',
  side: 'from the side',
  'side-left': 'from the left side',
  'side-right': 'from the right side',
  rear: 'from behind',
  front: 'from the front',
};

const eventWords: Readonly<Record<GaitKind, string>> = {
  'initial-contact': 'initial contact',
  'foot-flat': 'foot flat',
  midstance: 'midstance',
  'heel-off': 'heel-off',
  'toe-off': 'toe-off',
};

const momentWords: Readonly<Record<StrideMoment, string>> = {
  'initial-contact': 'initial contact',
  midstance: 'midstance',
  'toe-off': 'toe-off',
  flight: 'flight',
  swing: 'swing',
};

const factWords: Readonly<Record<Fact['kind'], string>> = {
  'capture-rate': 'the capture rate is not confirmed',
  'frames-per-second': 'too few frames per second',
  'seconds-filmed': 'too few seconds filmed',
  'belt-speed': 'the belt’s speed is not recorded',
  shoe: 'the shoe is not recorded',
  scale: 'no known length',
  vertical: 'no vertical reference',
};

export const stepStatusWords = { done: 'Done', open: 'Open', skipped: 'Left out' } as const;

/** One thing that a step lacks, with the clip it is about: `clip Side: left initial contact, 5 of 8`. */
export function missingWords(missing: Missing, titleOf: (id: RecordingId) => string): string {
  const on = (id: RecordingId, what: string): string => `clip ${titleOf(id)}: ${what}`;
  switch (missing.kind) {
    case 'tick':
      return 'not ticked';
    case 'clip':
      return `no clip ${viewWords[missing.view]}`;
    case 'fact': {
      const { have, need } = missing;
      const counted = have === null || need === null ? '' : `, ${Number(have.toFixed(1))} of ${need}`;
      return on(missing.recordingId, `${factWords[missing.fact]}${counted}`);
    }
    case 'events':
      return on(missing.recordingId, `${sideWords[missing.side]} ${eventWords[missing.event]}, ${missing.have} of ${missing.need}`);
    case 'landmarks':
      return on(
        missing.recordingId,
        `landmarks at ${momentWords[missing.moment]} of the ${sideWords[missing.side]} leg, ${missing.have} of ${missing.need}`,
      );
    case 'standing':
      return on(missing.recordingId, `landmarks of the runner standing still, ${sideWords[missing.side]} leg`);
    case 'words':
      return `nothing is written under ${missing.field}`;
    default:
      return assertNever(missing);
  }
}
