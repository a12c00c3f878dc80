import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    target: 'es2022',
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

/** Components run in jsdom; Taro's own are stood in for by plain elements. */
export default {
  displayName: 'miniapp',
  rootDir: here,
  testEnvironment: 'jest-environment-jsdom',
  testMatch: ['<rootDir>/src/**/*.test.ts', '<rootDir>/src/**/*.test.tsx', '<rootDir>/scripts/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  setupFiles: ['<rootDir>/test/globals.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/after-each.ts'],
  moduleNameMapper: {
    '^@/platform/transports$': '<rootDir>/src/platform/transports.h5.ts',
    '^@/(.*)$': '<rootDir>/src/$1',
    '\\.(s?css|png)$': '<rootDir>/test/nothing.ts',
    '^@wanglai/design/tokens.css$': '<rootDir>/test/nothing.ts',
    '^@tarojs/components$': '<rootDir>/test/taro-components.tsx',
    '^@tarojs/taro$': '<rootDir>/test/taro.ts',
    '^@tarojs/runtime$': '<rootDir>/test/taro-runtime.ts',
  },
  transform: { '^.+\\.(t|j|mj)sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/'],
};
