import { defineWords } from '../../shared/words';

export const words = defineWords(
  {
    title: '登录控制台',
    titleOf: (brand: string) => `${brand} · 控制台`,
    slogan: '人来人往，都有回响。',
    username: '用户名',
    usernameMissing: '请填写用户名',
    password: '密码',
    passwordMissing: '请填写密码',
    signIn: '登录',
    again: '重试',
    demo: '这是演示环境，选一个身份直接进入',
    roles: { operator: '运营', moderator: '审核', agent: '客服', sales: '销售', admin: '管理员' },
    does: {
      operator: '写内容，看人和实时',
      moderator: '守护社区，看人和实时',
      agent: '回答会话，看对方的画像',
      sales: '看人，找到合适的时机',
      admin: '全部房间，重建与拆分',
    },
  },
  {
    title: 'Sign in to the console',
    titleOf: (brand: string) => `${brand} · Console`,
    slogan: 'People come and go; each leaves an echo.',
    username: 'Username',
    usernameMissing: 'Enter your username',
    password: 'Password',
    passwordMissing: 'Enter your password',
    signIn: 'Sign in',
    again: 'Try again',
    demo: 'This is a demo: enter as one of these',
    roles: { operator: 'Operator', moderator: 'Moderator', agent: 'Agent', sales: 'Sales', admin: 'Admin' },
    does: {
      operator: 'writes content, sees people and live',
      moderator: 'keeps the community, sees people and live',
      agent: 'answers, with the portrait beside',
      sales: 'reads people, finds the moment',
      admin: 'all rooms, rebuild and split',
    },
  },
);
