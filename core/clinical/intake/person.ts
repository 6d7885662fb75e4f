import { z } from 'zod';
import { line, longText } from '../entry.ts';
import { asked, sectionOf } from './section.ts';

/** Who the runner is, beyond what the patient's record holds. */
export const personSchema = sectionOf(
  z
    .strictObject({
      /** The leg that kicks a ball. */
      dominantLeg: asked(z.enum(['left', 'right', 'both'])),
      prescriber: asked(line),
      emergencyContact: asked(line),
    })
    .prefault({}),
);

/** What the runner wants, and what the runner is afraid of. */
export const goalsSchema = sectionOf(
  z
    .strictObject({
      goal: asked(longText),
      eventOn: asked(z.iso.date()),
      targetWeeklyKm: asked(z.number().min(0).max(500)),
      beliefs: asked(longText),
      /** Totals of filled-in forms: fear of movement (TSK-11), catastrophising (PCS). Higher is worse. */
      tsk11: asked(z.int().min(11).max(44)),
      pcs: asked(z.int().min(0).max(52)),
    })
    .prefault({}),
);
