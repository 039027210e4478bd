import { numbered } from '../references.ts';
import type { Part } from './part.ts';
import { titleOf } from './title.ts';

type Pleading = 'complaint.filed' | 'complaint.amended' | 'counterclaim.filed' | 'third_party_complaint.filed';

const pleading =
  (type: Pleading, name: string): Part =>
  (opening, { number }) =>
    number === undefined ? [] : [{ type, data: { pleading: `${name}-${number}`, title: titleOf(opening) } }];

const third = pleading('third_party_complaint.filed', 'third-party-complaint');

export const complaint: Part = (opening, labelled) => {
  if (labelled.sub === 'third_party') return /^third[- ]party/i.test(opening.own) ? third(opening, labelled) : [];
  return labelled.sub === 'original' ? pleading('complaint.filed', 'complaint')(opening, labelled) : [];
};

export const amendedComplaint: Part = pleading('complaint.amended', 'amended-complaint');

export const counterclaim: Part = (opening, labelled) =>
  /^(?:[\w']+ ){0,3}counter-?claim/i.test(opening.own)
    ? pleading('counterclaim.filed', 'counterclaim')(opening, labelled)
    : [];

/** An answer that says that it brings a counterclaim is both. */
export const answer: Part = (opening, labelled) => [
  { type: 'answer.filed', data: { title: titleOf(opening) } },
  ...(labelled.also.includes('counterclaim') ? pleading('counterclaim.filed', 'counterclaim')(opening, labelled) : []),
];

export const stipulation: Part = opening => [{ type: 'stipulation.filed', data: { title: titleOf(opening) } }];

export const brief: Part = opening => [{ type: 'brief.filed', data: { title: titleOf(opening) } }];

export const objection: Part = opening => {
  const entry = numbered(/^(?:[\w']+ ){0,6}?objections? (?:to|re:?) (?:the )?\[?(\d{1,4})\b/i, opening.head);
  return [
    { type: 'objection.filed', data: { title: titleOf(opening), ...(entry !== undefined && { to: { entry } }) } },
  ];
};

/** What a magistrate judge recommends, where the entry says it. */
export const recommendation: Part = ({ body }) => {
  const said = /\brecommend(?:s|ing|ed|ation)?(?: is)? that (.{10,400}?)(?:\. |\.$|; objections|$)/i.exec(body)?.[1];
  const entry = numbered(/\b(?:re:?|on) \[?(\d{1,4})\]?,* (?:[\w'-]+ ){0,4}motion/i, body.slice(0, 400));
  return said
    ? [
        {
          type: 'recommendation.made',
          data: { recommends: said.trim(), ...(entry !== undefined && { motion: { entry } }) },
        },
      ]
    : [];
};
