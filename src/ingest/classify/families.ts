/** What kind of paper, or of doing, an entry is about: told by the first of these words in it. */
export const familyNames = [
  'appeal',
  'clerk',
  'criminal',
  'motion',
  'order',
  'minutes',
  'judgment',
  'notice',
  'pleading',
  'paper',
  'people',
  'service',
  'case',
  'calendar',
  'trial',
] as const;

export type Family = (typeof familyNames)[number];

/** Of words that begin at the same place the one that stands first here counts. */
export const familyWords: readonly (readonly [Family, RegExp])[] = [
  [
    'appeal',
    /^order.{0,100} from (?:the )?USCA|^acknowledgm?ent.{0,60}(?:\bUSCA\b|circuit|court of appeals)|(?:order|judgment|opinion)s?(?: \w+)? (?:of|from|by) (?:the )?(?:USCA|U\.?S\.? court of appeals|\w+ circuit|court of appeals)|\bUSCA\b|order on mandate|\bmandate\b|appeal record|record on appeal|appeals? transcript|notice of (?:cross[- ]?|interlocutory )?appeal|certificate of appealability|trans(?:mission|mittal|mitted) .{0,40}(?:notice of appeal|record|appeal)|court of appeals|appeal (?:fee|number|remark|instructions|- miscellaneous)|docketing notice of appeal|letter from (?:the )?(?:USCA|\w+ circuit)|(?:amended )?notice of appeal|supreme court (?:order|case|of the united states)|circuit (?:order|judgment|opinion)|appellate (?:order|fee)|writ of certiorari/i,
  ],
  [
    'clerk',
    /notice to (?:attorney|filer|counsel)|notice of (?:case assignment|deficien|docket correction|error)|transmittal of|deficien(?:t|cy)|quality control|transmission to|motions? (?:submitted|referred)|new case opened|placed in file|docket annotation|opening notification|corrective entry|docket(?:ing)? (?:correction|error|annotation)|correction\b|error (?:notice|correction)|submission to|magistrate judge (?:referral )?file folder|case designated ecf|\bremark\b|utility|receipt number|^receipt$|filing fee|payment of fee|fee received|received payment|^received \$|receipt of \$|cashiers? office|clerk'?s? (?:notice|certificate(?! of (?:default|cash))|remark|office)|^(?:\W*all )?mail (?:sent|returned|addressed)|returned (?:as )?undeliver|electronic filing error|note (?:to attorney|regarding deleted)|(?:^|\bdoj )conflict memo|modification of docket|docket (?:modif|text modif)|notice (?:regarding|of) (?:deficient|non-?compliance with|striking|corrected docket)|notice to (?:the )?(?:parties|plaintiffs?|defendants?|pro se|self-represented)|text notice|mail returned|returned mail|returned undeliverable|document number .{0,20}error|entered in error|this docket entry|(?:add|add and|added|update|updated).{0,20}(?:terminate|attorney|counsel|parties|party|judge|address)|modified|copy mailed|copies (?:mailed|sent)|case unsealed|unsealing/i,
  ],
  [
    'criminal',
    /waiver of indictment|appearance bond|memorandum of plea|factual (?:resume|basis)|petition to enter (?:a )?plea|grand jury returns|statement of reasons|notice to receiving district|pretrial diversion|statement regarding presentence|adoption of\/statement|material witness|\bindictment\b|superseding|\binformation\b(?! (?:statement|sheet))|\bwarrant\b|\bdetainer\b|\bdetention\b|\bbond\b|\bbail\b|conditions of release|\bplea\b|presentence|pre-?sentence|sentencing|pretrial services|probation|supervised release|\bwrit of habeas corpus ad|arrest\b|passport|forfeit|rights (?:notice|advis)|speedy trial|consent to (?:transfer|enter plea)|\brule (?:20|5)\b(?!\.[2-9])|government'?s notice|penalty sheet|complaint as to|acceptance of (?:plea|guilty)|commitment|bill of particulars|victim|restitution|interpreter|\bps (?:issued|executed)|defendant information sheet|\bao ?-?257/i,
  ],
  [
    'motion',
    /\bMILs?\b(?= (?:no\.?|#)? ?\d)|\bmotions?\b(?! (?:hearing|related|in limine hearing|to dismiss hearing|settings?|and r&r|deadline|referred|ref|submitted|not))|(?<!approval of )\bapplications?\b(?! granted)|\bpetition (?:to|for) (?!writ|confirm|vacate|enforce|compel arb|perpetuate|recogni|review|removal|naturali|return of)|\brequest(?:s|\/statement|ing)?\b(?! for (?:issuance|summons|production|admission|clerk(?:'s office)? to issue|inspection))|ex ?parte/i,
  ],
  [
    'order',
    /^(?:(?!(?:motions?|applications?|requests?|responses?|reply|notice|opposition|objections?|memorandum|brief|stipulat\w+|proposed|letter|transcript|statement|declaration|affidavit|certificate|report|complaint|answer|judgment|minutes?|mail|receipt|appeal|for|to|re|with|from|under|by)\b)[\w/&'.-]+,? ){0,6}?order\b|(?:memorandum|findings) (?:(?:&|and|of) )?(?:opinion|order|decision)|abstract of order|\border(?:s|ed|ing)?\b|\bopinions?\b|approval of application|\bendorse(?:d|ment)|\bdecision\b|\bdecree\b|application granted|in chambers|\bruling\b|\binjunction\b|case management plan|findings of fact|\breassigning\b/i,
  ],
  [
    'minutes',
    /\bminutes?\b|proceedings? (?:held|before)|(?:hearing|conference|trial|arraignment|appearance|proceedings?) (?:was |were )?held|status (?:conference|hearing)|(?:initial|final|pretrial|pre-trial|scheduling|case management|settlement|telephone|telephonic|in-chambers|discovery|show cause|bench|jury|evidentiary|markman|motion|plea|sentencing|revocation|detention|bond) (?:appearance|conference|hearing|trial)(?! (?:statement|memorand|brief|order|report))|\barraignment\b|initial appearance|oral argument/i,
  ],
  [
    'judgment',
    /(?<!summary[- ])\bjudgment\b|\bverdict\b|entry of default|clerk'?s default|\bdefault\b|bill of costs|taxation of costs|costs taxed|satisfaction/i,
  ],
  [
    'pleading',
    /\b(?:amended |supplemental |third[- ]party |class[- ]action |intervenor |verified )*complaint\b|\banswers?\b|\bcounter-?claims?\b|\bcross-?claims?\b|\bpetition\b|notice of removal|\bjury demand\b|demand for (?:jury )?trial|\bclaim of\b|\bclaim\b|affirmative defenses/i,
  ],
  [
    'paper',
    /\bresponses?\b|\bopposition\b|\bin opposition\b|\breply\b|\breplies\b|\bsur-?reply\b|\bmemorand(?:um|a)\b|\bbriefs?\b|\bdeclarations?\b|\baffidavits?\b|\baffirmation\b|\bexhibits?\b|\battachments?\b|\bappendix\b|\bstatements?\b|\bstipulat(?:ion|ed)\b|\bobjections?\b|\bletters?\b|status reports?|\breport\b|\breports?\b|\bproposed\b|\bcertificat(?:e|ion)s?\b|\bdisclosures?\b|cover sheet|\bdiscovery\b|\binterrogator|\bdeposition\b|\bsubpoena\b|\bmediation\b|\badr\b|\barbitrat|\btranscripts?\b|audio file|\blodged\b|\bsealed\b|\brestricted\b|\bredaction\b|\bwaiver\b|\bconsent\b|\bdeclination\b|\bjoinder\b|administrative record|court reporter|rule 56\.1|organizational ?interests|patent\/trademark|\bao ?-?(?:12[01]|257)|cover sheet|docket sheet|\bdesignation\b|\bclarification\b|\bsupplement\b|\berrata\b|\bsuggestions? (?:in|re)\b|\brequests? (?:for|to) (?:production|admission|inspection)|\bmotions? related\b|findings (?:&|and) recommendations?|pretrial (?:statement|memorandum)|\bschedule of\b|\blist\b|\bpoints and authorities\b|bill\b|\bcost\b/i,
  ],
  [
    'people',
    /\bappearance\b|appointment of (?:counsel|attorney)|\bcja\b|substitution of (?:counsel|attorney)|withdrawal of (?:counsel|attorney)|change of (?:address|attorney)|attorney (?:update|information|.{0,30}(?:added|terminated|admitted))|association of counsel|terminated? (?:party|defendant|plaintiff)|(?:party|defendant|plaintiff) .{0,60}(?:added|terminated)/i,
  ],
  [
    'service',
    /\bsummons(?:es)?\b|\bservice\b|\bserved\b|\bproof of\b|return receipt|\breturned? (?:un)?executed\b|\backnowledgm?ent\b/i,
  ],
  [
    'case',
    /\bcase (?:is |was |has been )?(?:re-?assigned|assigned|transferred|closed|re-?opened|terminated|remanded|designated|related|consolidated|stayed|dismissed|ineligible|referred|no longer|as to)|civil case terminated|terminated case|judge assignment|assign(?:ed)? judges?|transferring case|this (?:case|action|matter|civil action) (?:is|has been|was)|\bjudge\b.{0,60}(?:added|assigned|designated|is so designated|no longer)|transferred|reassign|related case|in accordance with|pursuant to|hereby (?:referred|assigned)|assigned to/i,
  ],
  [
    'calendar',
    /set\/reset|\b(?:re)?set (?:motion|deadline|hearing|scheduling)|deadlines?\b|hearings?\b|(?:re)?scheduled|notice of (?:change of )?hearing|terminate (?:hearings|deadlines)|conference\b|calendar/i,
  ],
  ['trial', /\btrial\b|\bjury\b|\bvoir dire\b|\bwitness list|\bverdict form\b/i],
  ['notice', /\bnotices?\b|leave of absence|\bnotification\b|\bsuggestion of\b/i],
];
