import { describe, expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import { type LetterInput, letterDraft } from '#core/clinical/redFlags/letter.ts';
import type { Screening } from '#core/clinical/redFlags/screening.ts';
import { physiotherapist, recorded, screening, stateOf } from './lab.ts';

const swollen = screening(
  {
    'RF02.swelling': 'yes',
    'RF02.warmth': 'unknown',
    'RF02.tenderness': { none: 'declined' },
    'RF02.wells-tender': 'yes',
    'RF02.wells-cancer': 'unknown',
  },
  { girths: { leftCm: 39.5, rightCm: null } },
);
const letterOf = (current: Screening, part: Partial<LetterInput> = {}) =>
  letterDraft({
    patient: { familyName: 'Sample', givenName: 'Alex', birthDate: null, reference: '' },
    clinician: physiotherapist,
    to: null,
    written: { day: '2026-03-02', time: '10:15' },
    items: ['RF02'],
    state: stateOf([current]),
    screenings: [current],
    current,
    vitals: notAsked,
    medicines: { none: 'declined' },
    hypothesis: notAsked,
    question: given('Please exclude thrombosis of the left leg.'),
    advice: given('No exercise until you have seen the patient.'),
    safetyNet: given('Breathlessness or chest pain: emergency services.'),
    outcomeDue: '2026-03-03',
    ...part,
  });
const sectionOf = (letter: ReturnType<typeof letterDraft>, key: string) =>
  letter.sections.find((section) => section.key === key)?.sentences ?? null;

describe('a letter for a suspected thrombosis', () => {
  const letter = letterOf(swollen);

  test('says who, to whom, when and how soon', () => {
    expect(letter).toMatchObject({ urgency: 'same-day', flags: ['RF02'] });
    expect(sectionOf(letter, 'recipient')).toEqual(['Not named yet.']);
    expect(sectionOf(letter, 'patient')).toEqual(['Sample, Alex.', 'Born: not known.', 'Reference: none.', 'Side of the complaint: left.']);
    expect(sectionOf(letter, 'clinician')).toEqual(['Robin Sample, physiotherapist, PH 0000.', 'Written on 2026-03-02 at 10:15.']);
    expect(sectionOf(letter, 'urgency')).toEqual(['To be seen today.']);
    expect(sectionOf(letter, 'outcome')).toEqual(['Please reply by 2026-03-03.']);
  });

  test('lists what is present, absent, not known and not asked, apart', () => {
    const [head, present, absent, unknown, notAskedOnes, action] = sectionOf(letter, 'findings') ?? [];
    expect(head).toBe('RF02, Deep vein thrombosis.');
    expect(present).toBe('Present: New swelling of one calf; Tenderness along the deep veins.');
    expect(absent).toBe('Absent: Risk of clotting: recent immobility, long journey, surgery, cancer, hormones, pregnancy or earlier clot.');
    expect(unknown).toBe(
      'Not known: New warmth of one calf; New deep tenderness of one calf (the patient did not want to say); Active cancer, treated within 6 months or palliative.',
    );
    expect(notAskedOnes).toContain('Not asked: Thrombosis suspected by the clinician; ');
    expect(action).toContain('Suggested: Medical assessment the same day');
  });

  test('says what is not known to be not known, and never as "no"', () => {
    expect(sectionOf(letter, 'girths')).toEqual(['Left 39.5 cm, right not measured, 10 cm below the tibial tuberosity.']);
    expect(sectionOf(letter, 'vitals')).toEqual(['Not known: not asked.']);
    expect(sectionOf(letter, 'medicines')).toEqual(['Not known: the patient did not want to say.']);
    expect(sectionOf(letter, 'hypothesis')).toEqual(['Not known: not asked.']);
    expect(sectionOf(letter, 'wells')).toEqual([
      'Without the item for another diagnosis: 1 to 9 (not decided, for items are not known).',
      'Whether another diagnosis is as likely was not asked.',
    ]);
    expect(sectionOf(letter, 'tests')).toBeNull();
  });
});

test('the Wells score stands with and without its minus two, with the reason', () => {
  const reason = 'Tender mid-tendon thickening, no swelling of the calf.';
  const sure = screening(
    Object.fromEntries([
      ...['cancer', 'immobile', 'bedridden', 'leg-swollen', 'oedema', 'veins', 'before'].map((key) => [`RF02.wells-${key}`, 'no']),
      ['RF02.wells-tender', 'yes'],
      ['RF02.wells-calf', 'yes'],
    ]),
    { alternative: given({ likely: 'yes', reason }) },
  );
  expect(sectionOf(letterOf(sure), 'wells')).toEqual([
    'Without the item for another diagnosis: 2 (thrombosis likely).',
    'With it: 0 (thrombosis less likely, which does not exclude it).',
    `Other diagnosis: ${reason}`,
  ]);
});

test('tests stand with side and result, those not done too', () => {
  const torn = screening({ 'RF01.pop': 'yes', 'RF01.thompson@left': 'yes', 'RF01.matles@left': 'unknown', 'RF01.thompson@right': 'no' });
  const letter = letterOf(torn, { items: ['RF01', 'RF05'], medicines: given(['ibuprofen', 'ramipril']), to: 'Orthopaedics' });
  expect(letter.flags).toEqual(['RF01']);
  expect(sectionOf(letter, 'tests')).toEqual([
    'Thompson (Simmonds) test, left: positive.',
    'Thompson (Simmonds) test, right: negative.',
    'Matles test, left: not clear.',
    'Matles test, right: not done.',
    'Palpable gap in the tendon, left: not done.',
    'Palpable gap in the tendon, right: not done.',
  ]);
  expect(sectionOf(letter, 'medicines')).toEqual(['ibuprofen; ramipril.']);
  expect(sectionOf(letter, 'girths')).toEqual(['Not measured.']);
  expect(sectionOf(letter, 'wells')).toBeNull();
  expect(sectionOf(letterOf(torn, { medicines: given([]) }), 'medicines')).toEqual(['None.']);
});

test('several flags: the soonest urgency, in the order of the items; a flag of an earlier visit says what raised it', () => {
  const first = screening({ 'RF14.night-pain': 'yes' });
  const flags = recorded(stateOf([first]));
  const today = screening({ 'RF09.saddle': 'yes' }, { id: 's2', at: '2026-03-09T09:00:00.000Z', set: 're-screen' });
  const letter = letterOf(today, {
    items: ['RF14', 'RF09'],
    state: stateOf([first, today], { flags }),
    screenings: [first, today],
    outcomeDue: null,
  });
  expect(letter).toMatchObject({ urgency: 'now', flags: ['RF09', 'RF14'] });
  expect(sectionOf(letter, 'findings')).toContain('Present at an earlier visit: Constant pain at night.');
  expect(sectionOf(letter, 'outcome')).toEqual(['No date is set for a reply.']);
});
