import { type Locale, NOTICES, type Notice } from '@wanglai/contract';
import { say } from '../../platform/localise';
import type { NoticeDoc } from './notices.model';

/** A notice in the reader's language; `{name}` in the words of its kind stands for a value of it. */
export function presentNotice(notice: NoticeDoc, locale: Locale): Notice {
  const words = say(NOTICES[notice.kind], locale);
  return {
    id: notice._id,
    kind: notice.kind,
    text: words.replace(/\{(\w+)\}/g, (_, name: string) => notice.values[name] ?? ''),
    at: notice.at.toISOString(),
    read: notice.readAt !== undefined,
    ...(notice.target && { target: notice.target }),
  };
}
