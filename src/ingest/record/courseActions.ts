import type { Action } from '../../../events/action.ts';
import { opensProceeding } from '../../../events/catalogue.ts';
import { numberingOf } from '../../../events/courts.ts';
import { docketIdentity } from '../../../events/docketNumber.ts';
import { idOf } from '../../../events/identity.ts';
import { classify } from '../classify/classify.ts';
import type { ParsedDocket } from '../docket.ts';
import { type Capture, capturesIn } from './capture.ts';
import { sameLawsuit } from './dockets.ts';

const stated = { kind: 'stated', rule: 'header' } as const;
const byFirstEntry = { kind: 'inferred', rule: 'first_entry' } as const;

const openingRules: ReadonlySet<string> = new Set([stated.rule, byFirstEntry.rule]);

const basisOf = ({ dateFiled }: ParsedDocket) => (dateFiled === null ? byFirstEntry : stated);

const openingData = ({ shown }: Capture): object => {
  const { natureOfSuit, cause, juryDemand } = shown;
  return {
    ...(natureOfSuit && { nature: natureOfSuit }),
    ...(cause && { cause }),
    ...(juryDemand && { juryDemand: !/^(?:none|no)$/i.test(juryDemand) }),
  };
};

interface Opened {
  readonly id: string;
  readonly stands: Action;
}

/** Papers that begin a lawsuit. */
const commencing: ReadonlySet<string> = new Set(['complaint', 'notice_of_removal', 'petition', 'charging_document']);

/** The day of the paper that began the lawsuit, where no header says it: a table or a feed that has the docket's first entry. */
const commencedOn = ({ court, entries }: ParsedDocket): string | null => {
  const [first, ...others] = entries.filter(({ number }) => number === '1');
  if (!first || others.length > 0 || court === null || numberingOf(court) === 'appellate') return null;
  const { text, event } = first;
  const { label, actions } = classify({ text, event: event ?? undefined, court, number: 1 });
  const begins =
    commencing.has(label) && (label !== 'complaint' || actions.some(({ type }) => type === 'complaint.filed'));
  return begins ? first.filedOn : null;
};

/** What the docket below said of an appeal had no day; and not every view says where a docket came from, or what it is about. */
const openingAnew = ({ id, stands }: Opened, action: Action): readonly Action[] => {
  const isDated = stands.on !== null && stands.basis?.rule === stated.rule;
  const data = isDated
    ? { ...(action.data as object), ...(stands.data as object) }
    : { ...(stands.data as object), ...(action.data as object) };
  if (isDated && Object.keys(data).every(field => field in stands.data)) return [];
  const { type, proceeding, on, notAfter, sources, basis } = isDated ? stands : action;
  const opening = { type, proceeding, on, ...(notAfter && { notAfter }), data, sources, basis };
  const reason = isDated
    ? 'Another view of the docket says more.'
    : 'The docket itself says on which day it was opened.';
  return [{ type: 'action.corrected', data: { actionId: id, action: opening, reason }, sources: [] } as Action];
};

/** The docket's first day, unless it is known by whatever else how it began. */
const opening = (capture: Capture): readonly Action[] => {
  const { shown, standing, source } = capture;
  const { name, proceeding } = standing.docket;
  const on = shown.dateFiled ?? commencedOn(shown);
  if (on === null || shown.court === null) return [];
  const isAppellate = numberingOf(shown.court) === 'appellate';
  const below = sameLawsuit(shown).find(({ kind }) => kind === 'lower_court');
  const from = below && { from: { court: below.court, docketNumber: below.docketNumber } };
  const [type, data] = isAppellate ? ['appeal.docketed', from ?? {}] : ['case.filed', openingData(capture)];
  const action = { type, proceeding, on, data, sources: [source], basis: basisOf(shown) } as Action;
  const opened = standing.events.flatMap(({ id }) => {
    const stands = standing.said(id);
    return stands && opensProceeding(stands.type, stands.data) ? [{ id, stands }] : [];
  });
  const byCapture = opened.find(
    ({ id, stands }) => stands.type === type && openingRules.has(stands.basis?.rule ?? '') && !standing.isByHand(id),
  );
  if (byCapture) return shown.dateFiled === null ? [] : openingAnew(byCapture, action);
  const id = idOf([name, 'header', 'date_filed', on]);
  return opened.length > 0 || standing.byId.has(id) ? [] : [{ id, ...action }];
};

