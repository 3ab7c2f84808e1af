import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { buildLocalCloud } from '../../localcloud/build'
import { readyUrl } from './start-cloud'

const ROOT = join(__dirname, '../..')

/** A cloud function as the developer tools' template has it, with a database. */
const COUNTER = `
const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
exports.main = async () => {
  const { OPENID } = cloud.getWXContext()
  const mine = db.collection('counters').where({ owner: OPENID })
  const { stats } = await mine.update({ data: { count: db.command.inc(1) } })
  if (stats.updated === 0) await db.collection('counters').add({ data: { owner: OPENID, count: 1 } })
  const { data } = await mine.get()
  return { openid: OPENID, count: data[0].count }
}
`

/** A mini-program of somebody else, anywhere on the disk, and the local cloud installed beside it. */
async function foreignProject(): Promise<string> {
  const project = await mkdtemp(join(tmpdir(), 'foreign-project-'))
  await mkdir(join(project, 'cloud/counter'), { recursive: true })
  await writeFile(join(project, 'project.config.json'), JSON.stringify({ cloudfunctionRoot: 'cloud/', appid: 'wx0' }))
  await writeFile(join(project, 'cloud/counter/index.js'), COUNTER)
  await symlink(join(ROOT, 'node_modules'), join(project, 'node_modules'))
  return project
}

test('it runs the cloud functions of any mini-program project, started in its folder without an argument', async () => {
  const project = await foreignProject()
  const { bin } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { bin: { localcloud: string } }
  const installed = join(project, dirname(bin.localcloud))
  await buildLocalCloud(installed, join(ROOT, 'localcloud'))
  const command = join(installed, basename(bin.localcloud))
  expect(await readFile(command, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)

  const child = spawn(process.execPath, [command, '--port', '0'], { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    const url = await readyUrl(child)
    const post = async (path: string, body: object, openid = 'o-ann'): Promise<unknown> => {
      const headers = { 'content-type': 'application/json', 'x-wx-openid': openid }
      return (await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    }
    expect(await post('/call/counter', {})).toMatchObject({ errMsg: expect.stringContaining('counters') })
    await post('/localcloud/collections', { name: 'counters' })
    expect(await post('/call/counter', {})).toEqual({ openid: 'o-ann', count: 1 })
    expect(await post('/call/counter', {})).toEqual({ openid: 'o-ann', count: 2 })
    expect(await post('/call/counter', {}, 'o-bob')).toEqual({ openid: 'o-bob', count: 1 })
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
    await rm(project, { recursive: true, force: true })
  }
})
