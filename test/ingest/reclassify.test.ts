import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { previewReclassification } from '../../src/ingest/record/reclassifyCase.ts';
import { caseOf } from '../../src/log/streamCache.ts';
import { newImporter } from '../support/importing.ts';
import { hasDockets, unitsOf } from './support/sharedData.ts';

if (!hasDockets)
  process.stderr.write('SKIPPED: real dockets read anew, for there is no ../shared/data beside this checkout\n');

(hasDockets ? describe : describe.skip)('read anew', () => {
  test.each(['docket_html_district', 'docket_html_appellate', 'docket_history', 'nef_email', 'rss_feed'])(
    'by the rules that read it, an imported %s says the same',
    async kind => {
      const { recorder, add } = newImporter();
      for (const { file } of unitsOf(kind)) await add(readFileSync(file), {}, file);
      const cases = (await recorder.log.changedSince()).streams.flatMap(stream => caseOf(stream) ?? []);
      expect(cases.length).toBeGreaterThan(4);
      for (const id of cases) expect(await previewReclassification(recorder, id)).toEqual({ caseId: id, changes: [] });
    },
    60_000,
  );
});
