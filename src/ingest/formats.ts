import type { Format } from './format.ts';
import { acmsJson } from './formats/acmsJson.ts';
import { appellateDocket } from './formats/appellateDocket.ts';
import { courtListenerJson } from './formats/courtListenerJson.ts';
import { docketCsv } from './formats/docketCsv.ts';
import { docketHistory } from './formats/docketHistory.ts';
import { floridaJson } from './formats/floridaJson.ts';
import { internetArchiveXml } from './formats/internetArchiveXml.ts';
import { juriscraperJson } from './formats/juriscraperJson.ts';
import { lascJson } from './formats/lascJson.ts';
import { otherCourts, otherPages, pacerMessage } from './formats/notADocket.ts';
import { noticeEmail } from './formats/noticeEmail.ts';
import { pacerDocket } from './formats/pacerDocket.ts';
import { recapUpload } from './formats/recapUpload.ts';
import { rssFeed } from './formats/rssFeed.ts';
import { scotusJson } from './formats/scotusJson.ts';
import { scotusPage } from './formats/scotusPage.ts';
import { texasPage } from './formats/texasPage.ts';

/** The surest sign first: whoever recognises a file first reads it. */
export const formats: readonly Format[] = [
  acmsJson,
  scotusJson,
  floridaJson,
  lascJson,
  courtListenerJson,
  juriscraperJson,
  docketCsv,
  internetArchiveXml,
  rssFeed,
  noticeEmail,
  appellateDocket,
  docketHistory,
  pacerDocket,
  ...otherPages,
  recapUpload,
  scotusPage,
  texasPage,
  ...otherCourts,
  pacerMessage,
];
