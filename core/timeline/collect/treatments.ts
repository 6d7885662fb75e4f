import { givenOf } from '../../clinical/answer.ts';
import { type Form, type FormOf, isKind } from '../../clinical/form.ts';
import type { EpisodeId } from '../../clinical/intake/episode.ts';
import type { StoredCourse } from '../../clinical/stored.ts';
import { courseSum, cumulativeEnergy, type Sum, totalImpulses } from '../../clinical/treatment/shockwaveDose.ts';
import { tapeResponse } from '../../clinical/treatment/tapingResponse.ts';
import type { DoseSum, ShockwaveEntry, TreatmentEntry, TrialOutcome } from '../entries.ts';
import type { Belonging } from '../source.ts';
import { belongingOf, byDay } from './belonging.ts';

type Facts = {
  readonly episode: EpisodeId;
  /** Treatments of the patient, of visits that are there. */
  readonly forms: readonly Form[];
  readonly courses: readonly StoredCourse[];
  /** The calendar day of an instant in the clinic. */
  readonly dayOf: (instant: string) => string;
  readonly trialOf: (form: Form) => TrialOutcome;
};

type Shockwave = FormOf<'shockwave'>;

/** Every treatment of the episode and of no problem, the earliest first, each shockwave session with what its course adds up to by then. */
export function treatmentEntries(facts: Facts): readonly TreatmentEntry[] {
  const { forms, episode, courses } = facts;
  const ownerOf = (form: Form): EpisodeId | null => {
    if (form.episodeId !== null || !isKind(form, 'shockwave')) return form.episodeId;
    return courses.find(({ id }) => id === form.details.courseId)?.episodeId ?? null;
  };
  const sessions = Map.groupBy(
    forms.filter((form): form is Shockwave => isKind(form, 'shockwave')).toSorted(bySession),
    ({ details }) => details.courseId,
  );
  const entries = forms.flatMap((form): readonly TreatmentEntry[] => {
    const of = belongingOf(ownerOf(form), episode);
    if (of === null) return [];
    if (isKind(form, 'shockwave')) return [shockwave(form, sessions.get(form.details.courseId) ?? [form], of)];
    return other(form, of, facts);
  });
  return byDay(entries);
}

const bySession = (a: Shockwave, b: Shockwave): number =>
  a.details.session.day.localeCompare(b.details.session.day) || a.createdAt.localeCompare(b.createdAt);

const doseSum = (sum: Sum<string>): DoseSum => (sum.ok ? { known: true, value: sum.value } : { known: false, reason: sum.reason });
const impulsesOf = ({ details: { session } }: Shockwave) => totalImpulses(session.segments);
const energyOf = ({ details: { session, device } }: Shockwave) => cumulativeEnergy(session, device.facts);

function shockwave(form: Shockwave, ofCourse: readonly Shockwave[], of: Belonging): ShockwaveEntry {
  const { session, device, courseId } = form.details;
  const soFar = ofCourse.slice(0, ofCourse.indexOf(form) + 1);
  return {
    kind: 'shockwave',
    formId: form.id,
    visitId: form.visitId,
    day: session.day,
    of,
    courseId,
    site: session.site,
    device: device.facts.name,
    type: session.type,
    session: soFar.length,
    dose: { impulses: doseSum(impulsesOf(form)), energy: doseSum(energyOf(form)) },
    soFar: { impulses: doseSum(courseSum(soFar.map(impulsesOf))), energy: doseSum(courseSum(soFar.map(energyOf))) },
    pain: { before: givenOf(session.pain.before), after: givenOf(session.pain.after) },
  };
}

function other(form: Form, of: Belonging, { dayOf, trialOf }: Facts): readonly TreatmentEntry[] {
  const { details } = form;
  const held = { formId: form.id, visitId: form.visitId, of };
  switch (details.kind) {
    case 'taping': {
      const { technique, side, appliedAt, removal, response } = details.taping;
      const answer = tapeResponse(response);
      return [
        {
          kind: 'taping',
          ...held,
          day: dayOf(appliedAt),
          technique,
          side,
          offOn: removal === null ? null : dayOf(removal.at),
          offBecause: removal?.reason ?? null,
          painFall: answer.verdict === 'not-judged' ? null : answer.fall,
        },
      ];
    }
    case 'manual-release': {
      const { day, items, response } = details.session;
      const minutes = items.map((item) => item.minutes);
      const known = items.length > 0 && minutes.every((one) => one !== null);
      return [
        {
          kind: 'manual-release',
          ...held,
          day,
          techniques: [...new Set(items.map(({ technique }) => technique))],
          minutes: known ? minutes.reduce((sum: number, one) => sum + (one ?? 0), 0) : null,
          response: givenOf(response),
        },
      ];
    }
    case 'cause-and-effect': {
      const { intervention } = details.pairing;
      return [
        {
          kind: 'cause-and-effect',
          ...held,
          day: dayOf(intervention?.at ?? form.createdAt),
          intervention: intervention?.kind ?? null,
          words: intervention?.words ?? '',
          outcome: trialOf(form),
        },
      ];
    }
    default:
      return [];
  }
}
