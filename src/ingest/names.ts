import { squeezed } from './html/elements.ts';

/** The United States as a party, however a clerk abbreviates it. */
const unitedStates = /(?<=^|\bv\. )(?:[Tt]he )?(?:U\.? ?S\.?(?: ?A\.?)?|United States of America)(?= v\. |$)/;

/** A case's name as it is cited: `v.` between the parties, without `et al`. */
export const caseName = (name: string): string =>
  squeezed(
    name
      .replaceAll(/,?\s*\bet\.?\s+al\b\.?/gi, '')
      .replaceAll(/\s+(?:vs?\.?|versus|-v-|VS\.?|V\.?)\s+/g, ' v. ')
      .replaceAll(/\s+,/g, ','),
  )
    .replace(/^[\s,;-]+|[\s,;-]+$/g, '')
    .replaceAll(new RegExp(unitedStates, 'g'), 'United States');

const titles =
  /\b(?:(?:u\.?s\.?|united states|chief|senior|acting|visiting|district|circuit|bankruptcy|magistrate|judge|justice|hon(?:orable|\.)?|the|mag\.?|jr\. judge)\b\.?[\s:]*)+/i;

const isShouted = (name: string): boolean => name === name.toUpperCase() && /[A-Z]{3}/.test(name);

const titleCased = (name: string): string =>
  name.toLowerCase().replaceAll(/(^|[\s'.-])(\p{L})/gu, (_all, before, letter) => before + letter.toUpperCase());

/** A judge's name without what the office is called. */
export const judgeName = (name: string): string | null => {
  const bare = squeezed(name.replace(/\([^)]*\)\s*$/, '')).replace(new RegExp(`^${titles.source}`, 'i'), '');
  const cased = isShouted(bare) ? titleCased(bare) : bare;
  // An initial has its full stop; some courts glue the town to the name.
  return (
    squeezed(
      cased
        .replace(/(?<=\p{Ll})\.\p{Lu}\w+$/u, '')
        .replaceAll(/\b(\p{Lu})(?=\s)/gu, '$1.')
        .replace(/,?(?= (?:Jr|Sr|I{2,3}|IV)\b)/i, '')
        .replace(/ (Jr|Sr)$/i, ' $1.'),
    ) || null
  );
};
