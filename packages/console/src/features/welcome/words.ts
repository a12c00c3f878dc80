import { defineWords } from '../../shared/words';

export const words = defineWords(
  {
    title: '欢迎',
    hello: (name: string) => `${name}，你好`,
    text: (username: string) => `你的用户名是 ${username}。设一个密码，就可以登录了。`,
    password: '新密码',
    hint: (least: number) => `至少 ${least} 个字`,
    again: '再输一遍',
    differs: '两遍不一样',
    set: '设好密码',
    done: '密码设好了',
    doneText: '用你的用户名和新密码登录。',
    toSignIn: '去登录',
    spentTitle: '这个链接不能用了',
    spentText: '它已经用过，或者过期了。请管理员再给一个。',
  },
  {
    title: 'Welcome',
    hello: (name: string) => `Hello, ${name}`,
    text: (username: string) => `Your user name is ${username}. Set a password, and you can sign in.`,
    password: 'New password',
    hint: (least: number) => `At least ${least} characters`,
    again: 'Once more',
    differs: 'The two differ',
    set: 'Set password',
    done: 'Your password is set',
    doneText: 'Sign in with your user name and the new password.',
    toSignIn: 'Sign in',
    spentTitle: 'This link no longer works',
    spentText: 'It was used, or has run out. Ask an admin for another.',
  },
);