const reopened = ({ standing, source }: Capture, closedOn: string, notAfter: string): readonly Action[] => {
  const { name, proceeding } = standing.docket;
  const id = idOf([name, 'header', 'reopened', closedOn]);
  const isKnown =
    standing.byId.has(id) ||
    standing.events.some(event => standing.said(event.id)?.type === 'case.reopened' && (event.on ?? '') >= closedOn);
  if (isKnown) return [];
  return [
    {
      id,
      type: 'case.reopened',
      proceeding,
      on: null,
      notAfter,
      data: { inference: 'A later capture of the docket shows no day on which it was closed.' },
      sources: [source],
      basis: { kind: 'inferred', rule: 'header' },
    } as Action,
  ];
};

/** The end that the header shows, and that a later header shows none any more. The end of a defendant's page is that defendant's. */
const closing = (capture: Capture): readonly Action[] => {
  const { shown, standing, capturedOn, source } = capture;
  const { name, proceeding } = standing.docket;
  if (shown.defendantNumber !== null || shown.from === 'feed' || shown.from === 'email') return [];
  const { dateTerminated: on } = shown;
  if (on === null) {
    const closed = standing.events.findLast(
      ({ id, type }) => type === 'case.closed' && standing.said(id)?.basis?.rule === 'header',
    );
    const seenOn = closed && standing.said(closed.id)?.notAfter;
    return closed?.on && seenOn && seenOn < capturedOn ? reopened(capture, closed.on, capturedOn) : [];
  }
  const id = idOf([name, 'header', 'date_terminated', on]);
  if (standing.byId.has(id)) return [];
  const action = {
    id,
    type: 'case.closed',
    proceeding,
    on,
    notAfter: capturedOn,
    data: { how: 'terminated' },
    sources: [source],
    basis: stated,
  } as Action;
  const later = capturesIn(standing)
    .filter(day => day > capturedOn)
    .sort()[0];
  const isStillClosed = standing.events.some(event => event.type === 'case.closed');
  return [action, ...(later !== undefined && !isStillClosed ? reopened(capture, on, later) : [])];
};

/** PACER knows a docket by one id under two numbers: the court gave it the later one, as where it goes to another division. */
const renumbering = (capture: Capture): readonly Action[] => {
  const { shown, standing, capturedOn, source } = capture;
  const { name, proceeding } = standing.docket;
  const { written: to, office } = docketIdentity(proceeding.court, shown.docketNumber!);
  const before = docketIdentity(proceeding.court, proceeding.docketNumber);
  const earliest = capturesIn(standing).toSorted()[0];
  const id = idOf([name, 'header', 'docket_number', to]);
  const isOther = office !== undefined && before.office !== undefined && office !== before.office;
  if (!isOther || standing.byId.has(id) || (earliest !== undefined && capturedOn < earliest)) return [];
  const data = { to };
  return [
    {
      id,
      type: 'docket.renumbered',
      proceeding,
      on: null,
      notAfter: capturedOn,
      data,
      sources: [source],
      basis: stated,
    } as Action,
  ];
};

/** An appeal that the docket below names, before anybody has seen the docket of the appeal. */
const appealsNamed = ({ shown, standing, capturedOn, source }: Capture): readonly Action[] =>
  sameLawsuit(shown)
    .filter(({ kind }) => kind === 'case_in_other_court')
    .flatMap(({ court, docketNumber }): Action[] => {
      if (numberingOf(court) !== 'appellate') return [];
      const { written, core } = docketIdentity(court, docketNumber);
      const isOpened = standing.isOpened(court, core);
      const id = idOf([standing.docket.name, 'header', 'appeal', court, written]);
      if (isOpened || standing.byId.has(id)) return [];
      return [
        {
          id,
          type: 'appeal.docketed',
          proceeding: { court, docketNumber: written },
          on: null,
          notAfter: capturedOn,
          data: { from: standing.docket.proceeding },
          sources: [source],
          basis: { kind: 'inferred', rule: 'header' },
        } as Action,
      ];
    });

/** How the docket began, was renumbered, was appealed from and ended, as its header says. */
export const courseActions = (capture: Capture): readonly Action[] => [
  ...renumbering(capture),
  ...opening(capture),
  ...closing(capture),
  ...appealsNamed(capture),
];
