/**
 * What the patient report and the home programme say of their own, as delivered: for a reader of about 12, never alarming. A name in braces is filled in; a clinic may write
 * each anew (`template.ts`). When to call follows the red flags of the clinical reference, section 3.2; how much pain is all right follows the cut-offs of the plan.
 */
export const deliveredWording = {
  patientTitle: 'Your visit in plain words',
  foundHeading: 'What we found',
  foundPlace: 'You came to us about {place}.',
  foundFilmed: 'We filmed you while you ran and looked at how you move.',
  foundCadence: 'You took about {steps} steps a minute.',
  foundScore: '{what}: you are at {value} now.',
  foundScoreBetter: '{what}: from {before} to {value}. This is better, and most people notice a change of this size.',
  foundScoreWorse: '{what}: from {before} to {value}. This is a step back. We will look at it with you.',
  foundScoreSmall: '{what}: from {before} to {value}. This is too small a change to be sure of.',
  foundNothing: 'We will go through what we saw with you.',
  meansHeading: 'What it means',
  meansTendon:
    'The Achilles tendon ties your calf to your heel. It can hurt when it has to do more than it is used to. It can get used to more again, step by step.',
  meansCalf:
    'Your calf lifts your heel with each step. It can hurt when it has to do more than it is used to. It can get used to more again, step by step.',
  meansOther: 'Parts of the leg can hurt when they have to do more than they are used to. They can get used to more again, step by step.',
  meansTime: 'This takes time. Most people train for 12 weeks or more. Good and bad days are part of it.',
  weekHeading: 'What to do this week',
  weekIntro: 'These are your exercises from {from} to {to}.',
  weekAim: 'What matters now: {aim}',
  weekRest: 'A day that is not named is a day of rest. Rest is part of the plan.',
  weekNoPlan: 'You have no exercise plan from us yet. Ask us what you can do this week.',
  painHeading: 'How much pain is all right',
  painScale: 'Give your pain a number. 0 is no pain. 10 is the most pain you can think of.',
  painGreen: '0 to {green}: this is fine. Go on.',
  painAmber: '{from} to {acceptable}: this is all right too, if it is back to your usual by the next morning.',
  painRed: 'More than {acceptable}: stop this exercise for today. Do less of it the next time.',
  callHeading: 'When to call',
  callUs: 'Call us if you see one of these. You can always ask.',
  callUsPain: 'The pain stays above {acceptable}, or it is not back to your usual after a day.',
  callUsRising: 'The pain or the stiff mornings get worse from week to week.',
  callUsNight: 'The pain keeps you awake at night.',
  callDoctor: 'See a doctor on the same day if you see one of these.',
  callDoctorPop: 'You feel a sudden snap or kick in your calf or heel, or you can no longer rise on your toes.',
  callDoctorCalf: 'One calf is newly swollen, warm or sore to touch.',
  callDoctorSkin: 'The skin of your leg is hot and red, or you have a fever.',
  callNow: 'Call {emergency} right away if you see one of these.',
  callNowChest: 'You are newly short of breath, your chest hurts, you cough up blood, or you faint.',
  callNowLeg: 'Your lower leg feels very hard and tight, and hurts far more than you would think.',
  callNowBack: 'You go numb between your legs, or you cannot hold or pass water as you used to.',
  callSent: 'We asked you to see {to}. Please go there, also if you feel better.',
  emergency: 'the emergency number',
  decides:
    'This page is a short form of what we talked about. You and your clinician decide together; your clinician has the last word on your care. Ask us if something is not clear.',
  homeTitle: 'Your home programme',
  homeIntro: 'Do each exercise on the days with a box. Tick the box when it is done.',
  homeDiary: 'Your diary',
  homeDiaryHow:
    'Write down a number from 0 to 10 for your pain, each day. Where a box says kg, write the weight you used. Leave it empty if you do not know. Bring this page to your next visit.',
  homeDuring: 'Pain during',
  homeAfter: 'Pain after',
  homeMorning: 'Pain the next morning',
  homeStiff: 'Stiff the next morning (minutes)',
  homeNotes: 'Notes',
} as const;

export type WordingKey = keyof typeof deliveredWording;
export type Wording = Readonly<Record<WordingKey, string>>;
export const wordingKeys = Object.keys(deliveredWording) as readonly WordingKey[];

const place = /\{([a-z]+)\}/g;

/** The names in braces of a text, each once. */
export const placesIn = (text: string): readonly string[] => [...new Set([...text.matchAll(place)].map(([, name]) => name ?? ''))];

/** What can be filled in of a text. */
export const placesOf = (key: WordingKey): readonly string[] => placesIn(deliveredWording[key]);

/** A text with its names filled in; throws for one that nothing is known of. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(place, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new TypeError(`nothing is known of {${name}}`);
    return String(value);
  });
