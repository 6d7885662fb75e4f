import { ownDefault, read, type Source, toVerify } from '../domain/source.ts';

export const advices = ['progress', 'hold', 'step-back', 'none'] as const;
/** What is suggested. `none`: there is nothing to judge. */
export type Advice = (typeof advices)[number];

/** Every reason there is; screens and reports have words for each. */
export const suggestionRuleIds = [
  'plan.not-begun',
  'plan.over',
  'plan.nothing-entered',
  'plan.red-flag',
  'plan.pain-during',
  'plan.pain-after',
  'plan.not-settled',
  'plan.pain-rising',
  'plan.stiffness-rising',
  'plan.not-screened',
  'plan.warning-sign',
  'plan.few-done',
  'plan.few-sessions',
  'plan.morning-missing',
  'plan.entries-missing',
  'plan.baseline-missing',
  'plan.morning-pain',
  'plan.morning-stiffness',
  'plan.effort-missing',
  'plan.effort-high',
  'plan.pain-rose',
  'plan.stiffness-rose',
  'plan.trend-unknown',
  'plan.level-limit',
  'plan.good-sessions',
] as const;
export type SuggestionRuleId = (typeof suggestionRuleIds)[number];

/** Version of the rules; kept with every suggestion they made. */
export const suggestionRulesVersion = 'plan-suggestion-1';

const model = toVerify(
  'Pain-monitoring model (Silbernagel 2007): up to 5 of 10 during and after, settled by the next morning, not rising from week to week',
);
const nothing = ownDefault('there is nothing to judge');
const unknown = ownDefault('missing is not zero: what is not known does not speak for more');
const levels = read('clinical reference, section 3.1: nothing new at STOP and EMERGENCY; unknown is not no');
const rising = ownDefault('rising two weeks running: less, and a review');
const rose = toVerify('Pain-monitoring model (Silbernagel 2007): pain and stiffness do not rise from week to week');

type Rule = { readonly says: Advice; readonly source: Source };

export const suggestionRules: Readonly<Record<SuggestionRuleId, Rule>> = {
  'plan.not-begun': { says: 'none', source: nothing },
  'plan.over': { says: 'none', source: nothing },
  'plan.nothing-entered': { says: 'none', source: nothing },
  'plan.red-flag': { says: 'hold', source: levels },
  'plan.pain-during': { says: 'step-back', source: model },
  'plan.pain-after': { says: 'step-back', source: model },
  'plan.not-settled': { says: 'step-back', source: model },
  'plan.pain-rising': { says: 'step-back', source: rising },
  'plan.stiffness-rising': { says: 'step-back', source: rising },
  'plan.not-screened': { says: 'hold', source: levels },
  'plan.warning-sign': { says: 'hold', source: ownDefault('a pop, new swelling or night pain in the diary asks for a new screening') },
  'plan.few-done': { says: 'hold', source: ownDefault('fewer than 60 % of the planned sessions of two weeks: too few to judge') },
  'plan.few-sessions': { says: 'hold', source: ownDefault('three good sessions running on the load as it is now') },
  'plan.morning-missing': { says: 'hold', source: unknown },
  'plan.entries-missing': { says: 'hold', source: unknown },
  'plan.baseline-missing': { says: 'hold', source: unknown },
  'plan.morning-pain': { says: 'hold', source: ownDefault('more than a point above the usual morning') },
  'plan.morning-stiffness': { says: 'hold', source: ownDefault('more than ten minutes above the usual morning') },
  'plan.effort-missing': { says: 'hold', source: unknown },
  'plan.effort-high': { says: 'hold', source: ownDefault('harder than was aimed at') },
  'plan.pain-rose': { says: 'hold', source: rose },
  'plan.stiffness-rose': { says: 'hold', source: rose },
  'plan.trend-unknown': { says: 'hold', source: unknown },
  'plan.level-limit': { says: 'hold', source: ownDefault('at most two levels of a ladder in a week') },
  'plan.good-sessions': { says: 'progress', source: ownDefault('three good sessions running: one variable a step harder') },
};
