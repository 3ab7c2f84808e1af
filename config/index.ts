import { join } from 'node:path'
import { defineConfig } from '@tarojs/cli'

const FIRST_PAGE = /pages\/card-pack\/index/

/** The part of webpack's own graph that tells which pages load a module. */
interface ChunkGraph {
  getModuleChunksIterable(
    module: unknown,
  ): Iterable<{ groupsIterable: Iterable<{ origins: { request?: string | undefined }[] }> }>
}

function isOnFirstPage(module: unknown, { chunkGraph }: { chunkGraph: ChunkGraph }): boolean {
  const groups = [...chunkGraph.getModuleChunksIterable(module)].flatMap(chunk => [...chunk.groupsIterable])
  return groups.some(({ origins }) => origins.some(({ request = '' }) => FIRST_PAGE.test(request)))
}

/**
 * Taro's build of the app: one source, two targets.
 * `dist/weapp` is what WeChat's developer tools open, `dist/h5` is what localcloud serves to a browser.
 */
const target = process.env.TARO_ENV ?? 'weapp'

/** What webpack keeps between builds names this folder, so a copy of the project builds anew. Taro passes on what its type does not name. */
const cache = { enable: true, version: __dirname }

export default defineConfig<'webpack5'>({
  projectName: 'my-card-pack',
  designWidth: 750,
  deviceRatio: { 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${target}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache,
  plugins: [],
  // WeChat plays sounds only from files of the package, so the till's two are copied as they are.
  copy: { patterns: [{ from: 'src/staff/sounds/', to: `dist/${target}/staff/sounds/` }], options: {} },
  mini: {
    // Without it, code shared by two subpackages would land in the main package and be paid for at first open.
    optimizeMainPackage: { enable: true },
    webpackChain(chain, webpack) {
      // The library that signs codes names it while it is loaded; WeChat's engine has none.
      const textEncoder = [join(__dirname, '..', 'src', 'cloud', 'text-encoder.ts'), 'TextEncoder']
      chain.plugin('textEncoder').use(webpack.ProvidePlugin, [{ TextEncoder: textEncoder }])
    },
    // Rules that override one another differ in weight, never only in order.
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    useHtmlComponents: true,
    router: { mode: 'hash' },
    // Small phones shrink everything alike; on a desk the column stays as wide as a large phone.
    postcss: { pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 16, maxRootSize: 22.4 } } },
    webpackChain(chain) {
      // What the first page draws with and others too is loaded once, with the first page; what only others share, with the
      // first of those: the first load is what the first page needs and no more.
      chain.optimization.splitChunks({
        chunks: 'all',
        minSize: 0,
        cacheGroups: {
          default: false,
          defaultVendors: false,
          framework: { name: 'framework', test: /[\\/]node_modules[\\/]/, chunks: 'initial', priority: 20 },
          shared: { name: 'shared', test: isOnFirstPage, minChunks: 2, chunks: 'async', priority: 10 },
          others: { name: 'others', minChunks: 4, chunks: 'async', priority: 8 },
          // What only a few need (QR codes) stays out of the first load, in a piece of its own.
          few: { minChunks: 2, minSize: 8000, chunks: 'async', priority: 5 },
        },
      })
    },
    devServer: { host: '127.0.0.1', port: 9200, open: false },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
})
