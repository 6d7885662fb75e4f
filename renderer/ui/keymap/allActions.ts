import { annotationActions } from '../../annotate/actions.ts';
import { reviewActions } from '../../screens/review/actions.ts';
import type { ActionSpec } from './action.ts';
import { appActions } from './appActions.ts';

/** Every action that a key can be given to, whichever screen offers it. */
export const allActions: readonly ActionSpec[] = [...appActions, ...reviewActions, ...annotationActions];

export const actionGroups = ['general', 'player', 'marks', 'tools', 'edit', 'view'] as const satisfies readonly ActionSpec['group'][];
