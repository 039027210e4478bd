import type { CaseBody, HistoryBody, WholeCase } from '../../views/askCase.ts';
import type { Speech } from '../../words/names.ts';
import { queryOf } from '../address.ts';

/** What was asked of a case page, as its address has it; empty fields of its form are left out. */
export interface CaseAsked {
  readonly asOf?: string | undefined;
  readonly docketedBy?: string | undefined;
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly kind?: string | undefined;
  readonly docket?: string | undefined;
  readonly party?: string | undefined;
  readonly text?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly page?: number | undefined;
}

/** A case as a page shows it. */
export interface CaseView {
  readonly state: CaseBody;
  readonly history: HistoryBody;
  readonly original: WholeCase['original'];
  readonly asked: CaseAsked;
  readonly speech: Speech;
}

/** The address of this page with some of its question changed; undefined takes a part away. */
export const addressOf = (
  { state, asked }: Pick<CaseView, 'state' | 'asked'>,
  change: CaseAsked,
  anchor = '',
): string => `/cases/${state.id}${queryOf({ ...asked, ...change })}${anchor && `#${anchor}`}`;
