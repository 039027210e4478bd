import type { Part } from './part.ts';

/** `NOTICE of Voluntary Dismissal is STRICKEN`, `JUDGMENT VACATED per order 55`: in the sentence that says what it is. */
const undone =
  /^[^.;]{0,200}?\b(?:stricken|vacated|rescinded|withdrawn|voided|(?:in|by) error)\b|^(?:\w+ )?(?:recall|withdrawal|vacatur)\b/i;

/** What ends a case, or takes it further, does so no more where its own entry says that it was undone. */
export const unlessUndone =
  (part: Part): Part =>
  (opening, labelled) =>
    undone.test(opening.own) ? [] : part(opening, labelled);
