import { courtId, numberingOf } from '../../../events/courts.ts';
import type { Docket } from '../../../events/reference.ts';
import type { Lineage, ParsedDocket } from '../docket.ts';

/** Another docket that a header names, where it can be known which: a court by its id, and a number. */
export interface NamedDocket extends Docket {
  readonly kind: Lineage['kind'];
}

export const namedDockets = ({ lineage }: ParsedDocket): readonly NamedDocket[] =>
  lineage.flatMap(({ kind, court, docketNumber }) => {
    const id = court === null ? undefined : courtId(court);
    return id !== undefined && docketNumber !== null && /[\p{L}\p{N}]/u.test(docketNumber) && docketNumber.length <= 100
      ? [{ kind, court: id, docketNumber }]
      : [];
  });

const isAppellate = (court: string): boolean => numberingOf(court) === 'appellate';

/** Where a lawsuit was appealed from, or to. Others are linked, each its own case. */
export const isSameLawsuit = ({ kind, court }: NamedDocket, shown: ParsedDocket): boolean =>
  kind === 'lower_court'
    ? isAppellate(shown.court!)
    : kind === 'case_in_other_court' && isAppellate(court) !== isAppellate(shown.court!);

export const sameLawsuit = (shown: ParsedDocket): readonly NamedDocket[] =>
  namedDockets(shown).filter(named => isSameLawsuit(named, shown));
