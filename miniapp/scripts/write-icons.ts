/** Writes the icons the app uses as CSS masks, so that they take the colour of the text and cost no bytes in setData. */
import { writeFileSync } from 'node:fs';
import { ICON_NAMES, type IconName, iconDataUri } from '@wanglai/design';

const FILLED: IconName[] = ['heart', 'bookmark'];
const UNUSED = new Set(['activity', 'filter', 'inbox', 'network', 'pause', 'store', 'layers', 'monitor']);

export function iconsCss(): string {
  const rule = (selector: string, uri: string) => `.icon-${selector} {\n  --icon: url('${uri}');\n}\n`;
  const plain = ICON_NAMES.filter((name) => !UNUSED.has(name)).map((name) =>
    rule(name, iconDataUri(name, '#000')),
  );
  const filled = FILLED.map((name) => rule(`${name}-filled`, iconDataUri(name, '#000', { filled: true })));
  return `/* Written by scripts/write-icons.ts from @wanglai/design. */\n${[...plain, ...filled].join('')}`;
}

if (require.main === module) {
  writeFileSync(`${__dirname}/../src/shared/ui/icon/icons.css`, iconsCss());
}
