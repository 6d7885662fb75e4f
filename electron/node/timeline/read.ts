import { onsetRange } from '#core/clinical/intake/episode.ts';
import { outcomeForms } from '#core/clinical/outcomeHistory.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import type { Visit } from '#core/domain/patient.ts';
import { earlierOf, laterOf } from '#core/plan/day.ts';
import { belongingOf, byDay, visitBelonging, within } from '#core/timeline/collect/belonging.ts';
import { type DatedTake, gaitSeries } from '#core/timeline/collect/gait.ts';
import { planRow, type WholePlan } from '#core/timeline/collect/plans.ts';
import { scoreSeries } from '#core/timeline/collect/scores.ts';
import { treatmentEntries } from '#core/timeline/collect/treatments.ts';
import { loadWeeks, painDays, runWeeks } from '#core/timeline/collect/weeks.ts';
import type { ClipEntry, VisitEntry } from '#core/timeline/entries.ts';
import type { Belonging } from '#core/timeline/source.ts';
import type { Timeline } from '#core/timeline/timeline.ts';
import { coursesOfPatient } from '#db/repositories/courses.ts';
import { formsOfPatient } from '#db/repositories/forms.ts';
import { plansOfPatient, versionsOfPlan } from '#db/repositories/plans.ts';
import { clipsOfPatient, problemsOfVisits, visitsWithGait } from '#db/repositories/timeline.ts';
import { visitsOfPatient } from '#db/repositories/visits.ts';
import { clinicDay, momentNow } from '../clinical/day.ts';
import { pairingEffect } from '../clinical/effect.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';
import { diaryOf } from '../plan/facts.ts';
import type { KeptTakes } from './takes.ts';
import { trialOutcome } from './trial.ts';

type OwnVisit = VisitEntry & { readonly visit: Visit };

/** Everything of an episode by its days. What is of no problem comes along from the onset, or else the first thing of the episode, to its end, or else today. */
export async function readTimeline(context: AppContext, episode: StoredEpisode, kept: KeptTakes): Promise<Timeline> {
  const { db } = context;
  const { id, patientId, details } = episode;
  const today = momentNow(context).day;
  const onset = 'given' in details.onset ? onsetRange(details.onset.given) : null;
  const clips = clipsOfPatient(db, patientId);
  const visits = ownVisits(context, episode);
  const plans = plansOfPatient(db, patientId)
    .filter(({ episodeId }) => episodeId === id)
    .map((stored): WholePlan => ({ stored, versions: versionsOfPlan(db, stored.id) }));
  const forms = formsOfPatient(db, patientId, ['outcome', 'shockwave', 'taping', 'manual-release', 'cause-and-effect'], null).toReversed();
  const outcomes = outcomeForms(forms);
  const diary = diaryOf(db, id, patientId);
  const treatments = treatmentEntries({
    episode: id,
    forms,
    courses: coursesOfPatient(db, patientId),
    dayOf: clinicDay,
    trialOf: (form) => trialOutcome(pairingEffect(context, form)),
  });
  const ownDays = [
    ...[...visits, ...treatments].filter(({ of }) => of === 'episode').map(({ day }) => day),
    ...outcomes.filter((form) => belongingOf(form.episodeId, id) === 'episode').map((form) => form.details.entry.measuredOn),
    ...diary.days.map(({ day }) => day),
    ...plans.map(({ versions }) => versions[0].plan.startsOn),
  ];
  const begun = ownDays.reduce(earlierOf, clinicDay(episode.createdAt));
  const from = onset === null ? begun : earlierOf(onset.first, begun);
  const to = ownDays.filter((day) => day <= today).reduce(laterOf, details.closedOn ?? today);
  const shown = within(visits, from, to);
  const [newest] = plans;
  const row = newest === undefined ? null : planRow(newest, today);
  return {
    episode,
    today,
    onset: onset === null ? null : { from: onset.first, to: earlierOf(onset.last, laterOf(onset.first, today)) },
    visits: byDay(shown.map(({ visit: _visit, ...entry }) => entry)),
    clips: byDay(
      clips.flatMap((clip): readonly ClipEntry[] => {
        const at = shown.find(({ visitId }) => visitId === clip.visitId);
        if (at === undefined) return [];
        const { visitId, view, condition } = clip;
        return [{ recordingId: clip.id, visitId, day: at.day, of: at.of, title: clip.title || clip.originalName, view, condition }];
      }),
    ),
    gait: gaitSeries(await takesOf(context, episode, shown, kept)),
    treatments: within(treatments, from, to),
    scores: scoreSeries(
      outcomes,
      id,
      clinicTable(db, 'thresholds').value,
      (day: string, of: Belonging) => of === 'episode' || (day >= from && day <= to),
    ),
    plans: plans.map((plan) => planRow(plan, today)).toReversed(),
    load: loadWeeks(plans, diary, earlierOf(today, to)),
    running: runWeeks(diary, from, earlierOf(today, to)),
    pain: painDays(diary, from, to),
    diaryAt: row === null ? null : { planId: row.planId, visitId: row.visitId },
  };
}

/** Visits of the episode and of no problem, oldest first. */
function ownVisits({ db }: AppContext, { id, patientId }: StoredEpisode): readonly OwnVisit[] {
  const whose = visitBelonging(problemsOfVisits(db, patientId), id);
  return visitsOfPatient(db, patientId)
    .toReversed()
    .flatMap((visit): readonly OwnVisit[] => {
      const of = whose(visit.id);
      if (of === null) return [];
      const { title, recordings, forms, signedAt } = visit;
      const day = clinicDay(visit.startedAt);
      return [{ visit, visitId: visit.id, day, of, title, signed: signedAt !== null, clips: recordings, forms }];
    });
}

/** What is measured on the clips of these visits; visits on whose clips nothing is marked are not looked into. */
async function takesOf(
  { db }: AppContext,
  { patientId }: StoredEpisode,
  visits: readonly OwnVisit[],
  kept: KeptTakes,
): Promise<readonly DatedTake[]> {
  const withGait = visitsWithGait(db, patientId);
  const marked = visits.filter(({ visitId }) => withGait.has(visitId));
  const takes = await kept.of(marked.map(({ visit }) => visit));
  return marked.flatMap(({ visitId, day, of }) => (takes.get(visitId) ?? []).map((take) => ({ take, day, of })));
}
