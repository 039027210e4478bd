import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Browser } from './browser.ts';
import type { House } from './house.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Opens pages of a house, and notes whatever a console says, a script throws, or is asked of anybody else. */
export const visiting = (house: House) => {
  const faults: string[] = [];
  return {
    faults,
    open: async (path: string, { context }: Browser): Promise<Page> => {
      const page = await context.newPage();
      page.on('console', message => faults.push(message.text()));
      page.on('pageerror', error => faults.push(error.message));
      page.on('request', request => {
        if (!request.url().startsWith(house.base)) faults.push(`asked elsewhere: ${request.url()}`);
      });
      await page.goto(house.base + path);
      return page;
    },
  };
};

/** Fails with each rule of WCAG 2.2 AA, or of those given, that the page breaks, and the first place where. */
export const expectAccessible = async (page: Page, only?: string[]): Promise<void> => {
  const builder = new AxeBuilder({ page });
  const { violations } = await (only ? builder.withRules(only) : builder.withTags(rules)).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
};
