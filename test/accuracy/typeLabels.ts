/** Which labels bear out an action of a type (docs/classifying.md). A ruling stands in whatever an order does besides. */
const table: Readonly<Record<string, readonly string[]>> = {
  'complaint.filed': ['complaint'],
  'complaint.amended': ['amended_complaint'],
  'answer.filed': ['answer'],
  'motion.filed': ['motion'],
  'motion.ruled': ['order', 'dismissal_by_court', 'stay', 'transfer'],
  'order.entered': ['order'],
  'motion.opposed': ['opposition'],
  'motion.replied': ['reply'],
  'stipulation.filed': ['stipulation'],
  'objection.filed': ['objection'],
  'brief.filed': ['brief'],
  'case.dismissed': ['dismissal_by_court', 'voluntary_dismissal'],
  'case.withdrawn': ['voluntary_dismissal'],
  'case.stayed': ['stay'],
  'counterclaim.filed': ['counterclaim'],
  'third_party_complaint.filed': ['complaint'],
  'recommendation.made': ['report_recommendation'],
  'stay.lifted': ['stay', 'order'],
  'hearing.set': ['hearing_set'],
  'hearing.reset': ['hearing_set'],
  'hearing.vacated': ['hearing_set'],
  'hearing.held': ['minute_entry'],
  'judge.assigned': ['reassignment'],
  'judgment.entered': ['judgment'],
  'case.closed': ['case_closed'],
  'case.reopened': ['reopened'],
  'appeal.noticed': ['appeal_notice'],
  'mandate.issued': ['mandate'],
  'settlement.noticed': ['settlement_notice'],
};

/** The labels that bear out a type, or all that give actions. */
export const labelsOf = (type?: string): readonly string[] =>
  type === undefined ? Object.values(table).flat() : (table[type] ?? []);
