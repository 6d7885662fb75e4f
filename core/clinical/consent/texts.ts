import { z } from 'zod';

export const consentKinds = ['treatment', 'data-protection', 'video-use'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** What is read before somebody says yes or no. A consent keeps its version, its language and the hash of its words. */
export const consentTextSchema = z.strictObject({
  kind: z.enum(consentKinds),
  version: z.string().trim().min(1, 'Give the text a version.').max(40),
  language: z.string().trim().min(2, 'Say in which language it is.').max(35),
  words: z
    .string()
    .max(20000)
    .refine((words) => words.trim() !== '', 'Write the text.'),
});
export type ConsentText = z.infer<typeof consentTextSchema>;

/** The same kind, version and language are the same text, and may stand only once. */
export const placeOfText = ({ kind, version, language }: Omit<ConsentText, 'words'>): string => [kind, version, language].join('|');

/** As delivered: plain drafts of our own. A clinic puts its own texts beside them, as its law and insurer want them. */
export const deliveredConsentTexts: readonly ConsentText[] = [
  {
    kind: 'treatment',
    version: 'treatment-1',
    language: 'en',
    words:
      'I was told what is planned, what it may help with, what may happen and what else could be done. I could ask questions. I agree to this treatment. I may say stop at any time, and take this consent back without giving a reason.',
  },
  {
    kind: 'data-protection',
    version: 'data-1',
    language: 'en',
    words:
      'I was told which data about me are kept here, what for, how long, and who sees them. I agree to the use that is named. I may take this consent back at any time for the future; what the law makes the clinic keep stays.',
  },
  {
    kind: 'video-use',
    version: 'video-1',
    language: 'en',
    words:
      'I agree that the videos of me that are named, and pictures made from them, may be used outside the program for the purpose that is named, and for no other. I may take this consent back at any time; from then on they are not handed out any more.',
  },
];
