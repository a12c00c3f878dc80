import { defineWords } from '@/shared/i18n';

export const demoWords = defineWords(
  {
    title: '演示',
    note: '这是演示环境：可以换一个人来看，或让时间走得快一点。',
    persona: '换个人看看',
    newPersona: '一位新朋友',
    name: '名字',
    namePlaceholder: '给这位朋友起个名字',
    zone: '所在时区',
    enter: '以这个身份进入',
    entered: (name: string) => `现在你是${name}`,
    machine: '夜读模拟',
    machineText: '打开后，每读一篇文章都算作前几晚零点半读的。读四五篇，看看你会得到什么。',
    night: (nights: number) => (nights === 0 ? '准备好了，打开一篇文章' : `现在是 ${nights} 晚之前的 00:30`),
    chip: (time: string) => `夜读 ${time}`,
    chipReady: '夜读模拟已打开',
    stop: '结束夜读模拟',
    stopped: '夜读模拟已结束',
    close: '关闭',
  },
  {
    title: 'Demo',
    note: 'This is a demo: look through somebody else’s eyes, or let time pass faster.',
    persona: 'Be somebody else',
    newPersona: 'A new friend',
    name: 'Name',
    namePlaceholder: 'Name this friend',
    zone: 'Time zone',
    enter: 'Enter as this person',
    entered: (name: string) => `You are ${name} now`,
    machine: 'Night reading',
    machineText:
      'While on, each article you open counts as read at half past midnight of another recent night. Read four or five and see what you get.',
    night: (nights: number) =>
      nights === 0 ? 'Ready; open an article' : `It is 00:30, ${nights} nights ago`,
    chip: (time: string) => `Night ${time}`,
    chipReady: 'Night reading is on',
    stop: 'End night reading',
    stopped: 'Night reading has ended',
    close: 'Close',
  },
);
