import { z } from 'zod';
import { yesNoUnknown } from '../answer.ts';
import { longText, painScore } from '../entry.ts';
import { asked, sectionOf } from './section.ts';

const yesNo = z.enum(yesNoUnknown);

/** What the runner complains of today. Where and since when stands with the episode. */
export const complaintSchema = sectionOf(
  z
    .strictObject({
      complaint: asked(longText),
      painNow: asked(painScore),
      /** Worst and average of the last week. */
      painWorst: asked(painScore),
      painAverage: asked(painScore),
      /** Minutes from getting up until it moves normally; 0 is none. */
      morningStiffnessMinutes: asked(z.int().min(0).max(240)),
      /** Eases once warmed up. */
      warmsUp: asked(yesNo),
      /** How it goes over the day and night. */
      overTheDay: asked(longText),
      nightPain: asked(yesNo),
    })
    .prefault({}),
);
