import { createHash } from 'node:crypto';

/** SHA-256 of a text in UTF-8, as 64 hex digits in lower case. */
export const hashOfText = (text: string): string => createHash('sha256').update(text.toWellFormed()).digest('hex');
