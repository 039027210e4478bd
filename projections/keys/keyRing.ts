import { isType, type RecordedEvent } from '../../events/event.ts';
import type { Scope } from '../../events/keys.ts';

export interface Key {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly secretHash: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly revokedAt: string | null;
}

/** Every key that was ever made, by its id. A revoked one stays, and opens nothing. */
export const keyRing = (events: readonly RecordedEvent[]): ReadonlyMap<string, Key> => {
  const ring = new Map<string, Key>();
  for (const event of events) {
    if (isType(event, 'key.created')) {
      const { key: id, name, scopes, secretHash } = event.data;
      ring.set(id, {
        id,
        name,
        scopes,
        secretHash,
        createdAt: event.recordedAt,
        createdBy: event.recordedBy,
        revokedAt: null,
      });
    } else if (isType(event, 'key.revoked')) {
      const key = ring.get(event.data.key);
      if (key) ring.set(key.id, { ...key, revokedAt: key.revokedAt ?? event.recordedAt });
    }
  }
  return ring;
};

export const isLive = ({ revokedAt }: Key): boolean => revokedAt === null;
