import { itemIds } from '#core/clinical/redFlags/item.ts';
import { itemOf } from '#core/clinical/redFlags/items.ts';
import type { Finding } from '#core/plan/finding.ts';
import type { SuggestionRuleId } from '#core/plan/suggestionRules.ts';
import { certaintyWords } from './clinicalWords.ts';
import { printedBirthDate } from './format.ts';

type Inputs = Finding['inputs'];
/** An input by its name, in words: days as they are printed, numbers to one decimal, what is not known as such. */
type Told = (name: string) => string;

const unknown = 'not known';
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const each = (text: string, by: string, words: (part: string) => string): string => text.split(by).map(words).join(', ');

const looked: Readonly<Record<string, string>> = {
  during: 'pain during',
  after: 'pain after',
  pain: 'pain',
  stiffness: 'morning stiffness',
  settled: 'whether it settled',
  pop: 'a pop',
  newSwelling: 'new swelling',
  nightPain: 'night pain',
};
const lookedAt = (name: string): string => looked[name] ?? name;

function flagWords(id: string): string {
  const item = itemIds.find((one) => one === id);
  return item === undefined ? id : `${item} ${itemOf(item).condition}`;
}

function signWords(one: string): string {
  const [sign = '', day = ''] = one.split(' ');
  return `${lookedAt(sign)} (${isDay(day) ? printedBirthDate(day) : day})`;
}

function told(inputs: Inputs, name: string): string {
  const value = inputs[name];
  if (value === null || value === undefined || value === '') return unknown;
  if (typeof value === 'number') return String(Math.round(value * 10) / 10);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (name === 'flags') return each(value, ' ', flagWords);
  if (name === 'signs') return each(value, ', ', signWords);
  if (name === 'entries' || name === 'of') return each(value, ' ', lookedAt);
  return value.split(' ').every(isDay) ? each(value, ' ', printedBirthDate) : value;
}

/** Medians of the weeks that a trend was seen in, the earliest first. */
const weeks = (inputs: Inputs): string =>
  Object.entries(inputs)
    .flatMap(([name, value]) => (name.startsWith('week to ') ? [{ day: name.slice('week to '.length), value }] : []))
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .map(({ day, value }) => `week to ${printedBirthDate(day)}: ${typeof value === 'number' ? Math.round(value * 10) / 10 : 'no entry'}`)
    .join('; ');

const reasons: Readonly<Record<SuggestionRuleId, (told: Told, weeks: string) => string>> = {
  'plan.not-begun': () => 'The plan has not begun.',
  'plan.over': () => 'The plan is over.',
  'plan.nothing-entered': (the) => `Nothing was entered since ${the('since')}.`,
  'plan.red-flag': (the) => `A red flag is open: ${the('flags')}.`,
  'plan.pain-during': (the) => `Pain during was up to ${the('worst')} of 10, up to ${the('acceptable')} is acceptable (${the('days')}).`,
  'plan.pain-after': (the) => `Pain after was up to ${the('worst')} of 10, up to ${the('acceptable')} is acceptable (${the('days')}).`,
  'plan.not-settled': (the) => `Not back to usual within 24 hours: ${the('days')}.`,
  'plan.pain-rising': (the, values) => `The weekly median of pain has risen ${the('weeks')} weeks running: ${values}.`,
  'plan.stiffness-rising': (the, values) => `The weekly median of morning stiffness has risen ${the('weeks')} weeks running: ${values}.`,
  'plan.not-screened': () => 'Nobody has screened for red flags, or a question of the screen is open.',
  'plan.warning-sign': (the) =>
    `The diary names a sign that asks for a new screening: ${the('signs')}. Last screened on ${the('screenedOn')}.`,
  'plan.few-done': (the) =>
    `${the('done')} of ${the('planned')} planned sessions done (${the('percent')} %), at least ${the('least')} % is wanted; ${the('notEntered')} not entered.`,
  'plan.few-sessions': (the) => `${the('sessions')} of ${the('wanted')} sessions on the load as it is, since ${the('since')}.`,
  'plan.morning-missing': (the) => `The next morning is not entered: ${the('days')}.`,
  'plan.entries-missing': (the) => `Not entered: ${the('entries')}.`,
  'plan.baseline-missing': () => 'The usual morning before the plan is not known.',
  'plan.morning-pain': (the) => `A next morning was at ${the('worst')} of 10, more than ${the('margin')} above the usual ${the('usual')}.`,
  'plan.morning-stiffness': (the) =>
    `A next morning was stiff for ${the('minutes')} min, more than ${the('margin')} min above the usual ${the('usual')}.`,
  'plan.effort-missing': (the) => `Effort is not entered: ${the('days')}.`,
  'plan.effort-high': (the) => `Effort was ${the('effort')} of 10, ${the('target')} was aimed at (${the('day')}).`,
  'plan.pain-rose': (_, values) => `The weekly median of pain rose: ${values}.`,
  'plan.stiffness-rose': (_, values) => `The weekly median of morning stiffness rose: ${values}.`,
  'plan.trend-unknown': (the) => `Whether ${the('of')} rises cannot be told: a week has no entry.`,
  'plan.level-limit': (the) => `${the('levels')} levels were climbed in seven days, at most ${the('most')}.`,
  'plan.good-sessions': (the) => `${the('sessions')} good sessions running, since ${the('since')}.`,
};

/** A rule that holds, with what it looked at and where it is from. */
export const adviceReason = ({ ruleId, inputs, source }: Finding): string =>
  `${reasons[ruleId]((name) => told(inputs, name), weeks(inputs))} Rule: ${source.words}${certaintyWords[source.certainty]}.`;
