import type { Rule } from '../rule.ts';
import { answers } from './answers.ts';
import { papersByFirstWords } from './papersByFirstWords.ts';
import { stipulated } from './stipulated.ts';

/** What parties file for, against or beside something: called by what it is, not by the paper that it speaks of. */
export const papers: readonly Rule[] = [
  ...papersByFirstWords,
  ...answers,
  {
    name: 'financial_affidavit',
    label: 'supporting_document',
    sub: 'financial_affidavit',
    when: /financial (?:affidavit|status)|cja ?-?23/i,
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
    when: /cover sheet|criminal docket sheet|^u\.?s\.? att.{0,20}docket sheet/i,
  },
  {
    name: 'patent_report',
    label: 'statutory_report',
    sub: ({ head }) => (/copyright/i.test(head) && !/120/.test(head) ? 'copyright' : 'patent_trademark'),
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
    when: /stipulat\w+ (?:of|for|to|and order of|re) ?(?:voluntary )?(?:the )?dismiss|joint stipulation.{0,20}dismiss|stipulat.{0,40}(?:dismissal|discontinu)/i,
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
