/** Poppler's programs, with which tests read the pages of reports. The product itself does not use them. */
import { aptInstall, whyNoApt } from './apt.mjs';
import { onPath, say } from './run.mjs';

/** Makes sure that they are there where apt can; else says that the tests of printed pages are skipped. */
export function providePoppler() {
  if (onPath('pdftotext') !== null && onPath('pdftoppm') !== null) return;
  const noApt = whyNoApt();
  if (noApt === null && aptInstall('poppler-utils')) return;
  say(
    'poppler',
    `pdftotext and pdftoppm are not here${noApt ? ` and ${noApt}` : ''}: tests of printed pages are skipped. Install poppler-utils to run them.`,
  );
}
