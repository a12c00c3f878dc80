/// <reference types="@tarojs/taro" />

declare module '*.png';
declare module '*.scss';
declare module '*.css';

/** Scheme, host and port of the API; empty for the page's own. Set by the build (config/index.ts). */
declare const __API_ORIGIN__: string;

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'alipay' | 'h5';
  }
}
