import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Loaded } from './states';

function Shown({ load, failure }: { load: () => Promise<string>; failure?: (error: unknown) => ReactNode }) {
  const query = useQuery({ queryKey: ['shown'], queryFn: load, retry: false });
  return (
    <Loaded query={query} failure={failure}>
      {(text) => <p>{text}</p>}
    </Loaded>
  );
}

const open = (load: () => Promise<string>, failure?: (error: unknown) => ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Shown load={load} failure={failure} />
    </QueryClientProvider>,
  );

test('a failure without a designed answer is told, and can be tried again', async () => {
  let works = false;
  open(
    async () => (works ? 'here' : Promise.reject(new Error('broken'))),
    () => false,
  );
  await screen.findByRole('alert');
  works = true;
  fireEvent.click(screen.getByRole('button'));
  await screen.findByText('here');
});

test('a designed answer takes the place of the usual one', async () => {
  open(
    async () => Promise.reject(new Error('refused')),
    () => <p>designed</p>,
  );
  await screen.findByText('designed');
  expect(screen.queryByRole('alert')).toBeNull();
});
