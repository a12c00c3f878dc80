import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client } from '../../shared/session';
import { useSettled } from '../../shared/settled';
import { Picture } from '../../shared/ui/picture';
import { useWords } from '../../shared/words';
import { Blocks } from './blocks';
import type { Draft } from './draft';
import css from './phone-preview.module.css';
import { words } from './words';

interface PhonePreviewProps {
  draft: Draft;
  topicLabels: readonly string[];
}

/** The piece as a reader gets it; the server turns the Markdown into blocks, so that nothing differs. */
export function PhonePreview({ draft, topicLabels }: PhonePreviewProps) {
  const t = useWords(words);
  const body = useSettled(draft.body, 300);
  const preview = useQuery({
    queryKey: ['preview', body],
    queryFn: () => client.call('POST /contents/preview', { body: { body } }),
    enabled: body.trim() !== '',
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  return (
    <section className={css.place} aria-label={t.preview}>
      <h2 className={css.caption}>
        {t.preview}
        {preview.data && body.trim() !== '' && <span>{t.minutes(preview.data.minutes)}</span>}
      </h2>
      <div className={css.phone}>
        <div className={css.screen}>
          <Picture className={css.cover} src={draft.cover} alt="" wide={960} />
          <article className={css.article}>
            <p className={css.topics}>{topicLabels.join(' · ')}</p>
            <h1>{draft.title || t.fields.title}</h1>
            {draft.summary && <p className={css.summary}>{draft.summary}</p>}
            {body.trim() === '' ? (
              <p className={css.empty}>{t.previewEmpty}</p>
            ) : (
              preview.data && <Blocks blocks={preview.data.blocks} />
            )}
            {preview.isError && !preview.data && <p className={css.empty}>{t.previewFailed}</p>}
          </article>
        </div>
      </div>
    </section>
  );
}
