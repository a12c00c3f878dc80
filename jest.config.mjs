import { existsSync } from 'node:fs';

const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    target: 'es2022',
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

/** One jest project per package, all alike; a package that needs jsdom says so in its own jest.config.mjs. */
const project = (name, dir) => ({
  displayName: name,
  rootDir: dir,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.test.ts', '<rootDir>/**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/toy-room/template/'],
  modulePathIgnorePatterns: ['/dist/', '/toy-room/template/'],
  // Workspace packages are TypeScript sources; some dependencies ship only ES modules.
  transform: { '^.+\\.(t|j|mj)sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: [
    '/node_modules/.pnpm/(?!(@koa|otpauth|@noble|lru-cache|rate-limiter-flexible|uuid|nanoid|markdown-it-cjk-friendly|get-east-asian-width)[@+])',
  ],
});

const projects = [
  'contract',
  'tracker',
  'portrait',
  'recommend',
  'client',
  'embedded-mongo',
  'design',
  'demo-brand',
  'console',
]
  .map((name) => [name, `packages/${name}`])
  .concat([
    ['miniapp', 'miniapp'],
    ['server', 'server'],
    ['test', 'test'],
    ['scripts', 'scripts'],
  ])
  .filter(([, dir]) => existsSync(new URL(dir, import.meta.url)))
  .map(([name, dir]) => {
    const own = new URL(`${dir}/jest.config.mjs`, import.meta.url);
    return existsSync(own) ? `<rootDir>/${dir}/jest.config.mjs` : project(name, `<rootDir>/${dir}`);
  });

export { project, swc };
export default { projects, testTimeout: 30_000 };
