/** The parts of a visit, each a screen of its own. The first is the visit itself with its clips. */
export const visitSections = ['clips', 'intake', 'safety', 'scores', 'treatment', 'plan', 'notes'] as const;
export type VisitSection = (typeof visitSections)[number];

export const sectionPath = (visitId: string, section: VisitSection): string =>
  section === 'clips' ? `/visits/${visitId}` : `/visits/${visitId}/${section}`;
