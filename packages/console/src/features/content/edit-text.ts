/** A stretch of text in a field: what is chosen lies between `start` and `end`. */
export interface Selection {
  text: string;
  start: number;
  end: number;
}

export type TextEdit =
  | { kind: 'wrap'; mark: string; sample: string }
  | { kind: 'prefix'; prefix: string; sample: string }
  | { kind: 'insert'; before: string; sample: string; after: string }
  | { kind: 'block'; block: string };

/** Markdown tools as pure edits; what the user should go on with is chosen afterwards. */
export function editText({ text, start, end }: Selection, edit: TextEdit): Selection {
  const chosen = text.slice(start, end);
  switch (edit.kind) {
    case 'wrap':
      return around({ text, start, end }, edit.mark, chosen || edit.sample, edit.mark);
    case 'insert':
      return around({ text, start, end }, edit.before, chosen || edit.sample, edit.after);
    case 'prefix': {
      const from = text.lastIndexOf('\n', start - 1) + 1;
      const lines = text.slice(from, end) || edit.sample;
      const marked = lines
        .split('\n')
        .map((line, i) => (edit.prefix === '1. ' ? `${i + 1}. ${line}` : edit.prefix + line))
        .join('\n');
      return { text: text.slice(0, from) + marked + text.slice(end), start: from, end: from + marked.length };
    }
    case 'block': {
      const gap = start === 0 || text.slice(0, start).endsWith('\n\n') ? '' : '\n\n';
      const block = `${gap}${edit.block}\n\n`;
      const at = start + block.length;
      return { text: text.slice(0, start) + block + text.slice(end), start: at, end: at };
    }
  }
}

function around({ text, start, end }: Selection, before: string, inner: string, after: string): Selection {
  const from = start + before.length;
  return {
    text: text.slice(0, start) + before + inner + after + text.slice(end),
    start: from,
    end: from + inner.length,
  };
}
