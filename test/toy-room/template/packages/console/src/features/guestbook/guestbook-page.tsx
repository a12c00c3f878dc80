import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GuestbookEntry } from '@wanglai/contract';
import { guestbookLimits } from '@wanglai/contract/names';
import { App, Table, Typography } from 'antd';
import { problemText, problemWords } from '../../shared/problem';
import { client } from '../../shared/session';
import { More } from '../../shared/ui/more';
import { Page } from '../../shared/ui/page';
import { Panel } from '../../shared/ui/panel';
import { Failure, Nothing, Waiting } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import { words } from './words';

const KEY = ['guestbook'];

/** What guests wrote; the house answers in place. */
export default function GuestbookPage() {
  const t = useWords(words);
  const problems = useWords(problemWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const book = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) =>
      client.call('GET /guestbook', { query: { limit: 50, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const days = useQuery({ queryKey: [...KEY, 'days'], queryFn: () => client.call('GET /guestbook/days') });
  const answer = useMutation({
    mutationFn: ({ id, text }: { id: string; text: string }) =>
      client.call('PUT /guestbook/:id/answer', { params: { id }, body: { text } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
    onError: (error) => void message.error(problemText(error, problems)),
  });
  const entries = book.data?.pages.flatMap(({ items }) => items) ?? [];
  const written = days.data?.items.reduce((sum, day) => sum + day.entries, 0);
  return (
    <Page title={t.title} sentence={written !== undefined && t.sentence(written)}>
      <Panel flush>
        {book.isPending ? (
          <Waiting lines={6} />
        ) : book.isError ? (
          <Failure error={book.error} retry={() => book.refetch()} />
        ) : entries.length === 0 ? (
          <Nothing icon="pencil" title={t.emptyTitle} text={t.emptyText} />
        ) : (
          <Table<GuestbookEntry>
            rowKey="id"
            size="small"
            dataSource={entries}
            pagination={false}
            columns={[
              { title: t.name, dataIndex: 'name', width: 160 },
              { title: t.text, dataIndex: 'text' },
              {
                title: t.answer,
                render: (_, { id, answer: said }) => (
                  <Typography.Text
                    editable={{
                      text: said ?? '',
                      maxLength: guestbookLimits.wordsLength,
                      onChange: (text) => text.trim() && answer.mutate({ id, text }),
                    }}
                  >
                    {said}
                  </Typography.Text>
                ),
              },
            ]}
          />
        )}
        <More
          hasMore={book.hasNextPage}
          busy={book.isFetchingNextPage}
          onMore={() => void book.fetchNextPage()}
        />
      </Panel>
    </Page>
  );
}
