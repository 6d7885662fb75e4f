import { FailureError } from '#core/contract/failure.ts';
import { clinicSchema } from '#core/domain/settings.ts';
import { addAudit } from '#db/repositories/audit.ts';
import { setting } from '#db/repositories/settings.ts';
import { transaction } from '#db/sql.ts';
import type { AppContext } from './context.ts';

/** The present moment as the record writes it. */
export const nowOf = (context: Pick<AppContext, 'ports'>): string => context.ports.clock.now().toISOString();

/** Who is at the keyboard, as the clinic's settings name them. */
export const actorOf = (context: Pick<AppContext, 'db'>): string => setting(context.db, 'clinic', clinicSchema).clinician || 'clinician';

export type Deed = { readonly action: string; readonly entity: string; readonly entityId: string; readonly detail?: string };

/** Makes a change and writes down who made it, both or neither. `detail` names fields or files, never their content. */
export function written<T>(context: Pick<AppContext, 'db' | 'ports'>, deed: Deed, change: (at: string) => T): T {
  const at = nowOf(context);
  return transaction(context.db, () => {
    const result = change(at);
    addAudit(context.db, { detail: '', ...deed, at, actor: actorOf(context) });
    return result;
  });
}

/** The value, or a 'not-found' failure that names the thing. */
export function found<T>(value: T | null, thing: string): T {
  if (value === null)
    throw new FailureError('not-found', `This ${thing} is not in the record.`, 'It may have been removed elsewhere; go back to the list.');
  return value;
}

/** Someone else wrote first. */
export const staleWindow = (thing: string): FailureError =>
  new FailureError(
    'conflict',
    `This ${thing} was changed in another window.`,
    'Compare both versions and keep the one that is right; nothing was overwritten.',
  );
