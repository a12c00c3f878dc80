import { LIMITS } from '@wanglai/contract/names';
import { Tooltip } from 'antd';
import { type ReactNode, useRef } from 'react';
import { usePreferences } from '../../shared/preferences';
import { Icon } from '../../shared/ui/icon';
import { usePicture } from '../../shared/use-picture';
import { useWords } from '../../shared/words';
import { editText, type TextEdit } from './edit-text';
import css from './editor-page.module.css';
import { words } from './words';

interface BodyFieldProps {
  value: string;
  onChange: (body: string) => void;
  error?: string;
}

/** Markdown with tools; pictures can be chosen, dropped or pasted. */
export function BodyField({ value, onChange, error }: BodyFieldProps) {
  const t = useWords(words);
  const { locale } = usePreferences();
  const area = useRef<HTMLTextAreaElement>(null);

  const apply = (edit: TextEdit) => {
    const field = area.current;
    if (!field) return;
    const next = editText({ text: field.value, start: field.selectionStart, end: field.selectionEnd }, edit);
    onChange(next.text);
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(next.start, next.end);
    });
  };
  const picture = usePicture(({ url }) => apply({ kind: 'block', block: `![](${url})` }));
  const tools: [string, ReactNode, TextEdit][] = [
    [t.toolbar.heading, 'H', { kind: 'prefix', prefix: '## ', sample: t.sample.heading }],
    [t.toolbar.bold, <b key="b">B</b>, { kind: 'wrap', mark: '**', sample: t.sample.text }],
    [t.toolbar.italic, <i key="i">I</i>, { kind: 'wrap', mark: '*', sample: t.sample.text }],
    [t.toolbar.quote, <Icon key="q" name="quote" size={14} />, { kind: 'prefix', prefix: '> ', sample: '' }],
    [t.toolbar.list, <Icon key="l" name="menu" size={14} />, { kind: 'prefix', prefix: '- ', sample: '' }],
    [t.toolbar.ordered, '1.', { kind: 'prefix', prefix: '1. ', sample: '' }],
    [
      t.toolbar.link,
      <Icon key="a" name="external-link" size={14} />,
      { kind: 'insert', before: '[', sample: t.sample.link, after: '](https://)' },
    ],
    [t.toolbar.rule, '—', { kind: 'block', block: '---' }],
  ];

  return (
    <div className={css.body} data-bad={Boolean(error)}>
      <div className={css.tools} role="toolbar" aria-label={t.toolbar.bar}>
        {tools.map(([name, face, edit]) => (
          <Tool key={name} name={name} onPress={() => apply(edit)}>
            {face}
          </Tool>
        ))}
        <Tool name={t.toolbar.image} onPress={picture.choose}>
          <Icon name="image" size={14} />
        </Tool>
        <span className={css.count}>
          {t.chars(value.length.toLocaleString(locale), LIMITS.contentBodyLength.toLocaleString(locale))}
        </span>
      </div>
      <textarea
        ref={area}
        id="content-body"
        aria-label={t.fields.body}
        aria-invalid={Boolean(error)}
        placeholder={t.fields.bodyPlaceholder}
        maxLength={LIMITS.contentBodyLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onPaste={(event) => {
          if (picture.takeFrom(event.clipboardData)) event.preventDefault();
        }}
        onDrop={(event) => {
          if (picture.takeFrom(event.dataTransfer)) event.preventDefault();
        }}
      />
      {picture.input}
    </div>
  );
}

function Tool({ name, onPress, children }: { name: string; onPress: () => void; children: ReactNode }) {
  return (
    <Tooltip title={name} mouseEnterDelay={0.4}>
      <button type="button" className={css.tool} aria-label={name} onClick={onPress}>
        {children}
      </button>
    </Tooltip>
  );
}
