import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { client } from '../../shared/session';
import SignInPage from './sign-in-page';

const brand = { name: '慢川', slogan: '人往好处坐', about: '', logo: null };
const staff = { id: '6740a1f2c3d4e5f60718293a', name: '苏', role: 'agent' };
const session = { accessToken: 'a', refreshToken: 'r', expiresAt: '2026-11-21T23:00:00.000Z', staff };

/** Answers by path; a number is a status with the code that the console knows it by. */
function serve(answers: Record<string, object | [status: number, code: string] | null>) {
  globalThis.fetch = async (url) => {
    const answer = answers[String(url).replace('/api/v1', '')];
    if (!answer) throw new TypeError('Failed to fetch');
    const [status, body] = Array.isArray(answer)
      ? [answer[0], { status: answer[0], code: answer[1], message: answer[1] }]
      : [200, answer];
    return { status, text: async () => JSON.stringify(body) } as Response;
  };
}

function open() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  render(
    <QueryClientProvider client={queries}>
      <SignInPage />
    </QueryClientProvider>,
  );
}

async function submit() {
  fireEvent.change(await screen.findByLabelText('用户名'), { target: { value: 'su' } });
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'secret' } });
  fireEvent.click(screen.getByRole('button', { name: /登\s?录/ }));
}

afterEach(() => client.session.signOut());

test.each([
  [[401, 'identity.wrong-credentials'] as [number, string], '用户名或密码不对。'],
  [[429, 'identity.locked'] as [number, string], '失败次数太多，请等一会儿再试。'],
  [null, '网络没有回应。已填写的内容还在，请稍后再试。'],
])('says why it did not work, and keeps the name (%j)', async (answer, said) => {
  serve({ '/about': { brand, demo: false, personas: [] }, '/auth/staff': answer });
  open();
  await submit();
  expect((await screen.findByRole('alert')).textContent).toContain(said);
  expect(screen.getByLabelText<HTMLInputElement>('用户名').value).toBe('su');
  expect(client.session.current).toBeNull();
});

test('signs in', async () => {
  serve({ '/about': { brand, demo: false, personas: [] }, '/auth/staff': session });
  open();
  await submit();
  await waitFor(() => expect(client.session.current?.staff).toEqual(staff));
  expect(screen.queryByText('客服')).toBeNull();
});

test('a demo lets in by role', async () => {
  serve({ '/about': { brand, demo: true, personas: [] }, '/auth/demo': session });
  open();
  fireEvent.click(await screen.findByText('客服'));
  await waitFor(() => expect(client.session.current?.staff).toEqual(staff));
});
