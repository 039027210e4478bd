/** The sentence that stands around a place in a text. */
export const sentenceAt = (body: string, index: number): string => {
  const start = body.lastIndexOf('. ', index) + 1;
  const end = body.indexOf('. ', index);
  return body.slice(start, end < 0 ? undefined : end);
};
