import { mkdirSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';

const shots = new URL('../../../coverage/screenshots/', import.meta.url).pathname;

/** Draws a card, and gives the words on it. */
export async function draw(browser: Browser, name: string, html: string): Promise<string> {
  mkdirSync(shots, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 720, height: 900 }, locale: 'en-GB', timezoneId: 'UTC' });
  await page.setContent(html);
  const card = page.locator('#card');
  await card.screenshot({ path: `${shots}${name}.png` });
  const words = await card.innerText();
  const isCut = await card.evaluate((drawn) => drawn.scrollWidth > drawn.clientWidth);
  expect(isCut, `${name} is wider than its place`).toBe(false);
  await page.close();
  return words.replaceAll(/\s+/g, ' ');
}
