import i18next from 'i18next';
import { assertNever } from '#core/domain/brand.ts';
import type { Item, PainSpan, Subject } from '#core/timeline/items.ts';
import type { Belonging } from '#core/timeline/source.ts';
import { valueWords } from '../../clinical/scores/scoreWords.ts';
import { figureInWords } from '../../gait/figures.ts';
import { dayInWords } from '../../ui/words.ts';
import { axisNumber } from './tickWords.ts';
import { doseWords, treatmentWords } from './treatmentWords.ts';

/** A mark in words: what it is with its value, and below it what else there is to know. */
export type MarkWords = { readonly name: string; readonly more: readonly string[] };

const t = i18next.t;
const ownership = (of: Belonging): readonly string[] => (of === 'patient' ? [t('timeline:subject.ofPatient')] : []);

/** Words of what a mark stands for. Every number has its unit, and its uncertainty or why there is none. */
export function subjectWords(subject: Subject): MarkWords {
  switch (subject.kind) {
    case 'onset': {
      const { from, to } = subject;
      const words = { from: dayInWords(from), to: dayInWords(to) };
      return { name: t(from === to ? 'timeline:subject.onsetDay' : 'timeline:subject.onset', words), more: [] };
    }
    case 'visit': {
      const { day, title, clips, forms, signed, of } = subject.entry;
      return {
        name: t('timeline:subject.visit', { day: dayInWords(day), title: title || t('timeline:subject.untitled') }),
        more: [
          t('timeline:subject.visitParts', {
            clips: t('timeline:subject.clips', { count: clips }),
            forms: t('timeline:subject.forms', { count: forms }),
            state: t(signed ? 'timeline:subject.signed' : 'timeline:subject.notSigned'),
          }),
          ...ownership(of),
        ],
      };
    }
    case 'clip': {
      const { day, title, view, condition, of } = subject.entry;
      return {
        name: t('timeline:subject.clip', { day: dayInWords(day), title }),
        more: [[t(`visit:clips.views.${view}`), condition].filter((part) => part !== '').join(', '), ...ownership(of)],
      };
    }
    case 'gait':
      return gaitWords(subject);
    case 'treatment': {
      const words = treatmentWords(subject.entry);
      return { ...words, more: [...words.more, ...ownership(subject.entry.of)] };
    }
    case 'dose': {
      const { entry, dose, value } = subject;
      const number = axisNumber(value);
      return {
        name: t('timeline:subject.dose', {
          day: dayInWords(entry.day),
          value: t(dose === 'energy' ? 'timeline:subject.energy' : 'timeline:subject.impulses', { value: number }),
        }),
        more: [doseWords(entry.soFar), t('timeline:subject.noError')],
      };
    }
    case 'score':
      return scoreWords(subject);
    case 'unscored': {
      const { series, entry } = subject;
      const words = { name: t(`clinical:instruments.${series.instrument}`), side: t(`clinical:sides.${series.side}`).toLowerCase() };
      return { name: t('timeline:subject.unscored', { ...words, day: dayInWords(entry.day) }), more: ownership(entry.of) };
    }
    case 'phase': {
      const { plan, band } = subject;
      const to = band.to === null ? t('timeline:subject.goesOn') : dayInWords(band.to);
      return {
        name: t('timeline:subject.phase', { plan: plan.name, phase: band.name, from: dayInWords(band.from), to }),
        more: [
          t(plan.isLadder ? 'timeline:subject.levelOf' : 'timeline:subject.phaseOf', { n: band.number, of: band.phases }),
          ...(band.booked ? [t('timeline:subject.booked')] : []),
        ],
      };
    }
    case 'load': {
      const { week, planned, done, partly, not, notEntered } = subject.week;
      return {
        name: t('timeline:subject.load', { week: dayInWords(week), done, planned }),
        more: [t('timeline:subject.loadMore', { partly, not, notEntered })],
      };
    }
    case 'running': {
      const { week, runs, km } = subject.week;
      const known = km.known
        ? t('timeline:subject.km', { km: axisNumber(km.sum) })
        : t('timeline:subject.kmAtLeast', { km: axisNumber(km.atLeast) });
      const why = km.known ? '' : `${t(`plan:running.why.${km.reason}`)}.`;
      return {
        name: t('timeline:subject.running', { week: dayInWords(week), km: known }),
        more: [t('timeline:subject.runsMore', { runs: t('timeline:subject.runs', { count: runs }), why }).trim()],
      };
    }
    case 'pain':
      return painWords(subject.span);
    default:
      return assertNever(subject);
  }
}

