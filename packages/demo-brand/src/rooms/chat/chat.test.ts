import { cannedChat } from './index';

test('agents have short answers at hand', () => {
  expect(cannedChat).toHaveLength(7);
  expect(new Set(cannedChat.map(({ key }) => key)).size).toBe(cannedChat.length);
  for (const { text } of cannedChat) expect([...text].length).toBeLessThanOrEqual(200);
});
