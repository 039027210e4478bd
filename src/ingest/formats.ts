import type { Format } from './format.ts';
import { appellateDocket } from './formats/appellateDocket.ts';
import { docketHistory } from './formats/docketHistory.ts';
import { internetArchiveXml } from './formats/internetArchiveXml.ts';
import { juriscraperJson } from './formats/juriscraperJson.ts';
import { otherPages, pacerMessage } from './formats/notADocket.ts';
import { noticeEmail } from './formats/noticeEmail.ts';
import { pacerDocket } from './formats/pacerDocket.ts';
import { rssFeed } from './formats/rssFeed.ts';

/** The surest sign first: whoever recognises a file first reads it. */
export const formats: readonly Format[] = [
  juriscraperJson,
  internetArchiveXml,
  rssFeed,
  noticeEmail,
  appellateDocket,
  docketHistory,
  pacerDocket,
  ...otherPages,
  pacerMessage,
];
