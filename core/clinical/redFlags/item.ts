import type { Source } from '../../domain/source.ts';
import type { Condition } from './condition.ts';
import type { FlagLevel, Urgency } from './level.ts';
import type { Limit, Module } from './module.ts';

export const itemIds = [
  'RF01',
  'RF02',
  'RF03',
  'RF04',
  'RF05',
  'RF06',
  'RF07',
  'RF08',
  'RF09',
  'RF10',
  'RF11',
  'RF12',
  'RF13',
  'RF14',
  'RF15',
  'RF16',
  'RF17',
  'RF18',
  'RF19',
  'RF20',
] as const;
export type ItemId = (typeof itemIds)[number];

/** `RF01.pop`: the item, then the question. */
export type QuestionKey = `${ItemId}.${string}`;

export type Question = {
  readonly key: QuestionKey;
  /** What is asked or looked for, as a phrase that a letter can list under "present" and "absent". */
  readonly asks: string;
  /** `risk` questions weigh on an item that is raised; unless a rule names them they raise nothing. */
  readonly kind: 'history' | 'sign' | 'test' | 'risk';
  /**
   * When it is asked. `every-visit`: at intake and in the short screen of each visit, and only today's answer counts. `intake`: once, and the answer stands until it is given
   * anew. `examination`: when there is a reason for it; only today's counts.
   */
  readonly asked: 'every-visit' | 'intake' | 'examination';
  /** Answered for each leg on its own. */
  readonly eachLeg: boolean;
  /** How often a test is positive in those who have it, and negative in those who have not; null where none is given. */
  readonly accuracy: { readonly sensitivity: number; readonly specificity: number; readonly source: Source } | null;
};

export type Rule = {
  readonly level: FlagLevel;
  readonly urgency: Urgency;
  readonly when: Condition;
  readonly limits: readonly Limit[];
  readonly source: Source;
};

export type RedFlagItem = {
  readonly id: ItemId;
  readonly condition: string;
  readonly questions: readonly Question[];
  /** From the gravest; the first that holds counts. */
  readonly rules: readonly Rule[];
  /** What to do, for the clinician to decide. */
  readonly action: string;
  /** What the action and the facts rest on. */
  readonly sources: readonly Source[];
  /** Modules whose block only a physician's order lifts. */
  readonly physicianOrder: readonly Module[];
};
