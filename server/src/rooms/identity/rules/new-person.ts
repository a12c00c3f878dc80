import { type Locale, PURPOSES } from '@wanglai/contract';
import { gramsOf } from '../../../platform/search-words';
import { type ChannelIdentity, noGrants, type PersonDocument } from '../models/person.schema';

export const DEFAULT_ZONE = 'Asia/Shanghai';

/** What a person is called before they say otherwise: 「访客 3f2a」. */
export const visitorName = (id: string, locale: Locale): string =>
  `${locale === 'en' ? 'Visitor' : '访客'} ${id.slice(-4)}`;

/** Somebody seen for the first time. They have granted nothing. */
export function newPerson(from: {
  id: string;
  now: Date;
  identity: ChannelIdentity;
  locale: Locale;
  zone?: string | undefined;
  name?: string | undefined;
}): PersonDocument {
  const name = from.name ?? visitorName(from.id, from.locale);
  return {
    _id: from.id,
    name,
    nameGrams: gramsOf(name),
    avatar: null,
    zone: from.zone ?? DEFAULT_ZONE,
    locale: from.locale,
    quietHours: null,
    keys: [from.identity.key],
    identities: [from.identity],
    grants: noGrants(),
    grantHistory: [],
    mergedFrom: [],
    createdAt: from.now,
    lastSeenAt: from.now,
  };
}

/** The demo's consumer has granted all but `sensitive`, so that there is something to see. */
export function withDemoGrants(person: PersonDocument): PersonDocument {
  const granted = PURPOSES.filter((purpose) => purpose !== 'sensitive');
  return {
    ...person,
    grants: { ...person.grants, ...Object.fromEntries(granted.map((purpose) => [purpose, true])) },
    grantHistory: granted.map((purpose) => ({ purpose, granted: true, at: person.createdAt, via: 'demo' })),
  };
}
