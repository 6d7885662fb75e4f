import type { DetailsOf, Form } from '../clinical/form.ts';
import { isKind } from '../clinical/form.ts';
import { siteWords } from './condition.ts';
import { type Draft, type Resource, refer, resource, spelled } from './resource.ts';

type Done = {
  readonly what: string;
  readonly at: Draft;
  readonly where: readonly string[];
  readonly by: string;
  readonly harm: readonly string[];
  readonly note: string;
};

function shockwave({ session, device }: DetailsOf<'shockwave'>): Done {
  const settings = session.segments
    .map((segment) => {
      const energy = 'bar' in segment ? `${segment.bar ?? '?'} bar` : `${segment.energyFluxDensity ?? '?'} mJ/mm2`;
      return `${segment.impulses ?? '?'} impulses, ${energy}, ${segment.hz ?? '?'} Hz`;
    })
    .join('; ');
  return {
    what: `shockwave, ${session.type}`,
    at: { performedDateTime: session.day },
    where: [siteWords(session.site)],
    by: session.operator.name,
    harm: session.adverseEvents,
    note: [`Device: ${device.facts.name}.`, settings === '' ? '' : `${settings}.`, session.note].filter((part) => part !== '').join(' '),
  };
}

const taping = ({ taping: tape }: DetailsOf<'taping'>): Done => ({
  what: `taping, ${spelled(tape.technique)}`,
  at: { performedPeriod: { start: tape.appliedAt, end: tape.removal?.at ?? null } },
  where: [tape.side === 'bilateral' ? 'both sides' : tape.side],
  by: tape.operator.name,
  harm: tape.removal === null || tape.removal.skin === 'none' ? [] : [tape.removal.skin],
  note: [tape.purpose, tape.note].filter((part) => part !== '').join(' '),
});

const manualRelease = ({ session }: DetailsOf<'manual-release'>): Done => ({
  what: 'manual release',
  at: { performedDateTime: session.day },
  where: session.items.map(({ structure, side }) => `${spelled(structure)}, ${side === 'bilateral' ? 'both sides' : side}`),
  by: session.operator.name,
  harm: session.adverseEvents,
  note: [
    ...session.items.map(({ technique, minutes }) => `${spelled(technique)}${minutes === null ? '' : `, ${minutes} min`}.`),
    session.note,
  ]
    .filter((part) => part !== '')
    .join(' '),
});

const doneIn = (form: Form): Done | null => {
  if (isKind(form, 'shockwave')) return shockwave(form.details);
  if (isKind(form, 'taping')) return taping(form.details);
  return isKind(form, 'manual-release') ? manualRelease(form.details) : null;
};

/** A treatment; null for a form that is none. All that the form holds stands in its questionnaire response, which is part of it. */
export function procedureResource(form: Form): Resource | null {
  const done = doneIn(form);
  if (done === null) return null;
  return resource('Procedure', form.id, {
    status: 'completed',
    code: { text: done.what },
    subject: refer('Patient', form.patientId),
    encounter: refer('Encounter', form.visitId),
    ...(done.at as { readonly [name: string]: Draft }),
    performer: done.by === '' ? [] : [{ actor: { display: done.by } }],
    reasonReference: form.episodeId === null ? [] : [refer('Condition', form.episodeId)],
    bodySite: [...new Set(done.where)].map((text) => ({ text })),
    complication: done.harm.map((text) => ({ text: spelled(text) })),
    note: done.note === '' ? [] : [{ text: done.note }],
  });
}
