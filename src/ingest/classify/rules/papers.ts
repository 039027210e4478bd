import type { Opening } from '../opening.ts';
import type { Rule } from '../rule.ts';

const stipulated = ({ body }: Opening): string => {
  const words = body.slice(0, 160);
  if (/exten(?:d|sion)|enlarg|time to (?:answer|respond|plead)|further time/i.test(words)) return 'extension';
  return /\bto stay\b|staying/i.test(words) ? 'stay' : 'other';
};

/** What parties file for, against or beside something: called by what it is, not by the paper that it speaks of. */
export const papers: readonly Rule[] = [
  {
    name: 'plea_recommendation',
    label: 'report_recommendation',
    sub: 'plea',
    when: /(?:findings|report) (?:&|and) recommendations?.{0,40}plea/i,
    also: ['plea:findings'],
  },
  { name: 'exhibit_list', label: 'trial', sub: 'exhibit_list', when: /^(?:\w+ ){0,3}exhibit list/i },
  {
    name: 'exhibit_first',
    label: 'supporting_document',
    sub: 'exhibit',
    when: /^(?:\w+ ){0,2}exhibits?\b|^attachments?\b/i,
  },
  {
    name: 'declaration_first',
    label: 'supporting_document',
    sub: 'declaration',
    when: /^(?:\S+ ){0,3}(?:declaration|affirmation|affidavit)\b/i,
    unless: /of (?:service|mailing)|financial|non-?military/i,
  },
  {
    name: 'pre_motion_letter_first',
    label: 'letter',
    sub: 'pre_motion',
    when: /^(?:\w+ ){0,3}letter.{0,60}pre-?motion/i,
    also: ['motion:pre_motion_conference'],
  },
  {
    name: 'stipulated_dismissal_ordered',
    label: 'dismissal_by_court',
    sub: 'on_stipulation',
    when: /^.{0,40}stipulat\w+ (?:&|and) order\b.{0,200}dismiss/i,
    saying: /so ordered|signed by|by (?:district |magistrate |senior |chief )*judge\b|ordered by/i,
    also: ['voluntary_dismissal:stipulation'],
  },
  {
    name: 'stipulation_ordered',
    label: 'order',
    sub: 'on_stipulation',
    when: /^.{0,40}stipulat\w+ (?:&|and) order\b/i,
    saying: /so ordered|signed by|by (?:district |magistrate |senior |chief )*judge\b|ordered by|^.{0,24}$/i,
    also: ['stipulation'],
  },
  {
    name: 'stipulation_first',
    label: 'stipulation',
    sub: stipulated,
    when: /^(?:[\w'&-]+ ){0,3}?stipulation\b/i,
    unless: /dismiss|motion|protective|order (?:granting|denying)/i,
  },
  {
    name: 'transcript_requested',
    label: 'transcript',
    sub: 'request',
    when: /^letter by clerk.{0,40}transcript request/i,
  },
  { name: 'proposed_summons', label: 'summons_issued', sub: 'request', when: /^proposed summons/i },
  {
    name: 'joinder_in_paper',
    label: 'notice_other',
    sub: 'joinder',
    when: /^(?:\w+ ){0,2}joinder\b/i,
    unless: /motion for joinder/i,
  },
  {
    name: 'corporate_disclosure_named',
    label: 'disclosure_statement',
    sub: 'corporate',
    when: /^statement re .{0,40}corporate disclosure/i,
    in: 'body',
  },
  {
    name: 'court_reporter',
    label: 'transcript',
    sub: 'acknowledgment',
    when: /court reporter (?:acknowledg|transcript|notes)/i,
  },
  { name: 'lodged_first', label: 'sealed', sub: 'lodged', when: /^(?:\w+ ){0,2}lodged\b/i },
  {
    name: 'proposed_order_first',
    label: 'supporting_document',
    sub: 'proposed_order',
    when: /^\[?(?:\w+ )?proposed\]? (?:stipulated |agreed )?(?:order|judgment|findings)/i,
  },
  {
    name: 'recommendation_referred',
    label: 'report_recommendation',
    sub: 'referred',
    when: /recommendations? referred/i,
    also: ['clerk_note:submission'],
  },
  {
    name: 'report_and_recommendation',
    label: 'report_recommendation',
    sub: 'report',
    when: /(?:report|findings|proposed findings)(?: of fact)?,? (?:&|and|of)(?: \w+)? ?recommendations?|\br ?& ?r\b|recommended disposition/i,
    unless: /^.{0,40}(?:objection|response|reply|opposition)/i,
  },
  {
    name: 'non_opposition',
    label: 'opposition',
    sub: 'non_opposition',
    when: /non-?opposition|no opposition|does not oppose|notice of no objection/i,
  },
  {
    name: 'objection',
    label: 'objection',
    sub: 'objection',
    when: /^.{0,60}?\bobjections?\b/i,
    unless: /^.{0,50}(?:response|reply|order)/i,
  },
  {
    name: 'letter_motion',
    label: 'motion',
    sub: 'other',
    when: /letter (?:motion|request)|^(?:\w+ )?letter.{0,60} requesting (?:adjourn|exten|permission|leave|to withdraw|that|an order)/i,
    unless: /pre-?motion/i,
  },
  {
    name: 'status_report',
    label: 'status_report',
    sub: 'report',
    when: /status (?:report|letter)|joint report|meet and confer statement|discovery plan|joint (?:discovery|scheduling) (?:plan|report)|26\(f\)|rule 26.{0,20}report|report of (?:the )?parties|case management statement|progress report/i,
    unless: /^.{0,20}letter/i,
  },
  {
    name: 'letter',
    label: 'letter',
    sub: ({ head }) => (/status/i.test(head) ? 'status' : 'letter'),
    when: /^.{0,40}?\bletter\b/i,
  },
  { name: 'sur_reply', label: 'reply', sub: 'sur_reply', when: /sur-?reply|reply memorandum of law in opposition/i },
  {
    name: 'reply',
    label: 'reply',
    sub: 'reply',
    when: /^.{0,60}?\brepl(?:y|ies)\b/i,
    unless: /^.{0,50}(?:declaration|affidavit|affirmation|exhibit)/i,
  },
  {
    name: 'response_to_order',
    label: 'opposition',
    sub: 'response_to_order',
    when: /response.{0,60}(?:order|show cause)/i,
    unless: /motion|opposition/i,
  },
  {
    name: 'declaration',
    label: 'supporting_document',
    sub: 'declaration',
    when: /^.{0,60}?\b(?:declaration|affirmation|affidavit)\b/i,
    unless: /of service|of mailing|financial|^.{0,40}(?:memorandum|brief|response|opposition)/i,
  },
  {
    name: 'opposition',
    label: 'opposition',
    sub: 'opposition',
    when: /^.{0,160}?\b(?:opposition|in opposition|opposing)\b/i,
  },
  {
    name: 'response',
    label: 'opposition',
    sub: 'response',
    when: /^.{0,80}?\bresponses?\b/i,
    unless: /discovery|interrogator|request for production/i,
  },
  {
    name: 'financial_affidavit',
    label: 'supporting_document',
    sub: 'financial_affidavit',
    when: /financial affidavit|cja ?-?23/i,
  },
  {
    name: 'summons_and_complaint_served',
    label: 'service',
    sub: 'executed',
    when: /(?:affidavit|declaration|proof|certificat\w+) of service.{0,100}(?:summons|complaint|served (?:on|upon))/i,
    unless: /\bre:? \[?\d|answer|motion|opposition|reply/i,
  },
  {
    name: 'service_certificate',
    label: 'service',
    sub: 'certificate',
    when: /certificat\w+ of (?:service|mailing)|proof of service|affidavit of (?:service|mailing)|declaration of (?:service|mailing)/i,
  },
  { name: 'waiver_of_service', label: 'service', sub: 'waiver', when: /waiver of (?:the )?service/i },
  {
    name: 'pro_hac_certificate',
    label: 'supporting_document',
    sub: 'certificate',
    when: /certificate of good standing/i,
  },
  {
    name: 'interested_parties',
    label: 'disclosure_statement',
    sub: 'interested_parties',
    when: /interested (?:part|person|entit)|local rule 103\.3|rule 1\.9/i,
  },
  {
    name: 'corporate_disclosure',
    label: 'disclosure_statement',
    sub: 'corporate',
    when: /corporate (?:disclosure|parent|ownership)|organizational ?interests|disclosure statement|statement of disclosure|rule 7\.1|citizenship|financial interest/i,
  },
  {
    name: 'cover_sheet',
    label: 'cover_sheet',
    sub: ({ head }) => (/criminal/i.test(head) ? 'criminal' : 'civil'),
    when: /cover sheet|docket sheet/i,
  },
  {
    name: 'patent_report',
    label: 'statutory_report',
    sub: 'patent_trademark',
    when: /report on (?:the )?(?:filing|determination)|\ba\.?o\.? ?-?(?:12[01])|patent\/trademark|(?:patent|trademark|copyright).{0,30}(?:report|form)/i,
  },
  {
    name: 'magistrate_consent',
    label: 'magistrate_consent',
    sub: 'consent_or_declination',
    when: /(?:consent|declin).{0,60}magistrate|magistrate.{0,60}(?:consent|declin)/i,
  },
  {
    name: 'stipulated_dismissal',
    label: 'voluntary_dismissal',
    sub: 'stipulation',
    when: /stipulat\w+ (?:of|for|to|and order of|re) ?(?:voluntary )?(?:the )?dismiss|joint stipulation.{0,20}dismiss|stipulat.{0,40}dismissal/i,
  },
  { name: 'stipulation', label: 'stipulation', sub: stipulated, when: /^.{0,80}?\bstipulat/i },
  {
    name: 'proposed_order',
    label: 'supporting_document',
    sub: 'proposed_order',
    when: /proposed (?:order|judgment|findings)|^proposed/i,
    unless: /jury|verdict|pretrial|voir dire/i,
  },
  { name: 'audio', label: 'transcript', sub: 'audio', when: /audio file/i },
  {
    name: 'transcript',
    label: 'transcript',
    sub: ({ head }) =>
      /^(?:\w+ ){0,3}?(?:transcript (?:order|request|designation)|designation|request)/i.test(head)
        ? 'order_form'
        : /^(?:\w+ ){0,2}redact/i.test(head)
          ? 'redaction'
          : 'transcript',
    when: /transcript|redaction request/i,
    unless: /^.{0,30}(?:exhibit|deposition)/i,
  },
  {
    name: 'discovery',
    label: 'discovery',
    sub: ({ head }) =>
      /deposition/i.test(head)
        ? 'deposition'
        : /^\W*(?:[\w']+ ){0,4}requests?\b/i.test(head)
          ? 'request'
          : /subpoena/i.test(head)
            ? 'subpoena'
            : /compliance/i.test(head)
              ? 'certificate_of_compliance'
              : 'other',
    when: /discovery|interrogator|deposition|subpoena|initial disclosure|expert|rule 26\(a\)|certificate of compliance|requests? (?:for|to) (?:production|admission|inspection)/i,
  },
  {
    name: 'mediation_set',
    label: 'adr',
    sub: 'mediation_set',
    when: /mediation.{0,40}(?:set|scheduled)/i,
    also: ['hearing_set:set'],
  },
  { name: 'mediation', label: 'adr', sub: 'certification', when: /mediat|\badr\b|arbitrat|early neutral/i },
  {
    name: 'trial_paper',
    label: 'trial',
    sub: ({ head }) => (/verdict/i.test(head) ? 'verdict_form' : 'pretrial_statement'),
    when: /pre-?trial|trial (?:brief|memorandum)|witness list|exhibit list|jury instructions|voir dire|verdict/i,
  },
  { name: 'recent_decision', label: 'brief', sub: 'supplemental', when: /recent decision|supplemental authorit/i },
  { name: 'relatedness', label: 'related_case', sub: 'notice', when: /relatedness|related cases?/i },
  {
    name: 'statement_of_facts',
    label: 'supporting_document',
    sub: 'statement_of_facts',
    when: /statement.{0,40}(?:facts?|56\.1|undisputed|counter)|counter ?statement|56\.1 (?:counter)?statement/i,
  },
  {
    name: 'brief_in_support',
    label: 'brief',
    sub: 'support',
    when: /(?:memorand|brief|points and authorities|suggestions).{0,80}(?:support|in re)|in support/i,
  },
  { name: 'claim_construction', label: 'brief', sub: 'claim_construction', when: /claim construction|markman/i },
  { name: 'brief', label: 'brief', sub: 'supplemental', when: /memorand|brief|supplement|clarification|suggestions/i },
  { name: 'errata_filed', label: 'notice_other', sub: 'errata', when: /^(?:\w+ ){0,3}errata\b/i },
  {
    name: 'exhibit',
    label: 'supporting_document',
    sub: 'exhibit',
    when: /exhibit|attachment|appendix|administrative record/i,
  },
  {
    name: 'consent_to_magistrate_plea',
    label: 'magistrate_consent',
    sub: 'consent_or_declination',
    when: /^(?:\w+ ){0,3}consent.{0,200}magistrate/i,
  },
  { name: 'waiver', label: 'notice_other', sub: 'waiver', when: /waiver|consent/i },
  { name: 'lodged', label: 'sealed', sub: 'lodged', when: /lodged/i },
  {
    name: 'sealed',
    label: 'sealed',
    sub: ({ head }) => (/restrict/i.test(head) ? 'restricted_document' : 'sealed_document'),
    when: /sealed|restricted/i,
  },
  { name: 'certificate', label: 'supporting_document', sub: 'certificate', when: /certificat/i },
  { name: 'place_of_trial', label: 'other', sub: 'place_of_trial', when: /place of trial/i },
  { name: 'paper', label: 'other', sub: 'unspecified', when: /./ },
];
