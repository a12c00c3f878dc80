import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { client, useCan } from '../shared/session';
import { useSettled } from '../shared/settled';
import { Icon } from '../shared/ui/icon';
import { useWords } from '../shared/words';
import css from './quick-search.module.css';
import { ROOMS } from './rooms';
import { words } from './words';

interface Hit {
  to: string;
  title: string;
  hint: string;
  icon: 'user' | 'file-text' | (typeof ROOMS)[number]['icon'];
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

function useHits(text: string): Hit[] {
  const t = useWords(words);
  const q = useSettled(text, 200);
  const abilities = {
    'write-content': useCan('write-content'),
    answer: useCan('answer'),
    administer: useCan('administer'),
  };
  const people = useQuery({
    queryKey: ['quick-search', 'people', q],
    queryFn: () => client.call('GET /people', { query: { q, limit: MOST } }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  const contents = useQuery({
    queryKey: ['quick-search', 'contents', q],
    queryFn: () => client.call('GET /contents', { query: { q, limit: MOST } }),
    enabled: q !== '' && abilities['write-content'],
    placeholderData: keepPreviousData,
  });
  const rooms = ROOMS.filter((room) => !room.needs || abilities[room.needs])
    .map((room): Hit => ({ to: `/${room.path}`, title: t.rooms[room.path], hint: '', icon: room.icon }))
    .filter((room) => room.title.toLowerCase().includes(text.toLowerCase()));
  if (!text) return rooms;
  const found = (people.data?.items ?? []).map(
    (person): Hit => ({
      to: `/people/${person.id}`,
      title: person.name,
      hint: person.tags.map((tag) => tag.label).join(' · ') || t.rooms.people,
      icon: 'user',
    }),
  );
  const written = (contents.data?.items ?? []).map(
    (content): Hit => ({
      to: `/content/${content.id}`,
      title: content.title,
      hint: content.topics.map((topic) => topic.label).join(' · '),
      icon: 'file-text',
    }),
  );
  return [...rooms, ...found, ...written];
}
