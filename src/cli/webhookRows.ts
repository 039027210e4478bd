/** A webhook as the server tells it. */
export interface WebhookTold {
  readonly id: string;
  readonly url: string;
  readonly mode: string;
  readonly createdBy: string;
  readonly disabled: string | null;
  readonly waiting: number;
  readonly held: readonly { readonly position: string; readonly type: string; readonly caseId: string }[];
  readonly failingSince: string | null;
  readonly replays: readonly { readonly number: number; readonly position: string | null; readonly isOver: boolean }[];
  readonly secretsUntil: readonly string[];
  readonly secret?: string;
  readonly publicKey?: string;
}

export interface PingTold {
  readonly status: number | null;
  readonly failure: string | null;
  readonly tookMs: number;
  readonly reply: string | null;
}

export interface AttemptTold extends PingTold {
  readonly position: string | null;
  readonly number: number;
  readonly type: string;
  readonly caseId: string | null;
  readonly at: string;
}

const standing = ({ disabled, failingSince, held }: WebhookTold): string => {
  if (disabled !== null) return { asked: 'paused', gone: 'disabled: 410', failing: 'disabled: failed' }[disabled]!;
  if (failingSince !== null) return `failing since ${failingSince.slice(0, 16)}Z`;
  return held.length > 0 ? `holds ${held.length}` : 'delivers';
};

export const webhookRows = (webhooks: readonly WebhookTold[]): readonly (readonly string[])[] => [
  ['id', 'stands', 'waiting', 'made by', 'goes to'],
  ...webhooks.map(webhook => [webhook.id, standing(webhook), String(webhook.waiting), webhook.createdBy, webhook.url]),
];

const shownApart: ReadonlySet<string> = new Set(['held', 'replays', 'secretsUntil', 'ping', 'secret', 'publicKey']);

const textOf = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** All that there is to know of one. */
export const oneWebhook = (webhook: WebhookTold): readonly (readonly string[])[] => [
  ['stands', standing(webhook)],
  ...Object.entries(webhook).flatMap(([name, value]) =>
    shownApart.has(name) || value === null ? [] : [[name, textOf(value)]],
  ),
  ...webhook.held.map(({ position, type, caseId }) => ['held', `${position}  ${type}  ${caseId}`]),
  ...webhook.replays.map(({ number, position, isOver }) => [
    'replay',
    `${number}  ${isOver ? 'over' : `at ${position ?? 'the start'}`}`,
  ]),
  ...webhook.secretsUntil.map(until => ['old secret', `signs too until ${until}`]),
  ...(webhook.secret === undefined ? [] : [['secret', webhook.secret]]),
  ...(webhook.publicKey === undefined ? [] : [['public key', webhook.publicKey]]),
];

const answered = ({ status, failure, reply }: PingTold): string =>
  status === null ? (failure ?? '') : `${status}${reply ? `  ${reply.split('\n')[0]}` : ''}`;

export const attemptRows = (attempts: readonly AttemptTold[]): readonly (readonly string[])[] => [
  ['at', 'position', 'type', 'case', 'try', 'answered'],
  ...attempts.map(attempt => [
    attempt.at.slice(0, 19),
    attempt.position ?? '',
    attempt.type,
    attempt.caseId ?? '',
    String(attempt.number),
    answered(attempt),
  ]),
];

/** What came of asking a receiver whether it is there. */
export const pingText = (ping: PingTold): string => {
  if (ping.status !== null && ping.status >= 200 && ping.status < 300)
    return `The receiver took it: ${ping.status} in ${ping.tookMs} ms.`;
  return `The receiver did not take it: ${answered(ping)}. What is for it waits; once it is ready, lis webhooks test has it sent.`;
};
