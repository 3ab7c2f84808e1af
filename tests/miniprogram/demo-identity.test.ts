/** @jest-environment node */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { demoDir, dist } from '../../config/paths'
import { identityWords } from '../../src/copy/identity'

/** What only the local demonstration needs: its picker, its list of people, its way to say who one is, its cashier. */
const demoOnly = [
  identityWords.title,
  identityWords.note,
  '/demo/people.json',
  'x-wx-openid',
  '/pay/cashier',
  'IdentityPicker',
  'identity-picker',
]

const people = JSON.parse(readFileSync(join(demoDir, 'people.json'), 'utf8')) as { openid: string }[]

/** Every script, style, template and setting of a build as one text; the builder writes Chinese as \uXXXX. */
function textOf(build: string): string {
  const files = readdirSync(build, { recursive: true, encoding: 'utf8' }).map(name => join(build, name))
  return files
    .filter(file => statSync(file).isFile() && /\.(js|json|wxml|wxss|wxs|css|html)$/.test(file))
    .map(file => readFileSync(file, 'utf8'))
    .join('\n')
    .replace(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function foundIn(build: string, marks: readonly string[]): string[] {
  const text = textOf(build)
  return marks.filter(mark => text.includes(mark))
}

test('nothing of the demo identity picker is in the mini-program', () => {
  expect(foundIn(dist.weapp, demoOnly)).toEqual([])
})

test('no demo person is named in the mini-program', () => {
  expect(people.length).toBeGreaterThan(0)
  expect(
    foundIn(
      dist.weapp,
      people.map(({ openid }) => openid),
    ),
  ).toEqual([])
})

test('the same search finds the picker in the web build, where it belongs', () => {
  const kept = [identityWords.title, identityWords.note, '/demo/people.json', 'x-wx-openid', '/pay/cashier']
  expect(foundIn(dist.h5, kept)).toEqual(kept)
})
