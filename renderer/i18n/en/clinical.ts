export const clinical = {
  sections: {
    title: 'Parts of the visit',
    clips: 'Clips',
    intake: 'Intake',
    safety: 'Safety',
    scores: 'Scores',
    treatment: 'Treatment',
    notes: 'Notes',
  },
  answer: {
    'not-asked': 'Not asked',
    declined: 'Declined',
    'not-applicable': 'Does not apply',
    yes: 'Yes',
    no: 'No',
    unknown: 'Cannot tell',
  },
} as const;
