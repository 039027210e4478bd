/**
 * A docket text as two sources may both write it: without the day of entry that only a docket page adds, the brackets that
 * only an e-mail sets around numbers, and the commas that CM/ECF leaves where nothing was.
 */
export const normalisedText = (text: string): string =>
  text
    .replaceAll(/\(Entered: [\d/]+\)/gi, '')
    .replaceAll(/\[(\d+)\]/g, '$1')
    .replaceAll(/,[\s,]*,/g, ',')
    .replaceAll(/[\s,]+(?=\)|$)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
