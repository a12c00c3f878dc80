import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PersonOfStaff } from '@wanglai/contract';
import { App, Button } from 'antd';
import { usePreferences } from '../../shared/preferences';
import { problemText, problemWords } from '../../shared/problem';
import { client, useCan } from '../../shared/session';
import { Icon } from '../../shared/ui/icon';
import { Panel } from '../../shared/ui/panel';
import { useWords } from '../../shared/words';
import css from './portrait-page.module.css';
import { words } from './words';

/** What few may: make a portrait anew, undo a merge. */
export function Administration({ person }: { person: PersonOfStaff }) {
  const t = useWords(words);
  const problems = useWords(problemWords);
  const { locale } = usePreferences();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const mayRebuild = useCan('portraits.rebuild');
  const { mergedFrom = [] } = person;
  const maySplit = useCan('identity.split') && mergedFrom.length > 0;
  const params = { id: person.id };
  const onError = (error: unknown) => void message.error(problemText(error, problems));
  const rebuild = useMutation({
    mutationFn: () => client.call('POST /people/:id/rebuild', { params }),
    onSuccess: ({ facts, equal }) => {
      void message.success(t.rebuilt(facts.toLocaleString(locale), equal));
      return queries.invalidateQueries({ queryKey: ['portrait', person.id] });
    },
    onError,
  });
  const split = useMutation({
    mutationFn: (sourceId: string) => client.call('POST /people/:id/split', { params, body: { sourceId } }),
    onSuccess: () => {
      void message.success(t.splitDone);
      return queries.invalidateQueries();
    },
    onError,
  });
  const askToSplit = (sourceId: string) =>
    modal.confirm({
      title: t.splitTitle,
      content: t.splitText,
      okText: t.split,
      cancelText: t.cancel,
      okButtonProps: { danger: true },
      onOk: () => split.mutateAsync(sourceId).catch(() => undefined),
    });
  if (!mayRebuild && !maySplit) return null;
  return (
    <Panel title={t.admin} sentence={mayRebuild && t.rebuildText}>
      {mayRebuild && (
        <Button
          icon={<Icon name="refresh-cw" size={14} />}
          loading={rebuild.isPending}
          onClick={() => rebuild.mutate()}
        >
          {t.rebuild}
        </Button>
      )}
      {maySplit && (
        <>
          <h3 className={css.subtitle}>{t.merged(mergedFrom.length)}</h3>
          {mergedFrom.map((id) => (
            <div key={id} className={css.identity}>
              <code>{id}</code>
              <Button size="small" danger onClick={() => askToSplit(id)}>
                {t.split}
              </Button>
            </div>
          ))}
        </>
      )}
    </Panel>
  );
}
