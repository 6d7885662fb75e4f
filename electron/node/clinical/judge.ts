import { type Form, type FormDetails, type FormJudgement, isKind } from '#core/clinical/form.ts';
import { derivedOfForm } from '#core/clinical/formDerived.ts';
import type { FormDerived } from '#core/clinical/formDerivedSchema.ts';
import { type FormFacts, judgeForm } from '#core/clinical/formJudge.ts';
import { moduleOf } from '#core/clinical/formModule.ts';
import { lastSteroidDay } from '#core/clinical/redFlags/fromIntake.ts';
import { openFlagsOf } from '#core/clinical/redFlags/screenState.ts';
import { samePlace } from '#core/clinical/site.ts';
import type { VisitId } from '#core/domain/ids.ts';
import { formsOfPatient, formsOfVisit, lastForm, setJudgement } from '#db/repositories/forms.ts';
import type { AppContext } from '../context.ts';
import { type SafetyFacts, safetyFacts, safetyOf } from './safety.ts';
import { clinicTable, treatmentTables } from './tables.ts';

type Context = Pick<AppContext, 'db' | 'ports'>;
/** A form as far as judging it goes: it may not be in the record yet. */
export type Judgeable = Pick<Form, 'id' | 'patientId' | 'visitId' | 'createdAt' | 'details'>;

const noSession: FormFacts['session'] = { sessionNumber: 1, sessionsWithoutReview: 1, lastDay: null, steroidDay: null };

/** Which session of its course it is, how long after the last at the same place, and since when nobody has measured what came of it. */
function sessionFacts({ db }: Context, form: Judgeable): FormFacts['session'] {
  const { details, patientId, createdAt, id } = form;
  if (details.kind !== 'shockwave') return noSession;
  const before = formsOfPatient(db, patientId, ['shockwave'], null)
    .filter((other) => isKind(other, 'shockwave'))
    .filter((other) => other.id !== id && other.createdAt <= createdAt);
  const ofCourse = before.filter((other) => other.details.courseId === details.courseId);
  const reviewed = formsOfPatient(db, patientId, ['outcome'], null)
    .filter((other) => isKind(other, 'outcome'))
    .filter(({ derived }) => derived.measures.some(({ value }) => value !== null))
    .map((other) => other.details.entry.measuredOn)
    .filter((day) => day <= details.session.day)
    .toSorted()
    .at(-1);
  const unreviewed = ofCourse.filter((other) => reviewed === undefined || other.details.session.day > reviewed);
  const atPlace = before.filter((other) => samePlace(other.details.session.site, details.session.site));
  const intake = lastForm(db, patientId, 'intake', { instrument: null, courseId: null, technique: null });
  return {
    sessionNumber: ofCourse.length + 1,
    sessionsWithoutReview: unreviewed.length + 1,
    lastDay:
      atPlace
        .map((other) => other.details.session.day)
        .toSorted()
        .at(-1) ?? null,
    steroidDay: intake !== null && isKind(intake, 'intake') ? lastSteroidDay(intake.details.intake) : null,
  };
}

/** What the patient said at this visit of pain when walking: the latest rating with that task. */
function walkingPain({ db }: Context, visit: VisitId): number | null {
  const ratings = formsOfVisit(db, visit).flatMap(({ details }) => {
    if (details.kind !== 'outcome' || details.entry.instrument !== 'nprs') return [];
    const { kind, task, rating } = details.entry.input;
    return kind === 'with-task' && /walk/i.test(task ?? '') && 'given' in rating ? [rating.given] : [];
  });
  return ratings.at(-1) ?? null;
}

const noRules: FormJudgement = { results: [], unsettled: [] };

/** What the rules in force say of a form as it would be written. A screening is judged by what it says now, not by what is stored of it. */
export function judgementOf(context: Context, form: Judgeable, known: SafetyFacts | null = null): FormJudgement {
  const { id, patientId, visitId, createdAt, details } = form;
  const module = moduleOf(details);
  if (module === null && details.kind !== 'red-flags') return noRules;
  const supposed = details.kind === 'red-flags' ? { screening: { visitId, screening: details.screening, signed: false } } : {};
  const facts = known ?? safetyFacts(context, patientId, supposed);
  const { state } = safetyOf(patientId, visitId, facts);
  return judgeForm(details, {
    tables: treatmentTables(context.db),
    openFlags: openFlagsOf(state),
    blocks: state.modules.find((one) => one.module === module)?.because ?? [],
    session: sessionFacts(context, { id, patientId, visitId, createdAt, details }),
    screen: { state, screenings: facts.input.answers },
    walkingPain: walkingPain(context, visitId),
  });
}

export const derivedOf = ({ db }: Pick<Context, 'db'>, details: FormDetails): FormDerived =>
  derivedOfForm(details, clinicTable(db, 'thresholds').value);

/** The treatments and tests of a visit that nobody has signed, each with what the rules say of it now. */
export function judgedAnew(context: Context, visit: VisitId): readonly { readonly form: Form; readonly judgement: FormJudgement }[] {
  const forms = formsOfVisit(context.db, visit).filter(({ locked, details }) => !locked && moduleOf(details) !== null);
  const [first] = forms;
  if (first === undefined) return [];
  const facts = safetyFacts(context, first.patientId);
  return forms.map((form) => ({ form, judgement: judgementOf(context, form, facts) }));
}

/** Writes the verdicts of an unsigned visit anew, once something beside its treatments has changed. */
export function rejudgeVisit(context: Context, visit: VisitId): void {
  for (const { form, judgement } of judgedAnew(context, visit))
    if (JSON.stringify(judgement) !== JSON.stringify(form.judgement)) setJudgement(context.db, form.id, judgement);
}
