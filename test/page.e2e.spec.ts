import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { Platform } from './platform/platform.js';
import { dossierOfAnotherAgency, OTHER } from './wrong-input/other-agency.js';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = BROWSERS.find((path) => existsSync(path));
if (!executablePath && process.env['CI'])
  throw new Error(`the page is tested in a browser: none of ${BROWSERS.join(', ')}`);
const inBrowser = executablePath ? describe : describe.skip;

inBrowser('the first page', () => {
  let platform: Platform;
  let browser: Browser;
  let page: Page;
  let code: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    platform = await Platform.start();
    code = await dossierOfAnotherAgency(platform);
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await platform?.end();
  }, 60_000);

  it('tells everyone how far a dossier is', async () => {
    await page.goto(platform.base);
    await page.fill('#tracking-code', code);
    await page.click('#tracking button');
    await page.locator('#tracking output:not(:empty)').waitFor();
    expect(await page.textContent('#tracking output')).toContain(code);
  });

  it('lets a persona sign in and shows the letter’s 43 indicators', async () => {
    await page.click('#sign-in');
    await page.click('button[value^="province-leader"]');
    await page.locator('details summary').first().waitFor();
    expect(await page.locator('details summary').count()).toBe(43);
    expect(page.url()).toBe(`${platform.base}/`);
  });

  it('shows a settled dossier within seconds, without being asked', async () => {
    await page.selectOption('#year', code.replace(/.*-(\d\d)\d{4}-.*/, '20$1'));
    await page.selectOption('#scope', OTHER);
    const row = page.locator('details', { hasText: 'I.3.e.1' }).first();
    await row.getByText('Không phát sinh').first().waitFor();
    await platform.as('specialist', OTHER).post(`/dossiers/${code}/result`, {});
    await row.locator('summary .figure.value').waitFor({ timeout: 15_000 });
    expect(await row.locator('summary .figure').innerText()).toContain('100 %');
    await row.locator('summary').click();
    await row.getByRole('button', { name: 'Danh sách tử số (1)' }).click();
    await page.locator('#evidence td', { hasText: code }).waitFor();
    await page.keyboard.press('Escape');
  }, 60_000);

  it('fits a telephone and breaks nothing of its own policy', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const tooWide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    await page.goto(`${platform.base}/api/docs`);
    await page.locator('.opblock-tag').first().waitFor({ timeout: 60_000 });
    expect({ tooWide, complaints }).toEqual({ tooWide: 0, complaints: [] });
  }, 90_000);
});
