import { expect, test } from './host.ts';

test('opens, isolated and with a working nonce, and keeps working after a kill', async ({ page, running, host }) => {
  await expect(page.locator('#root')).not.toBeEmpty();
  expect(await page.evaluate(() => globalThis.crossOriginIsolated)).toBe(true);
  const painted = await page.evaluate(() => {
    const style = document.createElement('style');
    style.nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? '';
    style.textContent = '#nonce-probe { width: 123px; display: block }';
    const probe = document.createElement('span');
    probe.id = 'nonce-probe';
    document.body.append(style, probe);
    const width = probe.getBoundingClientRect().width;
    style.remove();
    probe.remove();
    return width;
  });
  expect(painted).toBe(123);
  expect(page.url()).not.toContain('start');
  if (host === 'browser') expect(await page.evaluate(() => document.cookie)).toBe('');

  await running.kill();
  const again = await running.restart();
  await expect(again.locator('#root')).not.toBeEmpty();
});
