/** @jest-environment node */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { dist, root } from '../../config/paths'
import type { Compilation } from './harness/compile-for-wechat'

const typeScript = pathToFileURL(createRequire(__filename).resolve('tsx')).href

let projectPath: string

beforeEach(() => {
  projectPath = mkdtempSync(join(tmpdir(), 'card-pack-weapp-'))
  cpSync(dist.weapp, join(projectPath, 'dist', 'weapp'), { recursive: true })
  cpSync(join(root, 'project.config.json'), join(projectPath, 'project.config.json'))
})

afterEach(() => rmSync(projectPath, { recursive: true, force: true }))

function compile(): Compilation {
  const program = join(__dirname, 'harness', 'compile-for-wechat.ts')
  const { output, stderr } = spawnSync(process.execPath, ['--import', typeScript, program, projectPath], {
    // The compiler leaves folders behind where it stands; here they go with the project.
    cwd: projectPath,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const answer = output[3]
  if (!answer) throw new Error(stderr)
  return JSON.parse(answer) as Compilation
}

function packaged(file: string): string {
  return join(projectPath, 'dist', 'weapp', file)
}

interface AppConfig {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}

test("WeChat's own compiler takes the project as the developer tools open it, with every page", () => {
  const compiled = compile()
  if (!compiled.accepted) throw new Error(compiled.reason)
  const { pages, subPackages } = JSON.parse(readFileSync(packaged('app.json'), 'utf8')) as AppConfig
  const every = [...pages, ...subPackages.flatMap(({ root, pages }) => pages.map(page => `${root}/${page}`))]
  expect(every).toEqual(expect.arrayContaining(['pages/card-pack/index', 'staff/till/index', 'merchant/rules/index']))
  const files = Object.keys(compiled.bytes)
  // A page whose styles are all shared ones has none of its own.
  const built = every.flatMap(page => ['js', 'json', 'wxml', 'wxss'].map(kind => `${page}.${kind}`))
  expect(files).toEqual(
    expect.arrayContaining(built.filter(file => !file.endsWith('.wxss') || existsSync(packaged(file)))),
  )
  expect(files.filter(file => /\.(tsx?|scss|map)$/.test(file))).toEqual([])
})

test('the mini-program pays by WeChat: no other service is named in any of its files', () => {
  const folder = join(projectPath, 'dist', 'weapp')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.(js|wxml)$/.test(name))
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter(name => /支付宝|云闪付|银联/.test(readFileSync(join(folder, name), 'utf8')))).toEqual([])
})

test("WeChat's own compiler refuses a page whose template is broken, so that its yes means something", () => {
  writeFileSync(packaged('pages/card-pack/index.wxml'), '<view><text></view>')
  expect(compile()).toEqual({ accepted: false, reason: expect.stringContaining('unexpected end tag: view') })
})

test("WeChat's own compiler refuses a page that is announced and missing", () => {
  rmSync(packaged('staff/till/index.js'))
  expect(compile()).toEqual({ accepted: false, reason: expect.stringContaining('staff/till/index') })
})
