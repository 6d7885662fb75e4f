import { notAsked } from '../answer.ts';
import type { Clinician } from '../entry.ts';
import type { Site } from '../site.ts';
import type { ShockwaveType } from './shockwaveDevice.ts';
import type { ShockwaveSession } from './shockwaveSession.ts';

const noPain = { before: notAsked, during: notAsked, after: notAsked };

/** A session with nothing in it yet but who, when and where: one empty segment of the device's kind. */
export function newShockwaveSession(
  type: ShockwaveType,
  of: { readonly day: string; readonly operator: Clinician; readonly site: Site },
): ShockwaveSession {
  const common = {
    day: of.day,
    operator: of.operator,
    site: of.site,
    applicator: '',
    coupling: notAsked,
    position: '',
    guidance: notAsked,
    anaesthesia: notAsked,
    pain: noPain,
    adverseEvents: [],
    advice: [],
    skinAfter: '',
    nextDue: null,
    note: '',
  };
  const segment = { area: '', impulses: null, hz: null, pain: notAsked };
  return type === 'radial'
    ? { ...common, type, segments: [{ ...segment, bar: null }] }
    : { ...common, type, depthMm: notAsked, segments: [{ ...segment, energyFluxDensity: null }] };
}

/** "Same as last time": settings, applicator, position and advice again. Pain, coupling, anaesthesia, reactions and dates are of that day and are asked anew. */
export function repeatShockwaveSession(
  last: ShockwaveSession,
  of: { readonly day: string; readonly operator: Clinician },
): ShockwaveSession {
  const anew = {
    ...of,
    coupling: notAsked,
    anaesthesia: notAsked,
    pain: noPain,
    adverseEvents: [],
    skinAfter: '',
    nextDue: null,
    note: '',
  };
  return last.type === 'radial'
    ? { ...last, ...anew, segments: last.segments.map((segment) => ({ ...segment, pain: notAsked })) }
    : { ...last, ...anew, segments: last.segments.map((segment) => ({ ...segment, pain: notAsked })) };
}
