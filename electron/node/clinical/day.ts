import type { Moment } from '#core/clinical/calendar.ts';
import type { AppContext } from '../context.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** The calendar day of an instant in the clinic, whose clock is this computer's. */
export function clinicDay(instant: Date | string): string {
  const at = new Date(instant);
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** What the clinic's clock shows at an instant: HH:MM. */
export function clinicTime(instant: string): string {
  const at = new Date(instant);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The present moment as the clinic lives it. */
export function momentNow({ ports }: Pick<AppContext, 'ports'>): Moment {
  const now = ports.clock.now();
  return { at: now.toISOString(), day: clinicDay(now) };
}

/** The instants at which a calendar day of the clinic begins and ends. */
export function boundsOf(day: string): { readonly from: string; readonly to: string } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { from: new Date(year, month - 1, date).toISOString(), to: new Date(year, month - 1, date + 1).toISOString() };
}
