import { getOrMake } from '../../../projections/getOrMake.ts';
import { picture as drawn } from '../../formats/picture.ts';
import { addressOf, type CaseView } from './caseView.ts';

/** Of one folded case. */
const mostDrawn = 20;

/** Draws it anew. */
export const draw = (view: CaseView): string => {
  const { state, history, speech, asked } = view;
  const zoomTo = (from: string, to: string): string => addressOf(view, { from, to, page: undefined });
  return drawn({ ...{ state, history, speech, zoomTo }, from: asked.from, to: asked.to });
};

const kept = new WeakMap<object, Map<string, string>>();

/** The picture of a case as its page shows it; of one question it is drawn once. */
export const picture = (view: CaseView): string => {
  const { history, asked, speech } = view;
  const pictures = getOrMake(kept, history as object, () => new Map<string, string>());
  const key = JSON.stringify([speech.lang, asked]);
  const svg = pictures.get(key) ?? draw(view);
  if (pictures.size < mostDrawn) pictures.set(key, svg);
  return svg;
};
