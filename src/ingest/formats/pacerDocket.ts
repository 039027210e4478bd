import type { ParsedDocket } from '../docket.ts';
import type { Format } from '../format.ts';
import { pacerEntries } from '../html/pacerEntries.ts';
import { pacerHeader } from '../html/pacerHeader.ts';
import { pacerParties } from '../html/pacerParties.ts';
import type { Source } from '../source.ts';

const heading =
  /(?:DOCKET FOR CASE|Bankruptcy Petition|Adversary Proceeding|Miscellaneous (?:Proceeding|Case)) ?#: ?\S/i;

const read = ({ html, text, name }: Source): ParsedDocket => {
  const page = html();
  const parties = pacerParties(page);
  const debtor =
    (parties.find(({ type }) => type === 'Debtor') ?? parties.find(({ type }) => /debtor/i.test(type)))?.name ?? null;
  return { ...pacerHeader(page, text(), name, debtor), parties, entries: pacerEntries(page) };
};

/** Some pages are a heading and a message. */
const showsSomething = ({ dateFiled, entries, parties }: ParsedDocket): boolean =>
  dateFiled !== null || entries.length > 0 || parties.length > 0;

/** The docket report of a federal district or bankruptcy court, or of the Court of International Trade. */
export const pacerDocket: Format = {
  name: 'pacer_docket',
  recognises: ({ text }) => heading.test(text()) && /CM\/?ECF|cmecf|PACER/i.test(text()),
  read: source => [read(source)].filter(showsSomething),
};
