import { type IntakeSection, intakeSections } from '#core/clinical/intake/intake.ts';

export const headingId = (name: IntakeSection): string => `intake-${name}`;

/** Shows a section and puts the keys on its heading: the next Tab goes into its first field. */
export function goToSection(name: IntakeSection): void {
  const heading = document.getElementById(headingId(name));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

/** One section on (1) or back (-1) from the one that has the keys; from outside the form, to its first or last. At the ends it stays. */
export function stepSection(step: 1 | -1): void {
  const at = intakeSections.findIndex((name) =>
    document.getElementById(headingId(name))?.closest('section')?.contains(document.activeElement),
  );
  const next = at === -1 ? intakeSections.at(step === 1 ? 0 : -1) : intakeSections[at + step];
  if (next !== undefined) goToSection(next);
}
