import type { Source } from '../../domain/source.ts';
import type { BodySide } from '../site.ts';

export const instrumentIds = [
  'visa-a',
  'visa-a-sed',
  'tendins-a',
  'nprs',
  'vas',
  'lefs',
  'morning-stiffness',
  'knee-to-wall',
  'heel-raise',
  'heel-raise-bent',
  'countermovement-jump',
  'drop-jump',
  'hops-25',
  'single-hop',
  'hop-count',
  'psfs',
  'groc',
  'tsk-11',
  'tsk-17',
  'pcs',
] as const;
export type InstrumentId = (typeof instrumentIds)[number];

export const outcomeUnits = ['points', '%', 'min', 'mm', 'cm', 'J', 'reps', 'hops', 'ms', 'm/s'] as const;
export type OutcomeUnit = (typeof outcomeUnits)[number];

/** What an instrument gives; several for a test that counts, measures and computes. */
export const measureKeys = [
  'total',
  'percent',
  'rating',
  'mean',
  'minutes',
  'distance',
  'reps',
  'peak-height',
  'total-height',
  'work',
  'jump-height',
  'flight-time',
  'contact-time',
  'reactive-strength',
  'hops',
] as const;
export type MeasureKey = (typeof measureKeys)[number];

/** `default`: judges a change unless the clinic says otherwise. `context`: shown beside it, judges nothing. */
export type Standing = 'default' | 'context';

/** Smallest change beyond measurement error, in the measure's unit. */
export type Mdc = { readonly value: number; readonly standing: Standing; readonly of: string; readonly source: Source };

/** Smallest change that patients notice, as a size: the measure's direction says which way is good. */
export type Mcid = {
  /** In the measure's unit; null where only a share is published. */
  readonly points: number | null;
  /** Per cent of the value before; reached by either, where both are given. */
  readonly percent: number | null;
  readonly grade: 'better' | 'much-better';
  /** Weeks after the start at which it was found; null where the source names no time. */
  readonly weeks: number | null;
  /** 95 % confidence interval, same unit as `points`; null where none was read. */
  readonly interval: { readonly from: number; readonly to: number } | null;
  readonly standing: Standing;
  /** In whom. */
  readonly of: string;
  readonly source: Source;
};

/** What others scored. Context, never a target. */
export type Norm = {
  readonly kind: 'mean' | 'median' | 'at-least' | 'above' | 'below';
  readonly value: number;
  readonly spread: { readonly sd: number } | { readonly from: number; readonly to: number } | null;
  readonly of: string;
  readonly source: Source;
};

export type MeasureDefinition = {
  readonly key: MeasureKey;
  readonly unit: OutcomeUnit;
  /** Ends included. `max` of a physical quantity is the greatest that is believed. */
  readonly range: { readonly min: number; readonly max: number; readonly whole: boolean; readonly source: Source };
  readonly direction: 'higher-better' | 'higher-worse';
  /** Empty where none is known: then no change is ever called beyond error. */
  readonly mdc: readonly Mdc[];
  /** Empty where none is known: then no change is ever called an improvement. */
  readonly mcid: readonly Mcid[];
  readonly norms: readonly Norm[];
};

export type InstrumentDefinition = {
  readonly id: InstrumentId;
  /** Under which the screen keeps its name. */
  readonly nameKey: `instruments.${InstrumentId}`;
  /** Whose: a form or test of one leg takes no "bilateral"; both legs are two entries. */
  readonly sides: readonly BodySide[];
  /** The first is the one that a trend line shows. */
  readonly measures: readonly [MeasureDefinition, ...MeasureDefinition[]];
  /** False where an answer is a comparison already, so that two of them have no difference. */
  readonly differs: boolean;
  readonly reliability: Source | null;
  /** What to bear in mind wherever the number shows. */
  readonly cautions: readonly Source[];
};
