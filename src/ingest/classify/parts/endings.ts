import type { PartDraft } from '../reading.ts';
import { sentenceAt } from '../sentence.ts';
import { rulings } from './motions.ts';
import type { Part } from './part.ts';
import { titleOf } from './title.ts';

/** Of some parties or claims: no end of the case. */
const ofPart =
  /\b(?:as to|against|between|of) (?:the )?(?:defendants?|part(?:y|ies)|counts?|plaintiff|third-party)\b|\b(?:defendants?|counts?) [^.]{0,80}\b(?:is|are)\b[^.]{0,20} dismissed|\bclaims? (?:of|for|by|under)\b|(?<!all )(?<!any and all )\bclaims?\b[^.]{0,40} dismissed|partial|\bonly\b|\bas to [a-z]|dismiss\w* defendant|counter-?claims?/i;

const leavesOpen =
  /leave to amend|leave to re-?plead|may (?:file|amend)|amended complaint (?:is |shall be )?(?:due|by|within)|dismissed in part/i;

/** What must be said to have ended: the case, and not a pleading in it. */
const ofWhole =
  /\b(?:case|action|matter|lawsuit|petition|cause|suit|proceedings?)\b(?: no\.? [\w:-]+)?(?:,| \([^)]{0,60}\))? (?:is|are|be|stands|was|shall be|should be)?(?: hereby| now| therefore| and the same is| further)*,? ?(?:dismissed|discontinued)\b|order (?:of |for )?dismiss(?:al|ing)(?:$|[.;,:]| (?:(?:with(?:out)? prejudice|the|this|entire|civil|instant|above-\w+|case|action|matter|petition|lawsuit|\d+)\b))|dismissing (?:the |this |entire |civil |instant |above-\w+ )*(?:case|action|matter|petition|lawsuit)|dismissal of (?:the |this )?(?:entire |whole )?(?:action|case|matter)|entire (?:action|case)|all claims[^.;]{0,140}(?:in|of) (?:the |this )(?:instant |above-\w+ )?(?:action|case|matter|lawsuit)/i;

/** What ends only if something else does not happen first has not ended, nor has what did and was undone. */
const notEnded =
  /\bunless\b(?! otherwise)|\bwill be (?:\w+ )?dismissed|\b(?:if (?:the |no |any )?\w+ (?:fails?|do(?:es)? not|is not)|in the event)\b.{0,200}\bdismiss|\bdismissed\b(?:(?!re-?open|restor|reinstat)[^.;]){0,80}\bif (?:the )?\w+ (?:fails?|do(?:es)? not)\b|\b(?:vacat(?:ed|es|ing)|set(?:s|ting)? aside|rescind\w*)\b/i;

const endsAll = (body: string): boolean => {
  const at = body.search(ofWhole);
  return at >= 0 && !notEnded.test(sentenceAt(body, at));
};

/** `ORDER granting 55 STIPULATION of Dismissal`: what the parties agreed on is ordered. */
const ordersTheirs =
  /\b(?:grant|approv|so ordered|accept|adopt)\w*\b[^.;]{0,80}\b(?:stipulat\w+|notice|agreement)\b[^.;]{0,40}\b(?:of|for) (?:voluntary )?dismissal\b/i;

const withPrejudice = (body: string): 'with' | 'without' | null =>
  /without prejudice/i.test(body) ? 'without' : /with prejudice/i.test(body) ? 'with' : null;

const ways: readonly (readonly [RegExp, 'stipulation' | 'settled' | 'prosecution' | 'jurisdiction' | 'motion'])[] = [
  [/stipulat/i, 'stipulation'],
  [/settle/i, 'settled'],
  [/(?:failure|want|lack) (?:to|of) prosecut/i, 'prosecution'],
  [/jurisdiction/i, 'jurisdiction'],
  [/\bmotion (?:to|for) dismiss|\bgrant\w*[^.;]{0,80}\bmotion/i, 'motion'],
];

