import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Words } from '../../../platform/localise';
import { type Collection, defineCollection, modelOf, part } from '../../../platform/mongo/collection';
import { isDuplicate } from '../../../platform/mongo/connect';

/** Somebody of the demo whom a visitor may play; `name` is what `POST /auth/demo` takes. */
interface Persona {
  name: string;
  zone: string;
  habit: Words;
}

/** Who the brand is; the seed writes it. */
export interface BrandSettings {
  name: Words;
  slogan: Words;
  about: Words;
  logo?: string;
  personas: Persona[];
}

/** Two documents: `brand` holds the settings of the brand, `token-secret` the value. */
interface SettingsDocument extends Partial<BrandSettings> {
  _id: 'brand' | 'token-secret';
  value?: string;
}

const words = part<Words>({ zh: { type: String, required: true }, en: { type: String, required: true } });

export const settingsCollection: Collection<SettingsDocument> = defineCollection<SettingsDocument>(
  'identity.settings',
  {
    _id: { type: String, enum: ['brand', 'token-secret'], required: true },
    value: { type: String, minlength: 32 },
    name: { type: words },
    slogan: { type: words },
    about: { type: words },
    logo: { type: String },
    personas: {
      type: [
        part<Persona>({
          name: { type: String, maxlength: 40, required: true },
          zone: { type: String, maxlength: 64, required: true },
          habit: { type: words, required: true },
        }),
      ],
    },
  },
);

/** Settings that live in the database. */
export function settingsOf(connection: Connection) {
  const settings = modelOf(connection, settingsCollection);

  /** Writes a document unless it is there: whoever comes first makes it. */
  async function setOnce({ _id, ...values }: SettingsDocument): Promise<void> {
    try {
      await settings.updateOne({ _id }, { $setOnInsert: values }, { upsert: true });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  return {
    brand: (): Promise<BrandSettings | null> => settings.findById('brand').lean<BrandSettings>(),
    setBrand: (brand: BrandSettings): Promise<void> => setOnce({ _id: 'brand', ...brand }),

    /** One random secret for all processes of a demo. */
    async tokenSecret(): Promise<string> {
      await setOnce({ _id: 'token-secret', value: randomBytes(32).toString('base64url') });
      const kept = await settings.findById('token-secret').lean<{ value: string }>();
      return kept!.value;
    },
  };
}
export type Settings = ReturnType<typeof settingsOf>;
