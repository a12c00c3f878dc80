import { ApiError } from '@wanglai/client';
import { defineWords } from './words';

export const problemWords = defineWords(
  {
    offline: '网络没有回应。已填写的内容还在，请稍后再试。',
    unknown: '出了点意外，什么都没有改动。请再试一次。',
    byCode: {
      'request.invalid': '有几处填写不对，请看标出的地方。',
      'request.too-large': '内容太大，服务器没有收下。',
      'request.limited': '操作太频繁，请稍后再试。',
      'server.unavailable': '服务暂时不可用，请稍后再试。',
      'auth.required': '请先登录。',
      'auth.invalid-token': '登录已过期，请重新登录。',
      'auth.forbidden': '你的角色不能做这件事。',
      'identity.wrong-credentials': '用户名或密码不对。',
      'identity.locked': '失败次数太多，账号已锁定几分钟，请稍后再来。',
      'identity.not-merged': '这两个身份没有合并过。',
      'person.not-found': '找不到这个人，可能已注销。',
      'staff.not-found': '找不到这位同事。',
      'consent.not-granted': '这个人没有授权这项用途。',
      'content.not-found': '找不到这篇内容。',
      'content.wrong-state': '内容现在的状态不允许这样做，请刷新看看。',
      'conversation.not-found': '找不到这个会话。',
      'conversation.closed': '会话已结束，消息没有发出。',
      'media.not-an-image': '只支持 PNG、JPEG、GIF 和 WebP 图片。',
    } as Record<string, string>,
  },
  {
    offline: 'The network did not answer. What you entered is kept; try again shortly.',
    unknown: 'Something unexpected happened and nothing was changed. Try again.',
    byCode: {
      'request.invalid': 'Some fields are not right; see the marked ones.',
      'request.too-large': 'This is larger than the server takes.',
      'request.limited': 'Too many requests; try again in a moment.',
      'server.unavailable': 'The service cannot do this right now; try again shortly.',
      'auth.required': 'Sign in first.',
      'auth.invalid-token': 'Your session has ended; sign in again.',
      'auth.forbidden': 'Your role cannot do this.',
      'identity.wrong-credentials': 'Username or password is wrong.',
      'identity.locked': 'Too many failed attempts; the account is locked for some minutes.',
      'identity.not-merged': 'These two were not merged.',
      'person.not-found': 'There is no such person; they may have left.',
      'staff.not-found': 'There is no such colleague.',
      'consent.not-granted': 'This person has not granted this purpose.',
      'content.not-found': 'There is no such content.',
      'content.wrong-state': 'The content is not in a state that allows this; reload to see.',
      'conversation.not-found': 'There is no such conversation.',
      'conversation.closed': 'The conversation is closed; the message was not sent.',
      'media.not-an-image': 'Only PNG, JPEG, GIF and WebP pictures are taken.',
    },
  },
);

/** What to tell about a failure: what happened, what was kept, what to do. */
export function problemText(error: unknown, words: (typeof problemWords)['en']): string {
  if (!(error instanceof ApiError)) return words.unknown;
  if (error.offline) return words.offline;
  return words.byCode[error.code] ?? words.unknown;
}

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof ApiError && error.code === code;
