import { can } from './session';

const somebody = { id: '6740a1f2c3d4e5f60718293a', name: '小周' };

test('goes by what the server has told, whatever the role usually may', () => {
  expect(can({ ...somebody, role: 'agent', abilities: ['content.write'] }, 'content.write')).toBe(true);
  expect(can({ ...somebody, role: 'admin', abilities: [] }, 'content.write')).toBe(false);
});

test('lets a session that was stored before abilities were told go by its role', () => {
  expect(can({ ...somebody, role: 'operator' }, 'content.write')).toBe(true);
  expect(can({ ...somebody, role: 'agent' }, 'content.write')).toBe(false);
});