/** The case ended by the order that this one corrects. */
const restates = /^\W*(?:corrected|amended)\b/i;

/** Only the end of the whole case is told as its end; the rulings that brought it are told as well. */
export const dismissal: Part = (opening, labelled) => {
  const ruled = rulings(opening, labelled);
  const { body } = opening;
  if (restates.test(opening.titled)) return ruled;
  if (ofPart.test(body) || leavesOpen.test(body) || !(endsAll(body) || ordersTheirs.test(body))) return ruled;
  const [, how = 'court'] = ways.find(([words]) => words.test(body)) ?? [];
  return [...ruled, { type: 'case.dismissed', data: { how, prejudice: withPrejudice(body) } } as PartDraft];
};

/** A plaintiff's own notice ends the case without prejudice unless it says otherwise; a stipulation needs no order. */
export const voluntary: Part = ({ body }, { sub }) => {
  if (sub === 'party' || ofPart.test(body)) return [];
  const prejudice = withPrejudice(body) ?? 'without';
  if (sub === 'stipulation') return [{ type: 'case.dismissed', data: { how: 'stipulation', prejudice } }];
  return [{ type: 'case.withdrawn', data: { prejudice } }];
};

const scopes: Readonly<Record<string, 'case' | 'deadlines' | 'discovery'>> = {
  case: 'case',
  deadlines: 'deadlines',
  discovery: 'discovery',
};

const stayOfPart =
  /as between|as to (?:the )?(?:defendants?|plaintiffs?|[A-Z][\w.]+ (?:LLC|Inc|Corp|Co|and)\b)|\bclaims? against|stay\w* (?:of )?(?:execution|enforcement|judgment|the judgment|mandate|briefing|sentence)/i;

export const stay: Part = (opening, labelled) => {
  const ruled = rulings(opening, labelled);
  if (stayOfPart.test(opening.body) || /suggestion of|notice/i.test(opening.head.slice(0, 40))) return ruled;
  return [...ruled, { type: 'case.stayed', data: { scope: scopes[labelled.sub ?? ''] ?? 'case' } }];
};

const notOfThisCourt = /\bappeal is (?:hereby )?(?:dismissed|affirmed)|\bUSCA\b|court of appeals/i;

export const judgment: Part = (opening, { sub }) => {
  const { body, event } = opening;
  if (sub === 'returned_executed' || notOfThisCourt.test(body)) return [];
  const title = titleOf(opening);
  // A judgment in a criminal case is of one defendant; the clerk says when the case itself is closed.
  if (sub === 'criminal') return [{ type: 'judgment.entered', data: { kind: 'criminal', final: false, title } }];
  const isDefaultEntry = sub === 'default' && !/judgment/i.test(`${body} ${event}`);
  if (isDefaultEntry) return [];
  const kind =
    sub === 'default' ? 'default' : /consent/i.test(body) ? 'consent' : /dismiss/i.test(body) ? 'dismissal' : 'other';
  return [{ type: 'judgment.entered', data: { kind, title } }];
};

const settlementOfPart = /\bas to\b|\bonly\b|\bpartial|\bbetween\b|with (?:the )?(?:defendant|plaintiff|third)/i;

/** A settlement with one of several is no settlement of the case. */
export const settlement: Part = ({ body, head }, { sub }) =>
  settlementOfPart.test(sub === 'reached' ? body : head) ? [] : [{ type: 'settlement.noticed', data: {} }];

export const closed: Part = (_opening, { sub }) => [
  { type: 'case.closed', data: { how: sub === 'administrative' ? 'administrative' : 'terminated' } },
];

export const reopened: Part = ({ own }) => (/\bin error\b/i.test(own) ? [] : [{ type: 'case.reopened', data: {} }]);

export const mandate: Part = (_opening, { sub }) => [
  { type: 'mandate.issued', data: sub && sub !== 'issued' && sub !== 'spread' ? { outcome: sub } : {} },
];
