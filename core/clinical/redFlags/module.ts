import type { FlagLevel } from './level.ts';

/** What a red flag can block: each is a part of the program where something new would be entered. */
export const modules = ['shockwave', 'taping', 'manual-release', 'hop-test', 'gait-run', 'loading-plan'] as const;
export type Module = (typeof modules)[number];

/** What is still allowed of a module that is limited, not blocked. */
export const limitScopes = [
  'clinician-chosen-tier',
  'no-plyometrics-or-maximal-load',
  'no-end-range-dorsiflexion',
  'slower-progression',
  'no-deep-technique',
  'not-focused-over-growth-plate',
  'delayed',
] as const;
export type LimitScope = (typeof limitScopes)[number];

export type Limit = { readonly module: Module; readonly scope: LimitScope };

/** What a level does whatever the item (clinical reference, section 3.1): everything waits at EMERGENCY and STOP. */
export const blockedAt: Readonly<Record<FlagLevel, readonly Module[]>> = { emergency: modules, stop: modules, refer: [], caution: [] };
export const limitedAt: Readonly<Record<FlagLevel, readonly Limit[]>> = {
  emergency: [],
  stop: [],
  refer: [{ module: 'loading-plan', scope: 'clinician-chosen-tier' }],
  caution: [],
};
