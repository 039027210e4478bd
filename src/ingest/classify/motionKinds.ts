/** What a motion asks for, told by its words; the first that fits is its main kind. */
const kinds: readonly (readonly [kind: string, words: RegExp])[] = [
  ['pro_hac_vice', /pro hac vice|\bphv\b|admission of .{0,60}attorney|visiting attorney/i],
  [
    'approve_settlement',
    /(?:preliminary|final)? ?approv\w+ of (?:class )?(?:action )?settlement|settlement approval|motion for settlement/i,
  ],
  ['appoint_lead_plaintiff', /lead plaintiff|lead counsel|interim (?:class )?counsel/i],
  ['certify_class', /certif\w+ (?:a |the )?(?:proposed )?class|class certification/i],
  [
    'certify_appeal',
    /certif\w* (?:appeal|pursuant to 28 u\.?s\.?c\.? (?:section |§ ?)?1292|.{0,40}interlocutory)|interlocutory appeal/i,
  ],
  ['preliminary_injunction', /preliminary injunction|temporary restraining|\btro\b/i],
  ['default_judgment', /default judgment|entry of (?:clerk'?s )?default|judgment by default/i],
  ['judgment_on_pleadings', /judgment on the pleadings/i],
  ['summary_judgment', /summary (?:judgment|adjudication)|partial summary/i],
  [
    'judgment_as_matter_of_law',
    /judgment as a matter of law|directed verdict|judgment of acquittal|\bjmol\b|notwithstanding the verdict/i,
  ],
  ['new_trial', /new trial/i],
  ['mdl_transfer', /transfer.{0,80}(?:1407|\bmdl\b)|\bmdl\b.{0,40}transfer|conditional transfer|centraliz/i],
  ['remand', /\bremand\b/i],
  ['shorten_time', /shorten(?:ed|ing)? time/i],
  ['expedite', /\bexpedit/i],
  [
    'leave_to_amend',
    /leave to (?:file )?(?:an? |the |its |their |his )?(?:first |second |third |fourth )?(?:amended|amend)|to amend\/?(?:correct)?(?:(?! (?:briefing|scheduling|schedule|order|case management)).){0,30}(?:complaint|answer|pleading|petition|counterclaim)|^to amend(?:\/correct)?\b(?!.{0,30}(?:schedul|order|judgment))|^amend\b/i,
  ],
  [
    'excess_pages',
    /(?:for leave to (?:file|exceed) (?:[\w'-]+ ){0,5}?)?(?:(?:in )?excess (?:of )?(?:the )?(?:\d+ )?(?:pages?|words)|page limit|oversize|pages in excess|exceed.{0,20}pages)/i,
  ],
  [
    'extension',
    /exten(?:sion|d)(?:ing)? (?:of )?(?:the )?(?:time|deadline)|enlarge(?:ment)? (?:of )?time|(?:additional|more|further) time|extension of|^to extend\b/i,
  ],
  ['stay', /\bstay\b/i],
  [
    'continue',
    /\bcontinu(?:e|ance|ing)\b|\badjourn|\breschedul|postpone|adjust date|reset (?:hearing|trial)|vacate (?:hearing|trial)/i,
  ],
  ['appear_remotely', /appear (?:by |via )?(?:telephon|video|remote|zoom)|by telephone|telephonic(?:ally)?|remotely/i],
  ['pre_motion_conference', /pre-? ?motion (?:conference|hearing)/i],
  ['oral_argument', /oral argument|request for hearing/i],
  [
    'withdraw_counsel',
    /withdraw(?:al)? (?:as|of) (?:attorney|counsel)|to withdraw as|withdraw.{0,40}(?:attorney|counsel)|substitut\w+ (?:of )?(?:attorney|counsel)|counsel'?s? (?:motion )?to withdraw|^to withdraw(?: following|$)/i,
  ],
  ['unseal', /\bunseal/i],
  ['redact', /\bredact/i],
  ['seal', /(?:for leave to file (?:[\w'-]+ ){0,6}?)?\bunder seal\b|\bto seal\b|\bseal(?:ed|ing)?\b/i],
  ['ifp', /in forma pauperis|without prepay|\bifp\b/i],
  ['appoint_counsel', /appoint(?:ment)? (?:of )?(?:counsel|attorney|cja)/i],
  [
    'alternative_service',
    /(?:alternative|substitute|substituted) service|service by (?:publication|email|alternative)|serve.{0,30}(?:publication|alternative)/i,
  ],
  ['intervene', /\binterven/i],
  [
    'reconsider',
    /reconsider|rehearing|alter or amend|alter\/amend|alter judgment|relief from (?:judgment|order)|59\(e\)|60\(b\)/i,
  ],
  ['sanctions', /sanction|contempt/i],
  ['compel_arbitration', /compel arbitration/i],
  ['compel', /\bcompel/i],
  ['protective_order', /protective order|confidentiality order/i],
  ['in_limine', /in limine|\bmils?\b|\bpreclude|exclude (?:the )?(?:testimony|evidence|expert|opinion)|\bdaubert\b/i],
  ['suppress', /\bsuppress/i],
  ['competency', /competenc|psychiatric|psychological|mental (?:exam|eval)/i],
  ['detain', /\bdetain|\bdetention\b/i],
  [
    'release_conditions',
    /conditions of (?:release|bail|pretrial)|\bbail\b|pretrial release|\bbond\b|modif\w+ (?:conditions|release)|travel/i,
  ],
  ['sentencing', /sentenc|downward|variance|early termination|compassionate release|reduc\w+ (?:of )?sentence/i],
  ['forfeiture', /forfeiture/i],
  ['quash', /\bquash/i],
  ['strike', /\bstrike\b/i],
  [
    'voluntary_dismissal',
    /voluntar\w+ dismiss|(?:joint|agreed|stipulated|unopposed|plaintiff'?s?'?|consent).{0,30}(?:motion|application|request).{0,20} (?:to|for) dismiss|dismiss(?:al)? (?:of )?(?:defendant|party)/i,
  ],
  ['dismiss', /\bdismiss/i],
  ['transfer', /transfer (?:venue|case)|change (?:of )?venue|\btransfer\b/i],
  ['consolidate', /consolidat|\brelate\b|sever/i],
  ['attorney_fees', /attorney'?s?'? fees|bill of costs|\bcosts\b/i],
  ['leave_to_file', /leave to file|permission to file|motion for leave/i],
  ['discovery', /discover|inspect|deposition|depose|subpoena|interrogator|expert/i],
  ['schedule', /schedul|case management|trial date|set (?:a )?(?:hearing|trial|date)|status conference|deadline/i],
  ['vacate', /\bvacat|set aside/i],
  ['conference', /conference/i],
  ['judgment', /judgment/i],
];

/** Kinds in the order in which their words stand; of several at one place the first of the table. `other` where no words tell. */
export const motionKinds = (words: string): readonly string[] => {
  const found = kinds.flatMap(([kind, pattern]) => {
    const at = words.search(pattern);
    return at < 0 ? [] : [{ kind, at }];
  });
  return found.length > 0 ? found.sort((a, b) => a.at - b.at).map(({ kind }) => kind) : ['other'];
};

const asks =
  /\b(?:motions?|applications?|requests?|petitions?|stipulations?)\b(?: (?:&|and) \[?proposed\]? order)?\s*/i;

/** Where what is asked ends: who filed it, of whom it speaks, the next sentence. */
const ends =
  /\s(?:filed )?by\s(?!publication|e-?mail|tele|video|default|alternative|zoom)|\(attach|(?<!\b[a-z])\s?\. |;| as to |\sre:? \[?\d|\s\[?\d{1,4}\]?,* (?:[\w-]+ ){0,3}motion\b|\(\s?motion|\ssigned\b/i;

/** `MOTION by Plaintiff X to amend`: who asks may stand before what is asked. */
const filer = /^(?:with .{0,30}? )?(?:filed )?(?:by|of) /i;

const longestRequest = 220;

const isAgreed = /\b(?:joint|agreed|stipulated|unopposed|consent|plaintiffs?'s?|plaintiffs)\W+(?:[\w-]+ ){0,2}$/i;
const namesParty =
  /dismiss(?:al)? (?:of )?(?:defendant|party)|dismiss (?:[A-Z][\w.,&'-]* ){1,8}(?:\(\d|with(?:out)? prejudice)/;

/** The main kind of the motion that an entry makes: what it asks first. */
export const motionKind = (head: string): string => {
  const word = asks.exec(head);
  if (!word) return motionKinds(head)[0]!;
  const before = head.slice(0, word.index);
  const behind = head.slice(word.index + word[0].length, word.index + word[0].length + longestRequest);
  const rest = behind.replace(filer, '');
  const end = rest.search(ends);
  const words = end > 0 ? rest.slice(0, end) : rest;
  const [first = 'other'] = motionKinds(words);
  if (first === 'other' && rest !== behind) return motionKinds(rest)[0]!;
  if (first === 'dismiss' && (isAgreed.test(before) || namesParty.test(words))) return 'voluntary_dismissal';
  return first === 'other' ? motionKinds(`${before}${word[0]}`)[0]! : first;
};
