import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReaderView } from '@wanglai/contract';
import { App, Button, Popconfirm, Progress, Table, type TableColumnsType } from 'antd';
import { client } from '../../shared/session';
import { Page } from '../../shared/ui/page';
import { Panel } from '../../shared/ui/panel';
import { Loaded, Nothing, Waiting } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import css from './stream-page.module.css';
import { words } from './words';

const KEY = ['readers'];
const SOON_MS = 2_000;
const LATER_MS = 10_000;
/** It tells people things, and nobody is told today of what happened before. */
const ACTS = 'outreach';

const isBusy = ({ state }: ReaderView) => state === 'catching-up';

/** Who reads the stream, how far each has come, and the way to have one begin again. For admins. */
export default function StreamPage() {
  const t = useWords(words);
  const readers = useQuery({
    queryKey: KEY,
    queryFn: () => client.call('GET /readers'),
    refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? SOON_MS : LATER_MS),
  });
  const busy = readers.data?.items.filter(isBusy).length ?? 0;
  const columns: TableColumnsType<ReaderView> = [
    { title: t.reader, render: (_, { name }) => <strong>{t.names[name] ?? name}</strong> },
    { title: t.state, width: 280, render: (_, reader) => <Standing reader={reader} /> },
    { title: t.lag, width: 120, align: 'right', render: (_, { lag }) => t.facts(lag) },
    { title: t.version, width: 200, render: (_, one) => t.generation(one.version, one.generation) },
    { width: 280, align: 'right', render: (_, reader) => <Replay reader={reader} /> },
  ];
  return (
    <Page title={t.title} sentence={readers.data && (busy ? t.catching(busy) : t.allLive)}>
      <Panel flush>
        <Loaded query={readers} waiting={<Waiting lines={4} height={28} />}>
          {({ items }) =>
            items.length === 0 ? (
              <Nothing icon="activity" title={t.emptyTitle} text={t.emptyText} />
            ) : (
              <Table<ReaderView>
                rowKey="name"
                size="small"
                columns={columns}
                dataSource={items}
                pagination={false}
                scroll={{ x: 840 }}
              />
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
}

function Standing({ reader }: { reader: ReaderView }) {
  const t = useWords(words);
  if (!isBusy(reader)) return <>{t.live}</>;
  if (!reader.total) return <>{t.waiting}</>;
  const percent = Math.min(99, Math.floor((100 * reader.done) / reader.total));
  return <Progress percent={percent} size="small" aria-label={t.names[reader.name] ?? reader.name} />;
}

function Replay({ reader }: { reader: ReaderView }) {
  const t = useWords(words);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const replay = useMutation({
    mutationFn: () => client.call('POST /readers/:name/replay', { params: { name: reader.name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
    onError: () => void message.error(t.failed),
  });
  if (reader.name === ACTS) return <span className={css.acts}>{t.acts}</span>;
  return (
    <Popconfirm
      title={t.ask}
      description={<p style={{ maxWidth: 280 }}>{t.askText}</p>}
      okText={t.begin}
      cancelText={t.cancel}
      onConfirm={() => replay.mutate()}
    >
      <Button size="small" disabled={isBusy(reader)} loading={replay.isPending}>
        {t.replay}
      </Button>
    </Popconfirm>
  );
}
