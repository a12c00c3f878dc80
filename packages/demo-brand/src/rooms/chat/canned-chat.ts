export interface CannedReply {
  key: string;
  title: string;
  text: string;
}

/** Answers that agents keep at hand; they are edited before they are sent. */
export const cannedChat: readonly CannedReply[] = [
  { key: 'hello', title: '招呼', text: '你好，我是陈柚，今天我在。慢慢说，不急。' },
  {
    key: 'parcel-late',
    title: '包裹晚了',
    text: '让你等了，抱歉。我刚查了：包裹还在路上，预计明天到。若后天还没收到，我们当天重发一份，原来那份不用退。',
  },
  {
    key: 'too-sour',
    title: '豆子太酸',
    text: '先别急着放弃它。水温加两度、磨细一格再试一次；还是酸，把剩下的带来店里，我们换一包适合你的。',
  },
  {
    key: 'refund-done',
    title: '已退款',
    text: '退款已经提交，原路返回，一般一到三天到账。哪里没做好，愿意的话告诉我们一句，我们会改。',
  },
  {
    key: 'booking',
    title: '座位',
    text: '靠窗的座位不接受预留，不过工作日四点前一般都有。周日的手冲桌可以在小程序里留座。',
  },
  {
    key: 'decaf',
    title: '晚上能喝什么',
    text: '晚上可以选低因手冲、大麦茶或热奶。低因也有一点点咖啡因，很敏感的话，洋甘菊更稳妥。',
  },
  { key: 'goodbye', title: '收尾', text: '那就先这样，晚安。还有事随时叫我，消息不会丢。' },
];
