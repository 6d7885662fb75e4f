import { z } from 'zod';

/** Everything that can go wrong across a boundary. Closed: screens switch over it exhaustively. */
export const failureCodes = [
  'invalid-input',
  'not-found',
  /** The thing was changed elsewhere since it was read (a stale window). */
  'conflict',
  'duplicate',
  'cancelled',
  'busy',
  'forbidden',
  /** A red flag, or a rule that stands in the way, forbids it. */
  'blocked',
  /** Its visit is signed: amend it. */
  'signed',
  /** A person on a clip has not agreed to it. */
  'consent-missing',
  'file-empty',
  'not-a-video',
  'no-video-track',
  'unsupported-codec',
  'damaged-file',
  'source-gone',
  'disk-full',
  'no-permission',
  'ffmpeg-missing',
  'ffmpeg-failed',
  'database-newer',
  'wrong-key',
  'database-damaged',
  'too-large',
  'internal',
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** `message` names what is wrong, `action` what to do about it: both one plain sentence, without patient data. */
export const failureSchema = z.object({
  code: z.enum(failureCodes),
  message: z.string(),
  action: z.string(),
  /** Field path to sentence, for 'invalid-input' from a form. */
  fields: z.record(z.string(), z.string()).optional(),
});
export type Failure = z.infer<typeof failureSchema>;

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Carries a failure up to the boundary inside one process; `dispatch` and the job runner turn it back into a value. */
export class FailureError extends Error {
  readonly failure: Failure;
  constructor(code: FailureCode, message: string, action: string, options: { cause?: unknown; fields?: Record<string, string> } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.name = 'FailureError';
    this.failure = { code, message, action, ...(options.fields ? { fields: options.fields } : {}) };
  }
}
