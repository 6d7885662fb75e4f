import i18next from 'i18next';
import { assertNever } from '#core/domain/brand.ts';
import type { DoseSum, ShockwaveEntry, TreatmentEntry, TrialOutcome } from '#core/timeline/entries.ts';
import { dayInWords } from '../../ui/words.ts';
import type { MarkWords } from './subjectWords.ts';
import { axisNumber } from './tickWords.ts';

const t = i18next.t;

/** Why a dose is not known; the words of the treatment screen. */
const whyNot = (sum: Extract<DoseSum, { known: false }>): string => t(`treatment:numbers.reason.${sum.reason}`);

/** Impulses and energy, each with its unit or why there is none. */
export function doseWords({ impulses, energy }: ShockwaveEntry['dose']): string {
  return t('timeline:subject.doseOf', {
    impulses: impulses.known
      ? t('timeline:subject.impulses', { value: axisNumber(impulses.value) })
      : t('timeline:subject.noImpulses', { why: whyNot(impulses) }),
    energy: energy.known
      ? t('timeline:subject.energy', { value: axisNumber(energy.value) })
      : t('timeline:subject.noEnergy', { why: whyNot(energy) }),
  });
}

function trialWords(outcome: TrialOutcome): string {
  switch (outcome.of) {
    case 'incomplete':
      return t('timeline:subject.trialOpen');
    case 'test': {
      const verdict = t(`timeline:subject.verdicts.${outcome.verdict}`);
      const sign = outcome.delta !== null && outcome.delta > 0 ? '+' : '';
      return outcome.delta === null
        ? t('timeline:subject.trialTestOnly', { verdict })
        : t('timeline:subject.trialTest', { verdict, delta: `${sign}${axisNumber(outcome.delta)}`, unit: outcome.unit });
    }
    case 'clip': {
      const { changed, compared } = outcome;
      if (changed.length === 0) return t('timeline:subject.trialNone', { count: compared });
      const names = changed.map((id) => t(`gait:metric.${id}`)).join(', ');
      return t('timeline:subject.trialClip', { count: compared, changed: changed.length, names });
    }
    default:
      return assertNever(outcome);
  }
}

/** A treatment as it was given. */
export function treatmentWords(entry: TreatmentEntry): MarkWords {
  const day = dayInWords(entry.day);
  switch (entry.kind) {
    case 'shockwave': {
      const pain = (value: number | null): string => (value === null ? t('timeline:subject.notEntered') : String(value));
      return {
        name: t('timeline:subject.shockwave', { day, n: entry.session, dose: doseWords(entry.dose) }),
        more: [
          t('timeline:subject.soFar', { dose: doseWords(entry.soFar) }),
          t('timeline:subject.painAround', { before: pain(entry.pain.before), after: pain(entry.pain.after) }),
        ],
      };
    }
    case 'taping':
      return {
        name: t('timeline:subject.taping', {
          day,
          technique: t(`treatment:taping.techniques.${entry.technique}`),
          side: t(`clinical:sides.${entry.side}`).toLowerCase(),
        }),
        more: [
          entry.offOn === null ? t('timeline:subject.stillOn') : t('timeline:subject.off', { day: dayInWords(entry.offOn) }),
          ...(entry.painFall === null ? [] : [t('timeline:subject.painFall', { points: axisNumber(entry.painFall) })]),
        ],
      };
    case 'manual-release': {
      const what = entry.techniques.map((technique) => t(`treatment:manual.techniques.${technique}`)).join(', ');
      return {
        name: t('timeline:subject.manual', { day, what: what || t('timeline:subject.manualNothing') }),
        more: [
          entry.minutes === null ? t('timeline:subject.noMinutes') : t('timeline:subject.minutes', { minutes: axisNumber(entry.minutes) }),
          ...(entry.response === null
            ? []
            : [t('timeline:subject.response', { response: t(`treatment:manual.responses.${entry.response}`).toLowerCase() })]),
        ],
      };
    }
    case 'cause-and-effect': {
      const kind = entry.intervention === null ? null : t(`treatment:effect.kinds.${entry.intervention}`);
      const what = kind === null ? t('timeline:subject.trialNothing') : [kind, entry.words].filter((part) => part !== '').join(', ');
      return { name: t('timeline:subject.trial', { day, what }), more: [trialWords(entry.outcome)] };
    }
    default:
      return assertNever(entry);
  }
}
