import { emptyDocket, type ParsedDocket } from '../docket.ts';
import type { Format } from '../format.ts';
import { courtOfPage } from '../html/courtOfPage.ts';
import { elementsIn, linesIn, lineText } from '../html/elements.ts';
import { pacerEntries } from '../html/pacerEntries.ts';
import { numberIn } from '../html/pacerHeader.ts';
import type { Source } from '../source.ts';

const read = ({ html, name }: Source): ParsedDocket => {
  const page = html();
  const [heading] = elementsIn(page, 'h3');
  const number = (heading ? linesIn(heading) : []).map(lineText).find(line => /^\d[\d:]*-\S+$/.test(line));
  return {
    ...emptyDocket,
    ...numberIn(number ?? ''),
    from: 'feed',
    court: courtOfPage(page, [], name),
    entries: pacerEntries(page),
  };
};

/** Items of a feed made up as a docket page, as Big Cases once sent them to the RECAP archive. */
export const recapUpload: Format = {
  name: 'recap_upload',
  recognises: ({ text }) => text().includes('recapupload') && /Docket Text/.test(text()),
  read: source => [read(source)],
};
