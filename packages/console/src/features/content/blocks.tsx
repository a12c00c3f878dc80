import type { Block, Inline } from '@wanglai/contract';
import { Picture } from '../../shared/ui/picture';

/** Blocks of an article as elements. Markup never passes: text stays text, links are the server's. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity of their own
    <BlockView key={i} block={block} />
  ));
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'heading':
      return block.level === 2 ? (
        <h2>
          <Inlines inlines={block.inlines} />
        </h2>
      ) : (
        <h3>
          <Inlines inlines={block.inlines} />
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          <Inlines inlines={block.inlines} />
        </p>
      );
    case 'image':
      return (
        <Picture src={block.src} alt={block.alt} loading="lazy" wide={960} instead={<p>{block.alt}</p>} />
      );
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity of their own
            <li key={i}>
              <Inlines inlines={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'code':
      return <pre>{block.text}</pre>;
    case 'rule':
      return <hr />;
  }
}

function Inlines({ inlines }: { inlines: readonly Inline[] }) {
  return inlines.map((run, i) => {
    let text = <>{run.text}</>;
    if (run.code) text = <code>{text}</code>;
    if (run.italic) text = <em>{text}</em>;
    if (run.bold) text = <strong>{text}</strong>;
    if (run.href)
      text = (
        <a href={run.href} target="_blank" rel="noreferrer">
          {text}
        </a>
      );
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity of their own
    return <span key={i}>{text}</span>;
  });
}
