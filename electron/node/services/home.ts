import type { Home } from '#core/clinical/home.ts';
import { overdueAt } from '#core/clinical/overdue/overdue.ts';
import { openForms, patientsSeenLast, visitsBetween } from '#db/repositories/home.ts';
import { type DuePromise, promisesDue } from '#db/repositories/promises.ts';
import { boundsOf, momentNow } from '../clinical/day.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

/** What is on the home screen at most: a longer list is not read, and says so. */
const most = { recent: 12, drafts: 30, draftForms: 400, overdue: 300 } as const;

function draftsOf(db: AppContext['db']): Home['drafts'] {
  const forms = openForms(db, most.draftForms);
  const visits = new Map<string, Home['drafts']['visits'][number]>();
  for (const { form, writtenAt, ...visit } of forms) {
    const known = visits.get(visit.visitId);
    if (known !== undefined) known.forms.push(form);
    else if (visits.size < most.drafts) visits.set(visit.visitId, { ...visit, writtenAt, forms: [form] });
    else return { visits: [...visits.values()], more: true };
  }
  return { visits: [...visits.values()], more: forms.length === most.draftForms };
}

function overdueOf(due: readonly DuePromise[], now: ReturnType<typeof momentNow>): Home['overdue'] {
  const names = new Map(due.map(({ promised, familyName, givenName }) => [promised, { familyName, givenName }]));
  return overdueAt([...names.keys()], now).map(({ promised, state, days }) => ({
    ...(names.get(promised) ?? { familyName: '', givenName: '' }),
    patientId: promised.patientId,
    visitId: promised.visitId,
    kind: promised.kind,
    due: promised.kind === 'tape-removal' ? promised.dueAt : promised.dueDay,
    state,
    days,
  }));
}

export function homeHandlers(context: AppContext): Pick<Handlers, 'home.today'> {
  const { db } = context;
  return {
    'home.today': () => {
      const now = momentNow(context);
      const { from, to } = boundsOf(now.day);
      return {
        day: now.day,
        today: visitsBetween(db, from, to),
        recent: patientsSeenLast(db, to, most.recent),
        drafts: draftsOf(db),
        overdue: overdueOf(promisesDue(db, now.day, now.at, most.overdue), now),
      };
    },
  };
}
