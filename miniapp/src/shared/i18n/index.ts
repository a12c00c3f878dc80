import { createKeptStore } from '../state/kept-store';
import { useStore } from '../state/store';

export type Locale = 'zh-CN' | 'en';

/** Chinese unless the person switched; kept on the device and, once signed in, with the person. */
export const locale = createKeptStore<Locale>('wl.locale', 'zh-CN');

export interface Words<T> {
  'zh-CN': T;
  en: T;
}

/** The shape of words without their text: English says something else in the same places. */
type Loose<T> = T extends string
  ? string
  : T extends (...input: infer I) => unknown
    ? (...input: I) => string
    : T extends object
      ? { [K in keyof T]: Loose<T[K]> }
      : T;

/** The words of one room: Chinese decides the shape, English must be complete. */
export const defineWords = <T extends object>(zh: T, en: Loose<T>): Words<Loose<T>> => ({
  'zh-CN': zh as unknown as Loose<T>,
  en,
});

export const useWords = <T>(words: Words<T>): T => words[useStore(locale)];

/** For code outside components; components use `useWords`, so that they follow a switch. */
export const wordsNow = <T>(words: Words<T>): T => words[locale.get()];
