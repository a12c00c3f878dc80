import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { Composer } from './composer';
import { words } from './words';

const t = words['zh-CN'];

function open(closed = false) {
  const onSend = jest.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Composer conversationId="6740a1f2c3d4e5f60718293a" closed={closed} onSend={onSend} />
    </QueryClientProvider>,
  );
  const field = screen.getByLabelText<HTMLTextAreaElement>(t.placeholder);
  return { onSend, field, type: (value: string) => fireEvent.change(field, { target: { value } }) };
}

test('Enter sends what was typed and empties the field', () => {
  const { onSend, field, type } = open();
  type('  你好  ');
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onSend).toHaveBeenCalledWith({ kind: 'text', text: '你好' });
  expect(field.value).toBe('');
});

test('Shift+Enter, and Enter that chooses a character, do not send', () => {
  const { onSend, field, type } = open();
  type('ni hao');
  fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
  expect(onSend).not.toHaveBeenCalled();
  expect(field.value).toBe('ni hao');
});

test('blanks are not sent', () => {
  const { onSend, field, type } = open();
  type('   ');
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onSend).not.toHaveBeenCalled();
});

test('a closed conversation says so instead of taking text', () => {
  const { field } = open(true);
  expect(field.disabled).toBe(true);
  expect(field.placeholder).toBe(t.closedPlaceholder);
});
