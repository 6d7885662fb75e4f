import { type Failure, FailureError } from '#core/contract/failure.ts';
import type { Log } from './ports.ts';

/** Turns whatever was thrown into a failure value; what was not expected is logged with its stack and shown as 'internal'. */
export function failureOf(error: unknown, log: Log, doing: string): Failure {
  if (error instanceof FailureError) return error.failure;
  if (error instanceof DOMException && error.name === 'AbortError')
    return { code: 'cancelled', message: 'Cancelled.', action: 'Start it again when you like.' };
  const known = systemFailure(error);
  if (known) {
    log.warn(`${doing} met a system limit`, { code: known.code });
    return known;
  }
  log.error(`${doing} failed`, error);
  return {
    code: 'internal',
    message: 'Something went wrong inside Soleus.',
    action: 'Try again; if it comes back, send the log file (Help, Show log).',
  };
}

function systemFailure(error: unknown): Failure | null {
  const code = (error as { code?: unknown } | null)?.code;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return {
        code: 'disk-full',
        message: 'The disk that holds the clinic record is full.',
        action: 'Free some space, then try again. Nothing was lost.',
      };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'SQLITE_READONLY':
      return {
        code: 'no-permission',
        message: 'This computer does not let Soleus read or write there.',
        action: 'Check the rights of the file or folder, then try again.',
      };
    case 'SQLITE_BUSY':
      return { code: 'busy', message: 'Another Soleus is using this record.', action: 'Close the other window, then try again.' };
    case 'SQLITE_CORRUPT':
      return { code: 'database-damaged', message: 'The record file is damaged.', action: 'Close Soleus and restore the newest backup.' };
    default:
      return null;
  }
}
