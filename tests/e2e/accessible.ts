import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * What axe finds at WCAG 2.2 AA on the screen as it is now, each with the element it is about; and whether the page is longer than its window: then what is
 * scrolled into view moves the whole of Soleus off the screen. `part`: a selector of the only part that is looked at.
 */
export async function flaws(page: Page, part = 'html'): Promise<readonly string[]> {
  // Colours are judged at rest.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null))));
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const beyond = await page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
  return [
    ...violations.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? ''}`),
    ),
    ...(beyond > 1 ? [`the page is ${beyond} pixels longer than its window`] : []),
  ];
}

/** No finding of axe on the screen as it is now. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  expect(await flaws(page), screen).toEqual([]);
}

/** No finding of axe in the light and in the dark scheme. */
export async function expectAccessibleInBoth(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, `${screen}, ${colorScheme}`);
  }
}
