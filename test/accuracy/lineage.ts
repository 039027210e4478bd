import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../../src/ingest/readSource.ts';
import { sourceOf } from '../../src/ingest/source.ts';
import { jsonLines } from './shared.ts';

interface Truth {
  readonly html: string;
  readonly lead_bk_case?: string;
  readonly lead_bk_title?: string;
  readonly magistrate_case?: string;
  readonly related_cases?: readonly string[];
  readonly lead_case?: string;
  readonly has_member_cases?: boolean;
  readonly case_in_other_court?: string;
  readonly flags?: readonly string[];
}

/** Truth may end where a later label was read into it, or where a judge's initials begin. */
const alike = (truth: string, ours: string): boolean => ours.startsWith(truth) || truth.startsWith(ours);

/** Which of the links that clerks wrote into headers Lis reads. */
export const lineageAccuracy = async (data: string): Promise<string> => {
  let all = 0;
  const missed: string[] = [];
  for (const truth of jsonLines<Truth>(join(data, 'labels/lineage_headers.jsonl'))) {
    const file = join(data, truth.html);
    const [docket] = (await readSource(sourceOf(file, readFileSync(file)))).dockets;
    const of = (kind: string) => (docket?.lineage ?? []).filter(one => one.kind === kind);
    const numbers = (kind: string) => of(kind).flatMap(({ docketNumber }) => docketNumber ?? []);
    const check = (what: string, found: boolean): void => {
      all += 1;
      if (!found) missed.push(`${truth.html}: ${what}`);
    };
    if (truth.lead_bk_case) check('lead bankruptcy', numbers('lead_bankruptcy').includes(truth.lead_bk_case));
    if (truth.lead_bk_title)
      check(
        'its title',
        of('lead_bankruptcy').some(({ title }) => title === truth.lead_bk_title),
      );
    if (truth.magistrate_case)
      check(
        'magistrate case',
        numbers('magistrate_case').some(one => alike(truth.magistrate_case!, one)),
      );
    if (truth.lead_case) check('lead case', numbers('lead_case').includes(truth.lead_case));
    if (truth.has_member_cases) check('member cases', of('member_case').length > 0);
    for (const related of truth.related_cases ?? [])
      check(
        `related ${related}`,
        numbers('related_case').some(one => alike(related, one)),
      );
    if (truth.case_in_other_court) {
      const told = of('case_in_other_court').map(({ courtName, docketNumber }) =>
        `${courtName}${docketNumber ?? ''}`.replaceAll(/\W/g, ''),
      );
      const wanted = truth.case_in_other_court.replaceAll(/\W/g, '');
      check(
        'case in other court',
        told.length > 0 &&
          told.every(one => wanted.includes(one.replace(/^MDLPANEL/, 'MDLPANELMDL')) || wanted.includes(one)),
      );
    }
    for (const flag of truth.flags ?? []) check(`flag ${flag}`, docket?.flags.includes(flag) === true);
  }
  return [
    '## Lineage in headers',
    '',
    `${all - missed.length} of ${all} found.${missed.length > 0 ? ` Missed: ${missed.join('; ')}.` : ''}`,
  ].join('\n');
};
