import { defineWords } from '../../shared/words';

export const words = defineWords(
  {
    title: '数据流',
    allLive: '所有读者都跟上了：看到的画像、计数和实时数字，都是最新的。',
    catching: (n: number) => `${n} 个读者正在后台补读；补完之前，页面上显示的仍是原来的结果。`,
    reader: '读者',
    names: {
      portraits: '画像与标签',
      'content-views': '内容浏览数',
      pace: '每分钟事件数',
      outreach: '卡片与提醒',
    } as Record<string, string>,
    state: '状态',
    live: '已跟上',
    waiting: '等待开始',
    lag: '待处理',
    facts: (n: number) => `${n.toLocaleString('zh-CN')} 条`,
    version: '版本',
    generation: (version: number, generation: number) => `规则 ${version} · 第 ${generation} 代`,
    replay: '重放',
    ask: '从头重放？',
    askText: '在后台把保留的全部事件重新读一遍。完成之前，显示的内容不变。',
    begin: '开始重放',
    cancel: '取消',
    acts: '只在当下行动，不重放',
    failed: '没能开始重放，请稍后再试。',
    emptyTitle: '还没有读者',
    emptyText: '读者随服务一起启动。',
  },
  {
    title: 'Stream',
    allLive: 'All readers are up to date: portraits, counts and live figures show what happened until now.',
    catching: (n) =>
      n === 1
        ? 'One reader is catching up in the background; what is shown stays as it was until it is done.'
        : `${n} readers are catching up in the background; what is shown stays as it was until they are done.`,
    reader: 'Reader',
    names: {
      portraits: 'Portraits and tags',
      'content-views': 'Views of contents',
      pace: 'Events by minute',
      outreach: 'Cards and notices',
    },
    state: 'State',
    live: 'Up to date',
    waiting: 'About to begin',
    lag: 'Waiting',
    facts: (n) => (n === 1 ? '1 fact' : `${n.toLocaleString('en')} facts`),
    version: 'Version',
    generation: (version, generation) => `rules ${version} · generation ${generation}`,
    replay: 'Replay',
    ask: 'Replay from the beginning?',
    askText:
      'All kept facts are read once more in the background. What is shown stays as it is until that is done.',
    begin: 'Replay',
    cancel: 'Cancel',
    acts: 'Acts in the moment; nothing to replay',
    failed: 'The replay could not be started; try again shortly.',
    emptyTitle: 'There are no readers',
    emptyText: 'Readers start with the service.',
  },
);
