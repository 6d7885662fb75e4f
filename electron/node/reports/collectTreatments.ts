import { givenOf } from '#core/clinical/answer.ts';
import { type Form, type FormOf, isKind } from '#core/clinical/form.ts';
import { courseSum, cumulativeEnergy, type Sum, totalImpulses } from '#core/clinical/treatment/shockwaveDose.ts';
import { tapeResponse } from '#core/clinical/treatment/tapingResponse.ts';
import { clinicDay } from '../clinical/day.ts';
import type { PrintedTreatment } from './clinicalModel.ts';
import { noDoseWords, sideNames, siteWords } from './clinicalWords.ts';

/** `grade-words` as a name in the record is spelled, as words. */
const plainly = (name: string): string => name.replaceAll('-', ' ');
const rounded = (value: number): string => String(Number(value.toFixed(2)));
const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');

const painWords = (before: number | null, after: number | null): string =>
  before === null && after === null ? '' : `pain ${before ?? 'not entered'} before, ${after ?? 'not entered'} after (of 10)`;

type Shockwave = FormOf<'shockwave'>;

const setting = (unit: string, value: number | null, hz: number | null): string =>
  `${value === null ? `${unit} not entered` : `${rounded(value)} ${unit}`}${hz === null ? '' : ` at ${rounded(hz)} Hz`}`;

function settingsOf({ details: { session } }: Shockwave): string {
  const each =
    session.type === 'radial'
      ? session.segments.map(({ bar, hz }) => setting('bar', bar, hz))
      : session.segments.map(({ energyFluxDensity, hz }) => setting('mJ/mm²', energyFluxDensity, hz));
  return [...new Set(each)].join('; ');
}

const impulsesWords = (sum: Sum<'impulses'>): string => (sum.ok ? `${sum.value} impulses` : 'impulses not entered');
const energyWords = (sum: Sum<'mJ/mm2'>): string => (sum.ok ? `${rounded(sum.value)} mJ/mm² in all` : noDoseWords[sum.reason]);

const doseOf = ({ details: { session, device } }: Shockwave): { readonly impulses: Sum<'impulses'>; readonly energy: Sum<'mJ/mm2'> } => ({
  impulses: totalImpulses(session.segments),
  energy: cumulativeEnergy(session, device.facts),
});

/** Sessions whose doses add up: at one place, by one kind of device. */
const placeOf = ({ details: { session } }: Shockwave): string => JSON.stringify([session.site, session.type]);

function shockwave(form: Shockwave, earlier: readonly Shockwave[]): PrintedTreatment {
  const { session, device } = form.details;
  const same = [...earlier.filter((one) => placeOf(one) === placeOf(form)), form].map(doseOf);
  const dose = doseOf(form);
  const [impulses, energy] = [courseSum(same.map((one) => one.impulses)), courseSum(same.map((one) => one.energy))];
  return {
    day: session.day,
    kind: 'shockwave',
    what: joined([session.type, device.facts.name, session.applicator]),
    place: siteWords(session.site),
    dose: joined([impulsesWords(dose.impulses), settingsOf(form), energyWords(dose.energy)]),
    soFar: `${same.length} ${same.length === 1 ? 'session' : 'sessions'}, ${impulsesWords(impulses)}${energy.ok ? `, ${rounded(energy.value)} mJ/mm²` : ''}`,
    response: joined([painWords(givenOf(session.pain.before), givenOf(session.pain.after)), ...session.adverseEvents.map(plainly)]),
  };
}

function taping({ details: { taping: tape } }: FormOf<'taping'>): PrintedTreatment {
  const response = tapeResponse(tape.response);
  const tensions = [
    ...new Set(tape.strips.flatMap(({ tensionPercent }) => (tensionPercent === null ? [] : [`${rounded(tensionPercent)} %`]))),
  ];
  const lift = tape.lift === null || tape.lift.heightMm === null ? '' : `lift of ${rounded(tape.lift.heightMm)} mm`;
  return {
    day: clinicDay(tape.appliedAt),
    kind: 'taping',
    what: joined([plainly(tape.technique), ...new Set(tape.strips.map(({ material }) => material))]),
    place: sideNames[tape.side],
    dose: joined([
      tape.strips.length === 0 ? '' : `${tape.strips.length} ${tape.strips.length === 1 ? 'strip' : 'strips'}`,
      tensions.length === 0 ? '' : `tension ${tensions.join(' and ')}`,
      lift,
    ]),
    soFar: '',
    response: joined([
      response.verdict === 'not-judged' ? '' : `pain ${rounded(response.fall)} points less with it, at the same task`,
      tape.removal === null
        ? ''
        : `off ${clinicDay(tape.removal.at)}: ${plainly(tape.removal.reason)}, skin: ${plainly(tape.removal.skin)}`,
    ]),
  };
}

function manual({ details: { session } }: FormOf<'manual-release'>): PrintedTreatment {
  const minutes = session.items.map((item) => item.minutes);
  const known = minutes.every((one) => one !== null);
  const responses = { better: 'better', same: 'as before', worse: 'worse' } as const;
  const [now, next] = [givenOf(session.response), givenOf(session.nextDayResponse)];
  return {
    day: session.day,
    kind: 'manual-release',
    what: [...new Set(session.items.map(({ technique, structure }) => `${plainly(technique)} (${plainly(structure)})`))].join('; '),
    place: [...new Set(session.items.map(({ side }) => sideNames[side]))].join(', '),
    dose:
      session.items.length === 0
        ? ''
        : known
          ? `${rounded(minutes.reduce((sum, one) => sum + (one ?? 0), 0))} min`
          : 'minutes not all entered',
    soFar: '',
    response: joined([
      now === null ? '' : `right after: ${responses[now]}`,
      next === null ? '' : `next day: ${responses[next]}`,
      ...session.adverseEvents.map(plainly),
    ]),
  };
}

/** Every treatment of a patient, the earliest first, each shockwave session with what it adds up to at its place. */
export function printedTreatments(forms: readonly Form[]): readonly PrintedTreatment[] {
  const sessions = forms
    .filter((form): form is Shockwave => isKind(form, 'shockwave'))
    .toSorted((a, b) => a.details.session.day.localeCompare(b.details.session.day) || a.createdAt.localeCompare(b.createdAt));
  return [
    ...sessions.map((form, n) => shockwave(form, sessions.slice(0, n))),
    ...forms.flatMap((form) => (isKind(form, 'taping') ? [taping(form)] : isKind(form, 'manual-release') ? [manual(form)] : [])),
  ].toSorted((a, b) => a.day.localeCompare(b.day));
}
