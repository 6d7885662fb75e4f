import type { MergePreview } from '#core/domain/merge.ts';
import { type PatientDetails, patientDetailsSchema } from '#core/domain/patient.ts';

export type Field = MergePreview['fields'][number]['field'];
/** Whose word counts for a detail; `both` for notes only. */
export type Chosen = 'keep' | 'merge' | 'both';
export type Choices = Readonly<Partial<Record<Field, Chosen>>>;

const saidBy = ({ keep, merge, proposed }: MergePreview, field: Field, chosen: Chosen): PatientDetails[Field] => {
  switch (chosen) {
    case 'keep':
      return keep[field];
    case 'merge':
      return merge[field];
    case 'both':
      return proposed[field];
  }
};

/** What is proposed, as a choice: the first that gives the proposed value. */
export function proposedChoice(preview: MergePreview, field: Field): Chosen {
  const fits = (chosen: Chosen): boolean => saidBy(preview, field, chosen) === preview.proposed[field];
  return fits('keep') ? 'keep' : fits('merge') ? 'merge' : 'both';
}

/** The details that the merged record gets: what was chosen, else what is proposed. */
export const detailsFrom = (preview: MergePreview, choices: Choices): PatientDetails =>
  patientDetailsSchema.parse(
    Object.fromEntries(
      preview.fields.map(({ field }) => [field, saidBy(preview, field, choices[field] ?? proposedChoice(preview, field))]),
    ),
  );
