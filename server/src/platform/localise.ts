import type { Locale } from '@wanglai/contract';

/** Words kept in both languages of the product. */
export interface Words {
  zh: string;
  en: string;
}

export const say = (words: Words, locale: Locale): string => (locale === 'en' ? words.en : words.zh);

/** The product's language for an Accept-Language header: English when it is asked for before Chinese, else Chinese. */
export function localeOf(header: string | undefined): Locale | undefined {
  const first = header?.split(',').find((part) => /^\s*(zh|en)\b/i.test(part));
  if (!first) return undefined;
  return /^\s*en/i.test(first) ? 'en' : 'zh-CN';
}
