import type { Rule } from '../rule.ts';

const version = (head: string): string =>
  /\b(first|second|third|fourth|fifth|sixth)\b.{0,20}amended/i.exec(head)?.[1]?.toLowerCase() ?? 'amended';

export const pleadings: readonly Rule[] = [
  {
    name: 'criminal_complaint',
    label: 'charging_document',
    sub: 'criminal_complaint',
    when: /^(?:\w+ ){0,3}complaint as to\b|criminal complaint/i,
  },
  {
    name: 'answer',
    label: 'answer',
    sub: ({ head }) =>
      /\b(?:to|re)\b[^,;]{0,30}counter-? ?claim/i.test(head)
        ? 'to_counterclaim'
        : /answers?\b.{0,60}\bamended/i.test(head)
          ? 'to_amended'
          : 'to_complaint',
    when: /^.{0,80}?\banswers?\b(?!.{0,10}due)/i,
    unless: /^.{0,60}(?:complaint|removal|petition)\b.{0,200}answer (?:due|deadline)/i,
  },
  {
    name: 'amended_complaint',
    label: 'amended_complaint',
    sub: ({ head }) => version(head),
    when: /(?:amended|supplemental|consolidated)\b.{0,60}(?:complaint|petition)/i,
  },
  {
    name: 'third_party_complaint',
    label: 'complaint',
    sub: 'third_party',
    when: /third[- ]party complaint|intervenor complaint/i,
  },
  { name: 'counterclaim', label: 'counterclaim', sub: 'counterclaim', when: /counter-?claim|cross-?claim/i },
  {
    name: 'notice_of_removal',
    label: 'notice_of_removal',
    sub: 'from_state',
    when: /notice of removal|petition for removal/i,
  },
  { name: 'complaint', label: 'complaint', sub: 'original', when: /complaint/i },
  {
    name: 'petition',
    label: 'petition',
    sub: ({ head }) => (/habeas|2254|2241/i.test(head) ? 'habeas' : 'other'),
    when: /petition/i,
  },
  { name: 'jury_demand', label: 'jury_demand', sub: 'demand', when: /jury demand|demand for/i },
  { name: 'affirmative_defenses', label: 'answer', sub: 'to_complaint', when: /affirmative defenses/i },
  { name: 'claim', label: 'claim', sub: 'unspecified', when: /./ },
];
