import type { Brand } from './brand.ts';

/** Why a number cannot be given. Closed: screen and report have a sentence for each. */
export const notMeasurableReasons = [
  'coincident-points',
  'not-calibrated',
  'capture-rate-unconfirmed',
  'rate-too-low',
  'spans-a-gap',
  'incomplete',
  'outside-calibrated-plane',
  'oblique-calibration',
] as const;
export type NotMeasurable = (typeof notMeasurableReasons)[number];

/** What a value was measured against. */
export const provenances = [
  'image-plane',
  'calibrated-line',
  'calibrated-plane',
  'vertical-reference',
  'image-vertical',
  'clip-time',
  'true-time',
] as const;
export type Provenance = (typeof provenances)[number];

/**
 * A measured value with its standard uncertainty (one standard deviation, same unit as the value),
 * or the named reason why there is none. Never NaN, never a hidden zero.
 */
export type Measured<T extends number> =
  | { readonly ok: true; readonly value: T; readonly uncertainty: number; readonly provenance: Provenance }
  | { readonly ok: false; readonly reason: NotMeasurable };

export const measured = <T extends number>(value: T, uncertainty: number, provenance: Provenance): Measured<T> => ({
  ok: true,
  value,
  uncertainty,
  provenance,
});

export const notMeasurable = <T extends number>(reason: NotMeasurable): Measured<T> => ({ ok: false, reason });

/** Version of the rules that turn handles into numbers; stored with every number that a report quotes. */
export type MethodVersion = Brand<string, 'MethodVersion'>;
export const methodVersion = 'measure-1' as MethodVersion;
