import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Content } from '@wanglai/contract';
import { useRef, useState } from 'react';
import { freshId } from '../../shared/fresh-id';
import { client } from '../../shared/session';
import { useWords } from '../../shared/words';
import { type Draft, draftOf, EMPTY_DRAFT, missingFields, sameDraft } from './draft';
import { type FieldErrors, fieldErrors } from './field-errors';
import { words } from './words';

/** The editor's state: the draft, what of it is saved, and what is wrong with it. */
export function useEditor(initial: Content | null) {
  const t = useWords(words);
  const queries = useQueryClient();
  const [content, setContent] = useState(initial);
  const [saved, setSaved] = useState(initial ? draftOf(initial) : EMPTY_DRAFT);
  const [draft, setDraft] = useState(saved);
  const [errors, setErrors] = useState<FieldErrors>({});
  // A draft that is sent twice because the answer got lost is made once.
  const creation = useRef<string>(undefined);
  creation.current ??= freshId();

  const change = (part: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...part }));
    setErrors((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in part))));
  };

  const store = async (body: Draft): Promise<Content> => {
    const kept = content
      ? await client.call('PUT /contents/:id', { params: { id: content.id }, body })
      : await client.call('POST /contents', { body, headers: { 'Idempotency-Key': creation.current! } });
    setContent(kept);
    setSaved(body);
    return kept;
  };

  const act = useMutation({
    mutationFn: async (what: 'save' | 'publish' | 'withdraw') => {
      const changed = !content || !sameDraft(draft, saved);
      const kept = what !== 'withdraw' && changed ? await store(draft) : content!;
      if (what === 'save') return kept;
      const params = { id: kept.id };
      return what === 'publish'
        ? client.call('POST /contents/:id/publish', { params })
        : client.call('POST /contents/:id/withdraw', { params });
    },
    onSuccess: (kept) => {
      setContent(kept);
      queries.setQueryData(['content', kept.id], kept);
      return queries.invalidateQueries({ queryKey: ['contents'] });
    },
    onError: (error) => setErrors(fieldErrors(error, t.errors.field)),
  });

  /** False, with the reasons at the fields, where the draft cannot be sent yet. */
  const check = (): boolean => {
    const missing = missingFields(draft);
    setErrors(Object.fromEntries(missing.map((field) => [field, t.errors[field]])));
    return missing.length === 0;
  };

  return { content, draft, change, errors, check, act, dirty: !sameDraft(draft, saved) };
}