function gaitWords({ series, point }: Extract<Subject, { kind: 'gait' }>): MarkWords {
  const { result, side, day, title, condition, of } = point;
  const metric = t(`gait:metric.${series.metric}`);
  const clip = [title, condition].filter((part) => part !== '').join(', ');
  const value = result.ok ? figureInWords(result.value, result.standardError, series.unit) : t(`gait:refusal.${result.reason}`);
  return {
    name: t('timeline:subject.gait', { metric, side: side === null ? '' : `, ${t(`events:sides.${side}`)}`, day: dayInWords(day), value }),
    more: [
      result.ok
        ? t('timeline:subject.gaitOf', { title: clip, steps: t('timeline:subject.steps', { count: result.n }) })
        : t('timeline:subject.gaitNone', { title: clip }),
      ...(result.ok && result.few ? [t('timeline:subject.few')] : []),
      ...ownership(of),
    ],
  };
}

function scoreWords({ series, point }: Extract<Subject, { kind: 'score' }>): MarkWords {
  const { instrument, side, unit, mdc } = series;
  return {
    name: t('timeline:subject.score', {
      name: t(`clinical:instruments.${instrument}`),
      side: t(`clinical:sides.${side}`).toLowerCase(),
      day: dayInWords(point.day),
      value: valueWords(point.value, unit),
    }),
    more: [
      mdc.known
        ? t('timeline:subject.scoreMdc', { size: valueWords(mdc.size, unit) })
        : t('timeline:subject.noMdc', { why: t(`timeline:noLimitWhole.${mdc.reason}`) }),
      ...ownership(point.of),
    ],
  };
}

function painWords({ moment, unit, from, to, worst, worstOn, days, complete }: PainSpan): MarkWords {
  const words = { moment: t(`timeline:subject.painMoments.${moment}`), worst, from: dayInWords(from), to: dayInWords(to) };
  return {
    name: unit === 'day' ? t('timeline:subject.painDay', { ...words, day: words.from }) : t('timeline:subject.painSpan', words),
    more: [
      ...(unit === 'day' ? [] : [t('timeline:subject.painDays', { count: days, day: dayInWords(worstOn) })]),
      t(complete ? 'timeline:subject.painWhole' : 'timeline:subject.painOpen'),
    ],
  };
}

/** Several sentences in one line, each with its full stop. */
export const inOneLine = (parts: readonly string[]): string => parts.map((part) => (/[.:;!?]$/.test(part) ? part : `${part}.`)).join(' ');

/** Words of a mark that stands for one thing or several. */
export function markWords(items: readonly [Item, ...Item[]], daysOf: (item: Item) => readonly [string, string]): MarkWords {
  const [first, ...more] = items;
  if (more.length === 0) return subjectWords(first.subject);
  const from = items.map((item) => daysOf(item)[0]).toSorted()[0] ?? '';
  const to =
    items
      .map((item) => daysOf(item)[1])
      .toSorted()
      .at(-1) ?? '';
  return {
    name: t('timeline:several', { count: items.length, from: dayInWords(from), to: dayInWords(to) }),
    more: [
      items
        .slice(0, 4)
        .map(({ subject }) => subjectWords(subject).name)
        .join('; '),
      t('timeline:closerHere'),
    ],
  };
}
