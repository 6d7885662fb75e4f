import { ownDefault, toVerify } from '../../domain/source.ts';
import type { Role } from '../entry.ts';
import type { ConditionRule } from './condition.ts';
import type { Limit } from './limit.ts';
import type { ManualCondition } from './manualRelease.ts';
import { type FlagRule, levelRules } from './openFlag.ts';
import type { Rule } from './rule.ts';

/** Minutes of each item, of all items on one structure of one side, and of the whole session; pain while a technique was done. */
export type ManualQuantity = 'minutes' | 'minutes-per-structure' | 'minutes-total' | 'pain';

export type ManualTable = {
  readonly version: string;
  readonly limits: readonly Limit<ManualQuantity>[];
  readonly conditions: readonly ConditionRule<ManualCondition>[];
  readonly flags: readonly FlagRule[];
  readonly incomplete: Rule;
  readonly consent: Rule;
  readonly needlingConsent: Rule;
  readonly needlingRole: Rule;
  readonly thrustRole: Rule;
  readonly gradeScale: Rule;
  /** Who may thrust (Maitland V) and who may needle here: scope of practice is local. */
  readonly thrustRoles: readonly Role[];
  readonly needlingRoles: readonly Role[];
};

const never = { verdict: 'block', override: 'never' } as const;
const soft = { verdict: 'warn', override: 'with-reason' } as const;
const caution = { verdict: 'caution', override: 'with-reason', source: toVerify('clinical reference, section 6: caution') } as const;
const scope = ownDefault('scope of practice is local: the clinic names who may');
const long = ownDefault('long for one go');

/** As delivered. */
export const manualTable: ManualTable = {
  version: 'manual-1',
  limits: [
    { id: 'manual.minutes-short', quantity: 'minutes', broken: 'below', value: 0.1, ...never, source: ownDefault('nothing was done') },
    { id: 'manual.minutes-beyond', quantity: 'minutes', broken: 'above', value: 60, ...never, source: ownDefault('most likely a slip') },
    { id: 'manual.structure-long', quantity: 'minutes-per-structure', broken: 'above', value: 10, ...soft, source: long },
    { id: 'manual.session-long', quantity: 'minutes-total', broken: 'above', value: 40, ...soft, source: long },
    {
      id: 'manual.pain-high',
      quantity: 'pain',
      broken: 'above',
      value: 6,
      ...soft,
      source: ownDefault('more pain than a technique should give'),
    },
  ],
  conditions: [
    {
      id: 'manual.fracture',
      condition: 'fracture',
      verdict: 'block',
      override: 'physician-order',
      source: toVerify('clinical reference, section 6: block'),
    },
    { id: 'manual.skin-lesion', condition: 'skin-lesion-at-site', ...never, source: toVerify('clinical reference, section 6: block') },
    { id: 'manual.anticoagulant', condition: 'anticoagulant', ...caution },
    { id: 'manual.acute-tear', condition: 'acute-tear-under-72-h', ...caution },
    { id: 'manual.fluoroquinolone', condition: 'fluoroquinolone', ...caution },
    { id: 'manual.varicose-veins', condition: 'varicose-veins', ...caution },
    { id: 'manual.osteoporosis', condition: 'osteoporosis', ...caution },
    { id: 'manual.pregnancy', condition: 'pregnancy', ...caution },
    { id: 'manual.lymphoedema', condition: 'lymphoedema', ...caution },
  ],
  flags: [
    {
      id: 'manual.flag-thrombosis',
      of: { flag: 'RF02' },
      verdict: 'block',
      override: 'physician-order',
      source: ownDefault('no massage while a thrombosis is suspected'),
    },
    { id: 'manual.flag-compartment', of: { flag: 'RF04' }, ...never, source: ownDefault('no hands on an acute compartment') },
    {
      id: 'manual.flag-infection',
      of: { flag: 'RF13' },
      verdict: 'block',
      override: 'physician-order',
      source: ownDefault('no hands on an infection'),
    },
    ...levelRules('manual'),
  ],
  incomplete: { id: 'manual.incomplete', ...never, source: ownDefault('what was done cannot be told without it') },
  consent: { id: 'manual.consent', ...never, source: ownDefault('hands-on treatment takes consent') },
  needlingConsent: {
    id: 'manual.needling-consent',
    ...never,
    source: toVerify('clinical reference, section 6: needling takes a consent of its own'),
  },
  needlingRole: { id: 'manual.needling-role', ...never, source: scope },
  thrustRole: { id: 'manual.thrust-role', ...never, source: scope },
  gradeScale: { id: 'manual.grade-scale', ...never, source: ownDefault('joints are graded after Maitland, soft tissue by depth') },
  thrustRoles: ['physiotherapist', 'physician'],
  needlingRoles: [],
};
