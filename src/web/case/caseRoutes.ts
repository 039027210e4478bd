import type { Router } from 'express';
import { parseInput } from '../../commands/caseFile.ts';
import type { Language } from '../../words/words.ts';
import { queryOf } from '../address.ts';
import { pagesBehind } from '../answering.ts';
import type { PagesParts } from '../parts.ts';
import { caseQuestion } from '../questions.ts';
import { casePage } from './casePage.ts';
import type { CaseAsked, CaseView } from './caseView.ts';
import type { FoldedCases } from './foldedCases.ts';

/** The form's day, as the address of an answer has it: what the day is about is said by the name it stands under. */
const canonical = ({ by, ...asked }: CaseAsked & { readonly by?: string | undefined }): CaseAsked | undefined => {
  const { asOf } = asked;
  if (by === undefined) return undefined;
  const plain = { ...asked, docketedBy: undefined, knownAt: undefined, at: undefined };
  if (by === 'record') return { ...plain, docketedBy: asOf };
  return by === 'known' && asOf !== undefined ? { ...plain, knownAt: `${asOf}T23:59:59Z` } : plain;
};

/** The page of a case. */
export const casePages = ({ gate }: PagesParts, folded: FoldedCases): Router => {
  const pages = pagesBehind(gate);

  const viewOf = async (id: string, asked: CaseAsked, lang: Language): Promise<CaseView> => {
    const { asOf, docketedBy, at, knownAt } = asked;
    const { state, history, names, original } = await folded.get(id, { asOf, docketedBy, at, knownAt });
    return { state, history, original, asked, speech: { lang, names } };
  };

  pages.get('/cases/:id', 'read', async ({ params, query }, visit) => {
    const id = String(params.id);
    const asked = parseInput(caseQuestion, query);
    const plain = canonical(asked);
    if (plain) return { to: `/cases/${id}${queryOf({ ...plain })}` };
    return casePage(await viewOf(id, asked, visit.lang), visit);
  });

  return pages.router;
};
