import { gaitKinds } from '#core/annotation/records.ts';
import { gaitSides } from '#core/gait/events.ts';
import type { WantedEvent } from '#core/gait/predict.ts';
import type { ActionSpec } from '../ui/keymap/action.ts';

const same = (...chords: readonly string[]): ActionSpec['chords'] => ({ soleus: chords, kinovea: chords, nle: chords });

export const markActionId = ({ side, kind }: WantedEvent): string => `gait.${side}.${kind}`;

/** The row of digits: 1 to 5 the left foot, 6 to 0 the right, in the order of a stride. */
const eventKeys: readonly ActionSpec[] = gaitSides.flatMap((side, foot) =>
  gaitKinds.map((kind, i) => ({
    id: markActionId({ side, kind }),
    group: 'marks' as const,
    chords: same(String((foot * gaitKinds.length + i + 1) % 10)),
  })),
);

export const gaitActions: readonly ActionSpec[] = [
  { id: 'gait.open', group: 'marks', chords: same('Shift+E') },
  { id: 'gait.markNext', group: 'marks', chords: same('N') },
  { id: 'gait.toNext', group: 'marks', chords: same('Shift+N') },
  { id: 'gait.nextMark', group: 'marks', repeats: true, chords: same('Alt+ArrowRight') },
  { id: 'gait.previousMark', group: 'marks', repeats: true, chords: same('Alt+ArrowLeft') },
  { id: 'gait.later', group: 'marks', repeats: true, chords: same('Alt+Shift+ArrowRight') },
  { id: 'gait.earlier', group: 'marks', repeats: true, chords: same('Alt+Shift+ArrowLeft') },
  { id: 'gait.remove', group: 'marks', chords: same('Shift+Delete') },
  ...eventKeys,
];

export const landmarkActions = [
  { id: 'landmarks.point', group: 'marks', chords: same('B') },
  { id: 'landmarks.next', group: 'marks', chords: same('Alt+B') },
  { id: 'landmarks.skip', group: 'marks', chords: same('H') },
] as const satisfies readonly ActionSpec[];
