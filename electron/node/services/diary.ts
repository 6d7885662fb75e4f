import { canonical } from '#core/clinical/signedContent.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { DiaryDay } from '#core/plan/diary.ts';
import type { StoredDay } from '#core/plan/stored.ts';
import * as diary from '#db/repositories/diary.ts';
import { episodeById } from '#db/repositories/episodes.ts';
import { planById, versionsOfPlan } from '#db/repositories/plans.ts';
import type { ReadDb } from '#db/sql.ts';
import { changedKeys } from '../clinical/changedKeys.ts';
import { momentNow } from '../clinical/day.ts';
import { checkEpisode } from '../clinical/formChecks.ts';
import { presentPatient } from '../clinical/present.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { refuseToCome } from '../plan/toCome.ts';
import { actorOf, found, nowOf, staleWindow, written } from '../written.ts';

export function diaryHandlers(context: AppContext): Pick<Handlers, 'diary.days' | 'diary.setDay'> {
  const { db, events } = context;
  return {
    'diary.days': ({ episodeId, from, to }) => {
      found(episodeById(db, episodeId), 'episode');
      return diary.diaryDays(db, episodeId, from, to);
    },
    'diary.setDay': ({ episodeId, revision, details }): StoredDay => {
      const { patientId } = found(episodeById(db, episodeId), 'episode');
      presentPatient(db, patientId, 'write');
      checkEpisode(db, episodeId, patientId);
      const before = diary.diaryDay(db, episodeId, details.day);
      if ((before?.revision ?? 0) !== revision) throw staleWindow('day of the diary');
      if (before !== null && canonical(before.details) === canonical(details)) return before;
      refuseToCome(details.day, momentNow(context).day, [
        ['painNextMorning', details.painNextMorning],
        ['stiffnessNextMorning', details.stiffnessNextMorning],
      ]);
      checkItems(db, episodeId, details);
      const fields = before === null ? '' : `: ${changedKeys(before.details, details)}`;
      const deed = { action: 'entered', entity: 'diary', entityId: episodeId, detail: `${details.day}${fields}` };
      written(context, deed, () => {
        const entry = { episodeId, details, by: actorOf(context) };
        if (before === null) diary.addDiaryDay(db, entry, nowOf(context));
        else if (!diary.updateDiaryDay(db, entry, revision, nowOf(context))) throw staleWindow('day of the diary');
      });
      events.emit({ type: 'changed', topic: 'plan', id: patientId });
      return found(diary.diaryDay(db, episodeId, details.day), 'day of the diary');
    },
  };
}

/** What was done has to be an entry of a plan of this episode, in whichever version. */
function checkItems(db: ReadDb, episode: StoredDay['episodeId'], { items }: DiaryDay): void {
  for (const id of new Set(items.map(({ planId }) => planId))) {
    const plan = found(planById(db, id), 'plan');
    if (plan.episodeId !== episode)
      throw new FailureError('invalid-input', 'The plan is of another episode.', 'Enter it in the diary of that episode.');
    const known = new Set(
      versionsOfPlan(db, id).flatMap((version) => version.plan.phases.flatMap(({ prescriptions }) => prescriptions.map((one) => one.id))),
    );
    if (items.some((item) => item.planId === id && !known.has(item.prescriptionId)))
      throw new FailureError('invalid-input', 'The plan has never asked for this.', 'Read the diary again and enter it there.');
  }
}
