import type { FormDetails } from './form.ts';
import type { InstrumentId } from './outcomes/definition.ts';
import type { Module } from './redFlags/module.ts';

const hopTests: readonly InstrumentId[] = ['countermovement-jump', 'drop-jump', 'hops-25', 'single-hop', 'hop-count'];
export const isHopTest = (instrument: InstrumentId): boolean => hopTests.includes(instrument);

/** The part of the program that a red flag blocks a form in; null for forms that are always open. */
export function moduleOf(details: FormDetails): Module | null {
  switch (details.kind) {
    case 'shockwave':
    case 'taping':
    case 'manual-release':
      return details.kind;
    case 'outcome':
      return isHopTest(details.entry.instrument) ? 'hop-test' : null;
    case 'intake':
    case 'red-flags':
    case 'note':
    case 'cause-and-effect':
      return null;
  }
}

/** How many things were done to the patient by a form: segments, items, strips. */
function deedsIn(details: FormDetails): number {
  switch (details.kind) {
    case 'shockwave':
      return details.session.segments.length;
    case 'taping':
      return details.taping.strips.length;
    case 'manual-release':
      return details.session.items.length;
    default:
      return 0;
  }
}

const techniqueOf = (details: FormDetails): string | null =>
  details.kind === 'taping' ? details.taping.technique : details.kind === 'shockwave' ? `${details.courseId} ${details.device.id}` : null;

/** Whether a change adds treatment that was not there: another segment, item, strip, or another technique. What is typed into what is there, and what came of it, adds none. */
export const addsTreatment = (before: FormDetails, after: FormDetails): boolean =>
  deedsIn(after) > deedsIn(before) || techniqueOf(after) !== techniqueOf(before);
