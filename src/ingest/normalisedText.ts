/**
 * A docket text as two sources may both write it: without the day of entry that only a docket page adds, the hash that a page
 * and the brackets that an e-mail set around numbers, and the commas that CM/ECF leaves where nothing was.
 */
export const normalisedText = (text: string): string =>
  text
    .replaceAll(/\(Entered: [\d/]+\)/gi, '')
    .replaceAll(/# ?(?=\d)/g, '')
    .replaceAll(/\[(\d+)\]/g, '$1')
    .replaceAll(/(?<=(?:Attachments: |, |[a-z] ))\((\d+)\)(?= )/gi, '$1')
    .replaceAll(/,[\s,]*,/g, ',')
    .replaceAll(/[\s,]+(?=\)|$)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
