import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

const origin = process.env.API_ORIGIN;
const workspace = path.resolve(__dirname, '../../packages');
/** Workspace packages are TypeScript sources and take the same way as our own; their dependencies do not. */
const ownSources = [(file: string) => file.startsWith(workspace) && !file.includes('node_modules')];

export default defineConfig(() => ({
  projectName: 'wanglai',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  plugins: [],
  // With prebundling `--watch` breaks.
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  alias: { '@': path.resolve(__dirname, '../src') },
  defineConstants: {
    // H5 talks to the host it came from, unless told otherwise; mini-programs need an absolute address.
    __API_ORIGIN__: JSON.stringify(origin ?? (process.env.TARO_ENV === 'h5' ? '' : 'http://127.0.0.1:7300')),
  },
  mini: {
    compile: { include: ownSources },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: {
      pxtransform: { enable: true, config: {} },
      cssModules: { enable: false },
    },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    compile: { include: ownSources },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    router: { mode: 'hash' },
    // All pages come at once: no tap waits for code, and none is lost when the network goes.
    webpackChain: (chain) => chain.module.set('parser', { javascript: { dynamicImportMode: 'eager' } }),
    // The app stands in a column of at most 430 px, so that px stay px and nothing grows with the window.
    postcss: {
      autoprefixer: { enable: true },
      pxtransform: { enable: false, config: {} },
      cssModules: { enable: false },
    },
  },
}));
