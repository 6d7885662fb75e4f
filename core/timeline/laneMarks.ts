import { assertNever } from '../domain/brand.ts';
import { dayTime } from './axis.ts';
import type { TreatmentEntry } from './entries.ts';
import type { Item, Look, MarksLane } from './items.ts';
import type { TimelineSource } from './source.ts';
import type { Timeline } from './timeline.ts';

/** The middle of a day. */
export const middleOf = (day: string): number => dayTime(day) + 0.5;

const at = (id: string, day: string, subject: Item['subject'], source: TimelineSource | null): Item => ({
  id,
  subject,
  from: middleOf(day),
  to: middleOf(day),
  source,
});

/** The onset, as exactly as it is known, and the visits; null where there is neither. */
export function visitsLane({ visits, onset }: Timeline): MarksLane | null {
  const marks = [
    ...(onset === null
      ? []
      : [
          {
            item: {
              id: 'onset',
              subject: { kind: 'onset', ...onset },
              from: dayTime(onset.from),
              to: dayTime(onset.to) + 1,
              source: null,
            } as const,
            look: { shape: 'bar', tone: 'band' } as const,
          },
        ]),
    ...visits.map((entry) => ({
      item: at(`visit.${entry.visitId}`, entry.day, { kind: 'visit', entry }, { kind: 'visit', visitId: entry.visitId }),
      look: { shape: 'circle', tone: 'visit' } as const,
    })),
  ];
  return marks.length === 0 ? null : { id: 'visits', choice: 'visits', kind: 'marks', marks };
}

export function clipsLane({ clips }: Timeline): MarksLane | null {
  const marks = clips.map((entry) => ({
    item: at(`clip.${entry.recordingId}`, entry.day, { kind: 'clip', entry }, { kind: 'clip', recordingId: entry.recordingId }),
    look: { shape: 'square', tone: 'clip' } as const,
  }));
  return marks.length === 0 ? null : { id: 'clips', choice: 'clips', kind: 'marks', marks };
}

function lookOf({ kind }: TreatmentEntry): Look {
  switch (kind) {
    case 'shockwave':
      return { shape: 'diamond', tone: 'shockwave' };
    case 'taping':
      return { shape: 'square', tone: 'taping' };
    case 'manual-release':
      return { shape: 'circle', tone: 'manual' };
    case 'cause-and-effect':
      return { shape: 'triangle', tone: 'trial' };
    default:
      return assertNever(kind);
  }
}

export const formSource = ({ formId, visitId, kind }: TreatmentEntry): TimelineSource => ({ kind: 'form', formId, form: kind, visitId });

export function treatmentsLane({ treatments }: Timeline): MarksLane | null {
  const marks = treatments.map((entry) => ({
    item: at(`treatment.${entry.formId}`, entry.day, { kind: 'treatment', entry }, formSource(entry)),
    look: lookOf(entry),
  }));
  return marks.length === 0 ? null : { id: 'treatments', choice: 'treatments', kind: 'marks', marks };
}
