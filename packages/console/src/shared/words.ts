import { type Locale, usePreferences } from './preferences';

/** One room's texts in every language; the English has to have the shape of the Chinese. */
export type Words<T> = Readonly<Record<Locale, T>>;

export const defineWords = <T extends object>(zh: T, en: NoInfer<T>): Words<T> => ({ 'zh-CN': zh, en });

/** The texts of a room in the language of now. */
export function useWords<T>(words: Words<T>): T {
  return words[usePreferences().locale];
}
