import i18next from 'i18next';
import type { Failure } from '#core/contract/failure.ts';

/** Where something can be done about a failure. */
type FailureWay = { readonly label: string; readonly href: string };

/** The screen that does away with the cause of a failure, one press away; null where there is none. A missing consent names its clips. */
export function wayOf({ code, fields }: Failure): FailureWay | null {
  const [clip] = Object.keys(fields ?? {});
  if (code !== 'consent-missing' || clip === undefined) return null;
  return { label: i18next.t('consents:ask'), href: `#/recordings/${clip}/consent` };
}
