import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { IconName } from '@wanglai/design';
import { Input, Modal } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePreferences } from '../shared/preferences';
import type { Found } from '../shared/room';
import { can, useStaff } from '../shared/session';
import { useSettled } from '../shared/settled';
import { Icon } from '../shared/ui/icon';
import { useWords } from '../shared/words';
import css from './quick-search.module.css';
import { ROOMS } from './rooms';
import { words } from './words';

interface Hit extends Found {
  icon: IconName;
}

const MOST = 6;

/** Ctrl/Command-K: rooms, people and contents in one list, by keyboard. */
export default function QuickSearch({ onClose }: { onClose: () => void }) {
  const t = useWords(words);
  const go = useNavigate();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const hits = useHits(text.trim());

  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    go(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setChosen((at) => Math.max(0, Math.min(hits.length - 1, at + step)));
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(hits[chosen]);
  };

  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      width={560}
      style={{ top: 96 }}
      title={null}
    >
      <Input
        autoFocus
        size="large"
        variant="borderless"
        prefix={<Icon name="search" />}
        placeholder={t.searchHint}
        aria-label={t.searchHint}
        aria-controls="quick-search-hits"
        aria-activedescendant={hits[chosen] ? `quick-hit-${chosen}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id="quick-search-hits" aria-label={t.searchHint} className={css.hits}>
        {hits.map((hit, i) => (
          <div
            key={hit.to}
            id={`quick-hit-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            className={css.hit}
            onMouseMove={() => setChosen(i)}
            onClick={() => open(hit)}
            onKeyDown={() => {}}
          >
            <Icon name={hit.icon} size={16} />
            <span className={css.title}>{hit.title}</span>
            <span className={css.hint}>{hit.hint}</span>
          </div>
        ))}
        {hits.length === 0 && <p className={css.none}>{t.noMatch(text)}</p>}
      </div>
      <p className={css.keys}>{t.searchKeys}</p>
    </Modal>
  );
}

/** Rooms by their names, then what they find themselves. */
function useHits(text: string): Hit[] {
  const { locale } = usePreferences();
  const staff = useStaff();
  const q = useSettled(text, 200);
  const rooms = ROOMS.filter(({ needs }) => !needs || (staff && can(staff, needs)));
  const found = useQueries({
    queries: rooms
      .filter(({ find }) => find)
      .map(({ path, icon, words, find }) => ({
        queryKey: ['quick-search', path, q],
        queryFn: async (): Promise<Hit[]> =>
          (await find!(q, MOST)).map((one) => ({ ...one, hint: one.hint || words[locale].name, icon })),
        enabled: q !== '',
        placeholderData: keepPreviousData,
      })),
    combine: (queries) => queries.flatMap(({ data }) => data ?? []),
  });
  const named = rooms
    .map(({ path, icon, words }): Hit => ({ to: `/${path}`, title: words[locale].name, hint: '', icon }))
    .filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()));
  return text ? [...named, ...found] : named;
}
