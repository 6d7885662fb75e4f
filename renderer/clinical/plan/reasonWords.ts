import i18next from 'i18next';
import { itemIds } from '#core/clinical/redFlags/item.ts';
import { itemOf } from '#core/clinical/redFlags/items.ts';
import type { Finding } from '#core/plan/finding.ts';
import type { StepOption } from '#core/plan/options.ts';
import type { Plan } from '#core/plan/plan.ts';
import { plan } from '../../i18n/en/plan.ts';
import { dayInWords } from '../../ui/words.ts';

type Input = Finding['inputs'][string];
type Told = 'during' | 'after' | 'stiffness' | 'settled' | 'pain';
type Sign = 'pop' | 'newSwelling' | 'nightPain';

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const listed = (text: string, by: string, words: (part: string) => string): string => text.split(by).map(words).join(', ');

function flagWords(ids: string): string {
  return listed(ids, ' ', (id) => {
    const item = itemIds.find((each) => each === id);
    return item === undefined ? id : `${item} ${itemOf(item).condition}`;
  });
}

const signWords = (signs: string): string =>
  listed(signs, ', ', (one) => {
    const [sign = '', day = ''] = one.split(' ');
    return i18next.t('plan:input.sign', { sign: i18next.t(`plan:input.${sign as Sign}`), day: dayInWords(day) });
  });

/** What a rule looked at, in words; null is not known. */
function inputWords(name: string, value: Input | undefined): string {
  if (value === null || value === undefined) return i18next.t('plan:input.missing');
  if (typeof value === 'number') return String(Math.round(value * 10) / 10);
  if (typeof value === 'boolean') return i18next.t(value ? 'plan:change.yes' : 'plan:change.no');
  if (name === 'flags') return value === '' ? i18next.t('plan:input.none') : flagWords(value);
  if (name === 'signs') return signWords(value);
  if (name === 'of') return i18next.t(`plan:input.${value as Told}`);
  if (name === 'entries') return listed(value, ' ', (one) => i18next.t(`plan:input.${one as Told}`));
  return value.split(' ').every(isDay) ? listed(value, ' ', dayInWords) : value;
}

/** Medians of the weeks that a trend was seen in, the earliest first. */
const weekWords = (inputs: Finding['inputs']): string =>
  Object.entries(inputs)
    .flatMap(([name, value]) => (name.startsWith('week to ') ? [{ day: name.slice('week to '.length), value }] : []))
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .map(({ day, value }) =>
      value === null
        ? i18next.t('plan:input.noWeek', { day: dayInWords(day) })
        : i18next.t('plan:input.week', { day: dayInWords(day), value: inputWords('value', value) }),
    )
    .join('; ');

/** A rule that holds, with what it looked at, as a sentence. */
export function reasonWords({ ruleId, inputs }: Finding): string {
  const words = Object.fromEntries(Object.keys(inputs).map((name) => [name, inputWords(name, inputs[name])]));
  return i18next.t(`plan:rules.${ruleId}` as 'plan:rules.plan.pain-during', {
    ...(words as Record<'worst' | 'acceptable' | 'days', string>),
    values: weekWords(inputs),
  });
}

const isTold = (name: string): name is keyof typeof plan.seen => Object.hasOwn(plan.seen, name);
/** What is wanted is told by the criterion itself. */
const untold = ['wanted', 'weeks without a session'];

/** What was looked at to judge a criterion: '12, 2 Mar 2026'. */
export const seenWords = (seen: Finding['inputs']): string =>
  [
    ...Object.entries(seen)
      .filter(([name, value]) => !name.startsWith('week to ') && !untold.includes(name) && value !== null && value !== '')
      .map(([name, found]) => {
        const value = inputWords(name, found);
        return isTold(name) ? i18next.t(`plan:seen.${name}`, { value }) : value;
      }),
    weekWords(seen),
  ]
    .filter((words) => words !== '')
    .join(', ');

const signed = (n: number): string => (n > 0 ? `+${n}` : `−${Math.abs(n)}`);

/** One way to a step harder or easier: 'Seated heel raise: +2.5 kg'. */
export function optionWords({ prescriptionId, variable, from, to }: StepOption, { phases, exercises }: Plan): string {
  const by = from === to ? signed(from) : i18next.t('plan:option.range', { from: signed(from), to: signed(to) });
  const step = i18next.t(`plan:variable.${variable}`, { by });
  const entry = phases.flatMap(({ prescriptions }) => prescriptions).find(({ id }) => id === prescriptionId);
  const exercise = exercises.find(({ id }) => id === entry?.exercise);
  return exercise === undefined ? step : i18next.t('plan:option.of', { exercise: exercise.name, step });
}
