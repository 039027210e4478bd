import { dispositionIn } from '../dispositions.ts';
import { motionKind } from '../motionKinds.ts';
import type { Opening } from '../opening.ts';
import type { Rule } from '../rule.ts';
import { prejudice } from './ruling.ts';

const granted = ({ body }: Opening): string => `${dispositionIn(body) ?? 'granting'}:${motionKind(body.slice(0, 300))}`;

/** What single courts call by names of their own, which the words that stand in them would mislead about. */
export const openers: readonly Rule[] = [
  {
    name: 'ruling_first',
    label: 'order',
    sub: granted,
    when: /^\W*(?:the )?(?:court,? )?(?:hereby )?(?:grant(?:s|ed|ing)|den(?:ies|ied|ying))\b(?!.{0,40}(?:\bif\b|proposed))/i,
  },
  { name: 'citation_note', label: 'clerk_note', sub: 'notice', when: /^internet citation note/i },
  {
    name: 'in_light_of',
    label: 'hearing_set',
    sub: ({ body }) => (/\b(?:re-?set|re-?scheduled|continued|adjourned) to\b/i.test(body) ? 'reset' : 'cancelled'),
    when: /^(?:in light of|based on|upon|due to).{0,160}(?:hearing|conference|trial)\b.{0,120}(?:cancell?ed|vacated|re-?set|re-?scheduled|adjourned|continued|stricken)/i,
  },
  {
    name: 'exhibits_disposed_of',
    label: 'clerk_note',
    sub: 'remark',
    when: /^.{0,40}exhibits? (?:were |have been )?(?:destroyed|returned to|released to|disposed)/i,
  },
  {
    name: 'transfer_noted',
    label: 'transfer',
    sub: 'out',
    when: /^transfer of case to\b/i,
  },
  { name: 'submission_of_motion', label: 'clerk_note', sub: 'submission', when: /^submission (?:of|to)\b/i },
  {
    name: 'application_approved',
    label: 'order',
    sub: 'granting:pro_hac_vice',
    when: /^approval (?:by|of)\b.{0,60}application/i,
  },
  {
    name: 'guidelines',
    label: 'order',
    sub: 'procedural',
    when: /^(?:guidelines|instructions) for (?:discovery|pre-?trial|civil)/i,
  },
  { name: 'bar_letter', label: 'clerk_note', sub: 'notice', when: /^bar letter\b/i },
  {
    name: 'case_management_report',
    label: 'status_report',
    sub: 'report',
    when: /^(?:(?:joint|preliminary|amended|uniform) )*(?:(?:case management|scheduling|planning|rule 26\(f\)) (?:meeting )?report|discovery\/case management plan)\b/i,
  },
  {
    name: 'memorandum_of_referral',
    label: 'reassignment',
    sub: 'referral',
    when: /^memorandum regarding .{0,200}referred to (?:u\.?s\.? )?magistrate/i,
  },
  { name: 'qc_notice', label: 'clerk_note', sub: 'qc', when: /^qc (?:notice|message)\b/i },
  {
    name: 'magistrate_available',
    label: 'magistrate_consent',
    sub: 'notice_of_availability',
    when: /^(?:a )?(?:united states |u\.?s\.? )?magistrate judge.{0,60}(?:\bis available|notice of availab)/i,
    also: ['clerk_note:notice'],
  },
  { name: 'new_case_notes', label: 'clerk_note', sub: 'notice', when: /^new case notes\b/i },
  {
    name: 'praecipe_to_correct',
    label: 'clerk_note',
    sub: 'correction',
    when: /^praecipe (?:to|re) (?:attach|correct|replace|substitute)/i,
  },
  {
    name: 'answer_to_deficiency',
    label: 'clerk_note',
    sub: 'deficiency',
    when: /^response by the court to notice/i,
  },
  {
    name: 'scheduling_notice',
    label: 'scheduling_order',
    sub: 'conference',
    when: /^scheduling notice\b/i,
    also: ['hearing_set:set'],
  },
  { name: 'judicial_referral', label: 'related_case', sub: 'notice', when: /^(?:sua sponte )?judicial referral\b/i },
  {
    name: 'order_received',
    label: 'supporting_document',
    sub: 'proposed_order',
    when: /^received (?:\w+ ){0,2}?(?:order|judgment)\b/i,
  },
  {
    name: 'early_neutral_evaluation',
    label: 'adr',
    sub: 'referral',
    when: /^.{0,60}early neutral evaluation/i,
    unless: /minute|\bheld\b/i,
    also: ['hearing_set:set'],
  },
  {
    name: 'new_case_documents',
    label: 'scheduling_order',
    sub: 'conference',
    when: /^civil new case documents/i,
    also: ['hearing_set:set'],
  },
  {
    name: 'declines_magistrate',
    label: 'magistrate_consent',
    sub: 'consent_or_declination',
    when: /^declin\w+\b.{0,60}magistrate/i,
  },
  {
    name: 'affiliates',
    label: 'disclosure_statement',
    sub: 'corporate',
    when: /^notification (?:of|as to) affiliat/i,
  },
  {
    name: 'entry_dismissing',
    label: 'dismissal_by_court',
    sub: prejudice,
    when: /^(?:marginal )?entry (?:dismissing|(?:and order )?of dismissal)/i,
  },
  {
    name: 'entry_ruling',
    label: 'order',
    sub: granted,
    when: /^(?:marginal )?entry (?:granting|denying|on (?:defendant|plaintiff|motion))/i,
  },
  {
    name: 'proposed_order_reviewed',
    label: 'clerk_note',
    sub: 'notice',
    when: /^\W*notice to court regarding proposed/i,
  },
  { name: 'admission_reviewed', label: 'clerk_note', sub: 'notice', when: /^\W*notice regarding pro hac vice/i },
  {
    name: 'copy_mailed',
    label: 'clerk_note',
    sub: 'utility',
    when: /^(?:e-?)?mailed (?:a |certified )?cop(?:y|ies)|^(?:certified )?cop(?:y|ies) .{0,60}(?:mailed|sent|forwarded)/i,
  },
  { name: 'certificate_of_default', label: 'judgment', sub: 'default', when: /^clerk'?s? certificate of default/i },
  {
    name: 'arbitration_track',
    label: 'adr',
    sub: 'notice',
    when: /^(?:this )?case (?:is )?(?:in)?eligible for arbitration/i,
  },
  { name: 'incorrect_information', label: 'clerk_note', sub: 'deficiency', when: /^incorrect case\b/i },
  { name: 'test_of_mail', label: 'clerk_note', sub: 'notice', when: /^e-?mail notification test/i },
  {
    name: 'motion_called_its_notice',
    label: 'motion',
    sub: ({ body }) => motionKind(body.slice(0, 300)),
    when: /^(?:(?:amended|first|second|corrected) )*notice of (?:\w+ )?motion (?:to|for|in)\b/i,
    unless: /presentment|before (?:the )?hon/i,
  },
  { name: 'status_report_ordered', label: 'order', sub: 'procedural', when: /^status report order\b/i },
  {
    name: 'leave_to_file_ruled',
    label: 'order',
    sub: ({ body }) => (/^leave to file denied/i.test(body) ? 'denying:leave_to_file' : 'granting:leave_to_file'),
    when: /^leave to file (?:denied|granted)/i,
  },
  {
    name: 'supervision_petition',
    label: 'petition',
    sub: 'supervised_release',
    when: /^petition for (?:warrant|summons|action|offender)/i,
  },
  {
    name: 'notice_of_filed_removal',
    label: 'notice_other',
    sub: 'notice_of_filing',
    when: /^notice (?:to .{0,40})?of (?:the )?(?:notice of )?filing (?:of )?(?:a |the )?notice of removal/i,
  },
  {
    name: 'state_record',
    label: 'supporting_document',
    sub: 'exhibit',
    when: /^(?:(?:copy|copies) of )?state court (?:record|papers|file|docket|pleadings)/i,
  },
  {
    name: 'service_failed',
    label: 'service',
    sub: 'unexecuted',
    when: /^(?:affidavit|return|proof|certificate|declaration) of (?:non-?service|due diligence)/i,
  },
  {
    name: 'consent_judgment',
    label: 'judgment',
    sub: 'final',
    when: /^(?:final )?(?:consent|agreed|stipulated) (?:final )?judgment\b/i,
  },
  {
    name: 'writ_of_execution',
    label: 'other',
    sub: 'execution',
    when: /^(?:abstract of judgment|writ of (?:execution|garnishment|attachment|possession))/i,
  },
  {
    name: 'settlement_statement',
    label: 'adr',
    sub: 'statement',
    when: /^(?:[\w']+ )?(?:settlement conference|mediation) (?:statement|memorandum|brief|report)\b/i,
  },
];
