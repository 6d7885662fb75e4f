import { z } from 'zod';
import { yesNoUnknown } from '../answer.ts';
import { longText, painScore } from '../entry.ts';
import { locations } from '../site.ts';
import { asked, sectionOf } from './section.ts';

const sign = asked(z.enum(yesNoUnknown));

/** The examination of one leg; the intake holds one a side. Nothing in it diagnoses by itself. */
export const examSchema = sectionOf(
  z
    .strictObject({
      /** Where it hurts to be pressed; an empty list says nowhere. */
      tenderAt: asked(z.array(z.enum(locations)).max(locations.length)),
      thickening: sign,
      /** The swelling moves with the tendon. */
      arcSign: sign,
      /** Royal London: the tender spot hurts LESS in full dorsiflexion (APTA, physiotutors; one page says more). */
      royalLondon: sign,
      thompson: sign,
      matles: sign,
      gap: sign,
      heelRaises: asked(z.int().min(0).max(200)),
      heelRaisePain: asked(painScore),
      hopPain: asked(painScore),
      /** Knee to wall, big toe to wall with the heel down, cm. */
      lungeCm: asked(z.number().min(0).max(25)),
      /** 10 cm below the tibial tuberosity, cm, one decimal. */
      calfGirthCm: asked(z.number().min(10).max(80).multipleOf(0.1)),
      pulses: asked(z.enum(['present', 'reduced', 'absent', 'unknown'])),
      neurology: asked(longText),
    })
    .prefault({}),
);
