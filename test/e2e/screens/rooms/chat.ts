import type { Client } from '@wanglai/client';
import type { RoomScreens } from '../room-screens';

const ASKED = '夜里十一点还有店开着吗？';
const ANSWERED = '玉林店开到零点，慢慢来。';

export const chat: RoomScreens = {
  app: { chat: ['/subpackages/chat/pages/chat/index', '.bubble'] },
  console: {
    inbox: ['/inbox', 'nav a[href*="/inbox/"]'],
    'inbox-thread': ['/inbox/:talk', '[role=log] section'],
  },
  async setUp({ consumer, staff }) {
    const { id } = await consumer.call('POST /conversations', { body: { kind: 'service' } });
    const say = (who: Client, nth: number, text: string) =>
      who.call('POST /conversations/:id/messages', {
        params: { id },
        body: { clientId: `message-${nth}`, body: { kind: 'text', text } },
      });
    await say(consumer, 1, ASKED);
    await say(await staff('agent'), 2, ANSWERED);
    return { made: { talk: id }, words: [ASKED, ANSWERED] };
  },
};
