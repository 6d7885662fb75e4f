import { annotationActions } from '../../annotate/actions.ts';
import { clinicalActions } from '../../clinical/actions.ts';
import { treatmentActions } from '../../clinical/treatment/actions.ts';
import { visitActions } from '../../clinical/visitActions.ts';
import { gaitActions, landmarkActions } from '../../gait/actions.ts';
import { hintActions } from '../../gait/hints/actions.ts';
import { reviewActions } from '../../player/actions.ts';
import { protocolActions } from '../../protocol/actions.ts';
import { captureActions } from '../../screens/capture/actions.ts';
import { compareActions, movingActions } from '../../screens/compare/actions.ts';
import { differenceActions } from '../../screens/differences/actions.ts';
import { timelineActions } from '../../screens/timeline/actions.ts';
import { trackActions } from '../../tracking/actions.ts';
import type { ActionSpec } from './action.ts';
import { appActions } from './appActions.ts';

const on = (screen: NonNullable<ActionSpec['screen']>, specs: readonly ActionSpec[]): readonly ActionSpec[] =>
  specs.map((spec) => ({ ...spec, screen }));

/** Every action that a key can be given to, whichever screen offers it. */
export const allActions: readonly ActionSpec[] = [
  ...appActions,
  ...hintActions,
  ...clinicalActions,
  ...visitActions,
  ...on('capture', captureActions),
  ...on('compare', [...compareActions, ...movingActions]),
  ...on('differences', differenceActions),
  ...on('treatment', treatmentActions),
  ...on('timeline', timelineActions),
  ...on('review', [...reviewActions, ...annotationActions, ...trackActions, ...gaitActions, ...landmarkActions, ...protocolActions]),
];

export const actionGroups = [
  'general',
  'visit',
  'capture',
  'player',
  'marks',
  'compare',
  'tools',
  'edit',
  'view',
] as const satisfies readonly ActionSpec['group'][];
