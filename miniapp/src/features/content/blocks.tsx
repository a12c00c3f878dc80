import { Image, Text, View } from '@tarojs/components';
import type { Block, Inline } from '@wanglai/contract';
import { useState } from 'react';
import { openLink } from '@/platform/link';
import { pictureUrl } from '@/shared/session/client';
import './blocks.scss';

/** An article's blocks in the type of the house. Blocks are data, so nothing here can carry markup. */
export const Blocks = ({ blocks }: { blocks: readonly Block[] }) => (
  <View className="blocks">
    {blocks.map((block, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a text have no names and never move
      <BlockView key={index} block={block} />
    ))}
  </View>
);

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'heading':
      return (
        <View className={`blocks__h${block.level}`} role="heading" aria-level={block.level}>
          <Inlines inlines={block.inlines} />
        </View>
      );
    case 'paragraph':
      return (
        <View className="blocks__p">
          <Inlines inlines={block.inlines} />
        </View>
      );
    case 'image':
      return <Figure {...block} />;
    case 'quote':
      return (
        <View className="blocks__quote">
          <Blocks blocks={block.blocks} />
        </View>
      );
    case 'list':
      return (
        <View className="blocks__list" role="list">
          {block.items.map((inlines, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <View key={index} className="blocks__item" role="listitem">
              <View className="blocks__bullet">{block.ordered ? `${index + 1}.` : '·'}</View>
              <View className="grow">
                <Inlines inlines={inlines} />
              </View>
            </View>
          ))}
        </View>
      );
    case 'code':
      return <View className="blocks__code prewrap">{block.text}</View>;
    case 'rule':
      return <View className="blocks__rule" aria-hidden="true" />;
  }
}

/** A picture that does not load leaves its caption. */
function Figure({ src, alt }: { src: string; alt: string }) {
  const [broken, setBroken] = useState(false);
  return (
    <View className="blocks__figure">
      {!broken && (
        <Image
          className="blocks__image"
          src={pictureUrl(src, 960)}
          mode="widthFix"
          lazyLoad
          aria-label={alt}
          onError={() => setBroken(true)}
        />
      )}
      {alt && <View className="blocks__caption">{alt}</View>}
    </View>
  );
}

const Inlines = ({ inlines }: { inlines: readonly Inline[] }) => (
  <>
    {inlines.map(({ text, bold, italic, code, href }, index) => {
      const style = `${bold ? 'run--bold' : ''} ${italic ? 'run--italic' : ''} ${code ? 'run--code' : ''}`;
      return href ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Text key={index} className={`run run--link ${style}`} onClick={() => openLink(href)}>
          {text}
        </Text>
      ) : (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <Text key={index} className={`run ${style}`} userSelect>
          {text}
        </Text>
      );
    })}
  </>
);
