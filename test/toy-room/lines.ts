/** One line that a room takes in a list of the house. */
export interface Line {
  file: string;
  /** A piece of the line that it stands right after. */
  after: string;
  line: string;
}

/** What the toy room asks of the house beyond its own files: a line in each list, and where it is named there, its import. */
export const LINES: readonly Line[] = [
  // Contract
  {
    file: 'packages/contract/src/rooms.names.ts',
    after: './rooms/feed.names',
    line: "export * from './rooms/guestbook.names';",
  },
  {
    file: 'packages/contract/src/rooms.ts',
    after: './rooms/feed',
    line: "export * from './rooms/guestbook';",
  },
  // Server
  {
    file: 'server/src/rooms.ts',
    after: "from './rooms/feed'",
    line: "import { createGuestbook } from './rooms/guestbook';",
  },
  { file: 'server/src/rooms.ts', after: "'media'", line: "    .and('guestbook', createGuestbook)" },
  // Demo data
  {
    file: 'packages/demo-brand/src/rooms.ts',
    after: './rooms/content',
    line: "export * from './rooms/guestbook';",
  },
  {
    file: 'server/src/seed/plantings.ts',
    after: "from './plant-content'",
    line: "import { plantGuestbook } from './plant-guestbook';",
  },
  { file: 'server/src/seed/plantings.ts', after: '  plantContent,', line: '  plantGuestbook,' },
  // Simulator
  {
    file: 'scripts/simulate/rooms.ts',
    after: "from './rooms/content'",
    line: "import { guestbook } from './rooms/guestbook';",
  },
  { file: 'scripts/simulate/rooms.ts', after: '  content,', line: '  guestbook,' },
  // Mini-program
  {
    file: 'miniapp/src/rooms.pages.ts',
    after: "from './features/feed/pages'",
    line: "import { guestbookPages } from './features/guestbook/pages';",
  },
  { file: 'miniapp/src/rooms.pages.ts', after: '  feedPages,', line: '  guestbookPages,' },
  // Console
  {
    file: 'packages/console/src/app/rooms.ts',
    after: "from '../features/content/room'",
    line: "import { guestbook } from '../features/guestbook/room';",
  },
  { file: 'packages/console/src/app/rooms.ts', after: '  content,', line: '  guestbook,' },
];
