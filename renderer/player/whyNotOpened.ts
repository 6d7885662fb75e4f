import i18next from 'i18next';

/** Why a clip's engine did not open, in plain words: a file that is not there is named as such, with what to do; else what the engine said. */
export async function whyNotOpened(url: string, thrown: unknown): Promise<string> {
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  // Without an answer at all the engine's own words are as good.
  const status = await fetch(url, { headers: { range: 'bytes=0-0' } }).then(
    async (answer) => {
      await answer.body?.cancel();
      return answer.status;
    },
    () => null,
  );
  return status === 404 ? i18next.t('review:fileGone') : said;
}
