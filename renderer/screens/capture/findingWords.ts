import i18next from 'i18next';
import type { SetUpAdvice } from '#core/capture/advice.ts';
import type { Finding } from '#core/capture/quality/finding.ts';

export type FindingWords = { readonly title: string; readonly found: string; readonly change: string };

const translate = i18next.t as (key: string, values: Readonly<Record<string, number | string>>) => string;

/** What a finding is called, what was found with its figures, and what to change; the last is empty where there is nothing to mend. */
export function findingWords({ code, level, variant, values }: Finding): FindingWords {
  const words = (part: string): string => {
    const keys = [`quality:${code}.${level}.${part}`, `quality:${code}.${part}`];
    const key = keys.find((each) => i18next.exists(each));
    return key === undefined ? '' : translate(key, { ...values, context: variant });
  };
  return { title: words('title') || code, found: words('found'), change: words('change') };
}

/** An advice before a take, with its figures. */
export const setUpWords = ({ key, values }: SetUpAdvice): string => translate(`quality:setUp.${key}`, values);
