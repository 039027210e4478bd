import type { EffectiveAction } from '../../../projections/time/effectiveAction.ts';
import { actionMarks } from '../../words/actionMarks.ts';
import type { Language } from '../../words/words.ts';
import { type Html, html } from '../html.ts';

/** What one must know of an action before one believes it. */
export const marksHtml = (action: EffectiveAction, lang: Language): readonly Html[] =>
  actionMarks(action, lang).map(
    ({ name, word, reason }) =>
      html`<span class="flag ${name}"${reason === undefined ? '' : html` title="${reason}"`}>${word}</span> `,
  );
