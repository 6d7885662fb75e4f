import i18next from 'i18next';
import type { OutcomeEntry } from '#core/clinical/outcomes/record.ts';
import { type TrainingBranch, trainingBranches, trainingMinutes, type VisaAInput } from '#core/clinical/outcomes/visaA.ts';
import type { SheetRow } from '#core/clinical/printed/sheet.ts';
import { assertNever } from '#core/domain/brand.ts';
import { lefsKeyAt } from '../scores/fields/lefsKeys.ts';
import type { InputOf } from '../scores/types.ts';
import { answerRow, asTyped, pain, row, typedRow, withUnit } from './rows.ts';

const field = (key: 'total' | 'rating' | 'mm' | 'minutes' | 'trials' | 'jumps' | 'reps' | 'hops' | 'pain'): string =>
  i18next.t(`scores:field.${key}`);
const points = (value: number): string => i18next.t('printing:unit', { value, unit: i18next.t('scores:unit.points') });
const cm = withUnit('cm');
const ms = withUnit('ms');
const plain = withUnit('');

function trainingWords(branch: TrainingBranch, given: number): string {
  const all: readonly number[] = trainingBranches[branch];
  const minutes = trainingMinutes[all.indexOf(given)];
  const time = minutes === undefined ? '' : i18next.t(`scores:visaA.minutes.${minutes}`);
  return `${i18next.t(`scores:visaA.branches.${branch}`)}, ${i18next.t('scores:visaA.points', { time, count: given })}`;
}

const sports = { 0: 'none', 4: 'modified', 7: 'below', 10: 'full' } as const;

function visaARows({ q1, q2, q3, q4, q5, q6, q7, q8 }: VisaAInput): readonly SheetRow[] {
  const label = (n: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8): string => `${n}. ${i18next.t(`scores:visaA.q${n}`)}`;
  return [
    answerRow(label(1), q1, (value) => ('points' in value ? pain(value.points) : withUnit(i18next.t('scores:unit.min'))(value.minutes)), [
      i18next.t('scores:visaA.stiffness'),
    ]),
    answerRow(label(2), q2, pain, [i18next.t('scores:visaA.scale')]),
    answerRow(label(3), q3, (value) => (value === 'cannot-walk-for-pain' ? i18next.t('scores:visaA.cannotWalk') : pain(value))),
    answerRow(label(4), q4, pain),
    answerRow(label(5), q5, pain),
    answerRow(label(6), q6, withUnit(i18next.t('scores:unit.hops'))),
    answerRow(label(7), q7, (value) => `${i18next.t(`scores:visaA.sport.${sports[value]}`)}: ${points(value)}`),
    answerRow(label(8), q8, ({ branch, points: given }) => trainingWords(branch, given)),
  ];
}

const askedFor = ({ kind, task, window }: Pick<InputOf<'nprs'>, 'kind' | 'task' | 'window'>): readonly SheetRow[] => [
  row(i18next.t('scores:field.painKind'), i18next.t(`scores:field.painKinds.${kind}`)),
  ...(kind === 'with-task' ? [typedRow(i18next.t('scores:field.task'), task)] : []),
  row(i18next.t('scores:field.window'), i18next.t(`scores:field.windows.${window}`)),
];

const recordRow = (record: InputOf<'knee-to-wall'>['record']): SheetRow =>
  row(i18next.t('scores:field.record'), i18next.t(`scores:field.records.${record}`));
const painRow = (answer: InputOf<'single-hop'>['pain']): SheetRow => answerRow(field('pain'), answer, pain);
const legsRow = (legs: InputOf<'hops-25'>['legs']): SheetRow =>
  row(i18next.t('scores:field.legs'), i18next.t(`scores:field.legsOf.${legs}`));

const trialRows = ({ trialsCm, record }: InputOf<'knee-to-wall'>): readonly SheetRow[] => [
  recordRow(record),
  answerRow(field('trials'), trialsCm, (trials) => trials.map(cm).join('; ')),
];

