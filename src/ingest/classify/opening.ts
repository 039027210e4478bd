import type { EntryText } from './reading.ts';

/** What rules look at: the words of an entry without marks and clerks' notes around them. */
export interface Opening {
  /** The first words of the text, or the event's name where there is no text. */
  readonly head: string;
  /** The text as far as rules look. */
  readonly body: string;
  /** The head with how the paper comes: `Joint MOTION`, `Consent MOTION`. */
  readonly titled: string;
  /** The head up to where it speaks of another entry: `re 31 MOTION to Dismiss`. */
  readonly own: string;
  readonly event: string;
  /** Set apart as sealed, or as filed wrongly, before its own first word. */
  readonly marks: string;
  readonly isBare: boolean;
  /** Few may see it, whatever it is. */
  readonly isSealed: boolean;
}

/** No rule looks further: an order says what it does in its first paragraphs, and no text can make a rule slow. */
const furthest = 3_000;
const headLength = 400;

/** `***VACATED per 6 ORDER***`, `**SEALED DOCUMENT**`, `(Court only)`, `FILING ERROR - DEFICIENT DOCKET ENTRY -`. */
const mark =
  /^(?:\*+[^*]{1,80}\*+|\[(?!\s?(?:[Pp]roposed|PROPOSED|[Uu]nsigned))[^\]]{0,60}\]|\(court only\)|(?:FILING ERROR|ENTERED IN ERROR|DOCUMENT FILED IN ERROR|PDF ERROR|WRONG [A-Z ]{1,40}|DEFICIENT DOCKET ENTRY)[A-Z ]{0,40}(?:-|\.{2,})|E[A-Z]: |\d+[.)] )\s*/;

const stripped = (text: string): { readonly marks: string; readonly rest: string } => {
  let rest = text;
  let marks = '';
  for (let found = mark.exec(rest); found && rest.length > found[0].length; found = mark.exec(rest)) {
    marks += found[0];
    rest = rest.slice(found[0].length);
  }
  return { marks, rest };
};

/** `re 31 MOTION`, `re: [31] Motion`, `to [31]`. */
const reference = /\s\(?(?:re:?|regarding|related (?:document|doc)\S*:?)\s+(?:the )?\[?\d/i;

/** What is attached is not what is filed. */
const attachments =
  /\((?:attachments?|# ?\(?1\)?)\b|; (?:certificate of (?:service|compliance)|declarations?|memorandum|exhibits?|proposed order|affidavit)\b/i;

/** `Consent MOTION`, `SEALED ORAL ORDER`, `LETTER ORDER`: how a motion or an order comes, not what it is. */
const qualifiers =
  /^(?:\W*(?:consent|stipulated|sealed|oral|letter(?= (?:motion|order|request|application)\b)|restricted|electronic|paperless|text(?:[- ]only)?|docket text|joint|agreed|unopposed|amended|corrected|second|third)\b[\W]*)+(?=(?:(?!re\b|to\b|of\b|from\b)[\w'-]+ ){0,2}?(?:motion|order|application|request)s?\b)/i;

/** `SEALED INDICTMENT`, `E-GOV SEALED SUMMONS`, `REDACTED Transcript`: who may see a paper is not what it is. */
const access =
  /^\W*(?:e-gov |filed )?(?:under seal|sealed|unredacted|redacted|unsealed|restricted|confidential|public)\b(?: version of)?[\s:-]*(?=(?:(?!re\b|to\b|of\b|from\b|document|lodged)[\w'/-]+ ){0,3}?(?:response|reply|opposition|memorandum|brief|summons|indictment|information|complaint|minutes?|transcript|exhibits?|attachments?|declaration|affidavit|letter|notice|stipulation|objections?|judgment|warrant|report|statement|plea|answer|petition|sentencing|presentence|pretrial|appendix|motion|order|application|ex parte)\b)/i;

/** An event's name and nothing else, as feeds and history reports give it. */
const shortName = /^[^\d.;:]{1,80}$/;

const upTo = (text: string, end: RegExp): string => {
  const at = text.search(end);
  return at > 0 ? text.slice(0, at) : text;
};

const unescaped = (text: string): string =>
  text.includes('&') || text.includes('<')
    ? text
        .replaceAll(/&#0?39;/g, "'")
        .replaceAll('&amp;', '&')
        .replaceAll(/<[^>]{0,40}>/g, ' ')
    : text;

const plain = (text: string): string =>
  unescaped(text.slice(0, furthest + 500))
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();

export const openingOf = ({ text, event = '' }: EntryText): Opening => {
  const { marks, rest } = stripped(plain(text));
  const isBare = rest === '' || shortName.test(rest);
  const body = (rest === '' ? plain(event) : rest).slice(0, furthest);
  const whole = upTo(body.slice(0, headLength), attachments);
  const titled = whole.replace(access, '');
  const head = titled.replace(qualifiers, '');
  const isSealed = /\bsealed\b/i.test(marks) || (/^\W*(?:\w+ )?sealed\b/i.test(whole) && head !== whole);
  return { head, titled, own: upTo(head, reference), body, event: plain(event), marks, isBare, isSealed };
};
