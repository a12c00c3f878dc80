import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { client } from '../../shared/session';
import { Page } from '../../shared/ui/page';
import { Panel } from '../../shared/ui/panel';
import { Failure, Waiting } from '../../shared/ui/states';
import { useWords } from '../../shared/words';
import { Editor } from './editor';
import { words } from './words';

/** `/content/new` begins a piece, `/content/:id` goes on with one. */
export default function EditorPage() {
  const { id = '' } = useParams();
  const t = useWords(words);
  const [openedAt] = useState(Date.now);
  const content = useQuery({
    queryKey: ['content', id],
    queryFn: () => client.call('GET /contents/:id', { params: { id } }),
    enabled: id !== 'new',
    // What is being written must not be replaced under the writer's hands.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  if (id === 'new') return <Editor key="new" initial={null} />;
  // Older than this page: somebody else may have written since. What was just created here counts as fresh.
  const fresh = content.dataUpdatedAt >= openedAt ? content.data : undefined;
  if (fresh) return <Editor key={fresh.id} initial={fresh} />;
  return (
    <Page title={t.waiting} parent={{ to: '/content', title: t.title }}>
      <Panel>
        {content.isError ? (
          <Failure error={content.error} retry={() => content.refetch()} />
        ) : (
          <Waiting lines={10} height={20} />
        )}
      </Panel>
    </Page>
  );
}