function jumpRows({
  record,
  method,
  legs,
  jumps,
  pain: hurt,
}: InputOf<'countermovement-jump'> | InputOf<'drop-jump'>): readonly SheetRow[] {
  const reading = method === 'flight-time' ? ms : cm;
  return [
    recordRow(record),
    row(i18next.t('scores:field.method'), i18next.t(`scores:field.methods.${method}`)),
    legsRow(legs),
    answerRow(field('jumps'), jumps, (all) =>
      all
        .map(({ reading: value, contactMs }, n) => {
          const contact = answerRow(i18next.t('scores:field.contact', { n: n + 1 }), contactMs, ms);
          return 'given' in contactMs ? `${reading(value)} (${contact.label}: ${contact.answer})` : reading(value);
        })
        .join('; '),
    ),
    painRow(hurt),
  ];
}

function heelRaiseRows(input: InputOf<'heel-raise'>): readonly SheetRow[] {
  const { reps, peakHeightCm, totalHeightCm, massKg, inclineDegrees, metronomePerMinute, stopped, shoes } = input;
  return [
    answerRow(field('reps'), reps, withUnit(i18next.t('scores:unit.reps'))),
    answerRow(i18next.t('scores:field.peakHeightCm'), peakHeightCm, cm),
    answerRow(i18next.t('scores:field.totalHeightCm'), totalHeightCm, cm),
    answerRow(i18next.t('scores:field.massKg'), massKg, withUnit('kg')),
    answerRow(i18next.t('scores:field.inclineDegrees'), inclineDegrees, withUnit('°')),
    answerRow(i18next.t('scores:field.metronomePerMinute'), metronomePerMinute, withUnit('/min')),
    answerRow(i18next.t('scores:field.stopped'), stopped, (stops) =>
      stops.map((stop) => i18next.t(`scores:field.stops.${stop}`)).join('; '),
    ),
    answerRow(i18next.t('scores:field.painBefore'), input.pain.before, pain),
    answerRow(i18next.t('scores:field.painHighest'), input.pain.highest, pain),
    answerRow(i18next.t('scores:field.painAfter'), input.pain.after, pain),
    answerRow(i18next.t('scores:field.shoes'), shoes, asTyped),
  ];
}

/** What was entered for a measure, item by item, with the conditions it was taken under; short labels of our own, not the authors' wording. */
export function outcomeItems(entry: OutcomeEntry): readonly SheetRow[] {
  switch (entry.instrument) {
    case 'visa-a':
      return visaARows(entry.input);
    case 'visa-a-sed':
    case 'tendins-a':
    case 'tsk-11':
    case 'tsk-17':
    case 'pcs':
      return [answerRow(field('total'), entry.input.total, points)];
    case 'nprs':
      return [answerRow(field('rating'), entry.input.rating, pain), ...askedFor(entry.input)];
    case 'vas':
      return [answerRow(field('mm'), entry.input.mm, withUnit('mm')), ...askedFor(entry.input)];
    case 'lefs':
      return entry.input.items.map((item, n) => answerRow(`${n + 1}. ${i18next.t(`scores:lefs.${lefsKeyAt(n)}`)}`, item, points));
    case 'morning-stiffness':
      return [answerRow(field('minutes'), entry.input.minutes, withUnit(i18next.t('scores:unit.min')))];
    case 'knee-to-wall':
      return trialRows(entry.input);
    case 'single-hop':
      return [...trialRows(entry.input), painRow(entry.input.pain)];
    case 'heel-raise':
    case 'heel-raise-bent':
      return heelRaiseRows(entry.input);
    case 'countermovement-jump':
      return jumpRows(entry.input);
    case 'drop-jump':
      return [answerRow(i18next.t('scores:field.dropCm'), entry.input.dropCm, cm), ...jumpRows(entry.input)];
    case 'hops-25':
      return [
        answerRow(i18next.t('scores:field.meanFlightMs'), entry.input.meanFlightMs, ms),
        answerRow(i18next.t('scores:field.meanContactMs'), entry.input.meanContactMs, ms),
        legsRow(entry.input.legs),
        painRow(entry.input.pain),
      ];
    case 'hop-count':
      return [answerRow(field('hops'), entry.input.hops, withUnit(i18next.t('scores:unit.hops'))), painRow(entry.input.pain)];
    case 'psfs':
      return entry.input.activities.map(({ name, rating }) => answerRow(name, rating, pain));
    case 'groc':
      return [
        answerRow(field('rating'), entry.input.rating, plain, [i18next.t('scores:field.grocHint')]),
        row(i18next.t('scores:field.scale'), i18next.t(`scores:field.scales.${entry.input.scale}`)),
      ];
    default:
      return assertNever(entry);
  }
}
