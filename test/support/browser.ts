import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

const executablePath = process.env.LIS_TEST_CHROMIUM ?? '/usr/bin/chromium';

export const hasBrowser = existsSync(executablePath);

// Past Jest, which keeps what a file says whose tests are all skipped.
if (!hasBrowser)
  process.stderr.write(
    `${executablePath} is not there: the pages were not tried in a browser. apt-get install chromium, or LIS_TEST_CHROMIUM=PATH.\n`,
  );

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

export interface Browser {
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

/** A real Chromium with a profile of its own. */
export const openBrowser = async (
  options: {
    readonly javaScriptEnabled?: boolean;
    readonly width?: number;
    readonly colorScheme?: 'light' | 'dark';
  } = {},
): Promise<Browser> => {
  const profile = mkdtempSync(join(tmpdir(), 'lis-chromium-'));
  const { width = 1280, javaScriptEnabled = true, colorScheme = 'light' } = options;
  const context = await chromium.launchPersistentContext(profile, {
    ...{ executablePath, args: [...flags, ...quiet], javaScriptEnabled, colorScheme, locale: 'en-US' },
    viewport: { width, height: 900 },
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
};
