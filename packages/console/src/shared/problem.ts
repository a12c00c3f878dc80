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
      'server.full': '存储空间不足，暂时不能保存；已有的内容都可以查看。',
      'auth.required': '请先登录。',
      'auth.invalid-token': '登录已过期，请重新登录。',
      'auth.forbidden': '你的角色不能做这件事。',
      'identity.wrong-credentials': '用户名或密码不对。',
      'identity.locked': '失败次数太多，请等一会儿再试。',
      'identity.second-factor-needed': '请再输入一次性验证码。',
      'identity.second-factor-missing': '这里要求两步验证，请先设置。',
      'identity.wrong-code': '验证码不对，或者已经用过了。等下一个再试。',
      'staff.name-taken': '这个用户名已经有人用了。',
      'staff.last-admin': '这是最后一个能管理的账号，不能停用，也不能换角色。',
      'staff.link-spent': '这个链接已经用过，或者过期了。请管理员再给一个。',
      'staff.wrong-code': '验证码不对，或者已经用过了。等下一个再试。',
      'staff.wrong-password': '现在的密码不对。',
      'staff.factor-on': '两步验证已经打开了。',
      'staff.factor-off': '两步验证没有打开。',
      'staff.factor-required': '这里要求两步验证，不能关闭。',
      'identity.not-merged': '这两个身份没有合并过。',
      'person.not-found': '找不到这个人，可能已注销。',
      'staff.not-found': '找不到这位同事。',
      'consent.not-granted': '这个人没有授权这项用途。',
      'content.not-found': '找不到这篇内容。',
      'content.wrong-state': '内容现在的状态不允许这样做，请刷新看看。',
      'conversation.not-found': '找不到这个会话。',
      'conversation.closed': '会话已结束，消息没有发出。',
      'media.not-an-image': '只支持 PNG、JPEG、GIF 和 WebP 图片。',
      'media.damaged': '这张图片已损坏，没有保存。请换一张。',
      'media.too-large': '图片尺寸太大（最多 4000 万像素、每边 12000），没有保存。请缩小后再传。',
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
      'server.full': 'There is no room left to keep anything new; what is there can be read.',
      'auth.required': 'Sign in first.',
      'auth.invalid-token': 'Your session has ended; sign in again.',
      'auth.forbidden': 'Your role cannot do this.',
      'identity.wrong-credentials': 'Username or password is wrong.',
      'identity.locked': 'Too many failed attempts; wait a little before the next one.',
      'identity.second-factor-needed': 'Enter a code of your second factor, too.',
      'identity.second-factor-missing': 'A second factor is required here; set one up first.',
      'identity.wrong-code': 'The code is not right, or was used before. Wait for the next one.',
      'staff.name-taken': 'Somebody else has this user name.',
      'staff.last-admin':
        'This is the last account that can administer; it can be neither disabled nor given another role.',
      'staff.link-spent': 'This link was used or has run out. Ask an admin for another.',
      'staff.wrong-code': 'The code is not right, or was used before. Wait for the next one.',
      'staff.wrong-password': 'The present password is wrong.',
      'staff.factor-on': 'The second factor is on already.',
      'staff.factor-off': 'The second factor is off.',
      'staff.factor-required': 'A second factor is required here and cannot be switched off.',
      'identity.not-merged': 'These two were not merged.',
      'person.not-found': 'There is no such person; they may have left.',
      'staff.not-found': 'There is no such colleague.',
      'consent.not-granted': 'This person has not granted this purpose.',
      'content.not-found': 'There is no such content.',
      'content.wrong-state': 'The content is not in a state that allows this; reload to see.',
      'conversation.not-found': 'There is no such conversation.',
      'conversation.closed': 'The conversation is closed; the message was not sent.',
      'media.not-an-image': 'Only PNG, JPEG, GIF and WebP pictures are taken.',
      'media.damaged': 'This picture is damaged and was not kept; choose another.',
      'media.too-large':
        'The picture has too many pixels (at most 40 million, 12,000 to a side) and was not kept; make it smaller.',
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
