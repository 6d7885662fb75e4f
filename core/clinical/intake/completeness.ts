import { type Intake, type IntakeSection, intakeSections } from './intake.ts';

/** How many fields were answered in which way. */
export type Tally = {
  readonly fields: number;
  readonly given: number;
  readonly declined: number;
  readonly notApplicable: number;
  readonly notAsked: number;
};
export type Completeness = Tally & {
  /** Nothing is left that was not asked; declined and not applicable are answers. */
  readonly complete: boolean;
  readonly sections: Readonly<Record<IntakeSection, Tally>>;
};

function tallyOf(section: Intake[IntakeSection]): Tally {
  const kinds = Object.values(section.answers).map((answer) => ('none' in answer ? answer.none : 'given'));
  const count = (kind: (typeof kinds)[number]): number => kinds.filter((each) => each === kind).length;
  return {
    fields: kinds.length,
    given: count('given'),
    declined: count('declined'),
    notApplicable: count('not-applicable'),
    notAsked: count('not-asked'),
  };
}

/** What of an intake has been asked. 0, false and an empty list count as given. */
export function completenessOf(intake: Intake): Completeness {
  const sections = {
    person: tallyOf(intake.person),
    complaint: tallyOf(intake.complaint),
    painMap: tallyOf(intake.painMap),
    training: tallyOf(intake.training),
    footwear: tallyOf(intake.footwear),
    recovery: tallyOf(intake.recovery),
    history: tallyOf(intake.history),
    medical: tallyOf(intake.medical),
    goals: tallyOf(intake.goals),
    contributing: tallyOf(intake.contributing),
    examLeft: tallyOf(intake.examLeft),
    examRight: tallyOf(intake.examRight),
  };
  const total = (of: keyof Tally): number => intakeSections.reduce((sum, name) => sum + sections[name][of], 0);
  const notAsked = total('notAsked');
  return {
    fields: total('fields'),
    given: total('given'),
    declined: total('declined'),
    notApplicable: total('notApplicable'),
    notAsked,
    complete: notAsked === 0,
    sections,
  };
}
