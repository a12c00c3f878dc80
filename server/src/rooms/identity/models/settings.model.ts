import { randomBytes } from 'node:crypto';
import type { Db } from 'mongodb';
import type { Words } from '../../../platform/localise';
import { isDuplicate } from '../../../platform/mongo/connect';

/** The document `_id: 'brand'` of the collection `settings`; the seed writes it. */
export interface BrandSettings {
  _id: 'brand';
  name: Words;
  slogan: Words;
  about: Words;
  logo: string | null;
  /** Demo consumers; `name` is what `POST /auth/demo` takes. */
  personas: { name: string; zone: string; habit: Words }[];
}
interface TokenSecret {
  _id: 'token-secret';
  value: string;
}

/** Settings that live in the database. */
export function settingsIn(db: Db) {
  const settings = db.collection<BrandSettings | TokenSecret>('settings');
  return {
    brand: () => settings.findOne({ _id: 'brand' }) as Promise<BrandSettings | null>,

    /** One random secret for all processes of a demo: whoever comes first makes it. */
    async tokenSecret(): Promise<string> {
      const value = randomBytes(32).toString('base64url');
      try {
        await settings.updateOne({ _id: 'token-secret' }, { $setOnInsert: { value } }, { upsert: true });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
      return ((await settings.findOne({ _id: 'token-secret' })) as TokenSecret).value;
    },
  };
}
export type SettingsStore = ReturnType<typeof settingsIn>;
