import type { Browser } from 'playwright-core'
import { startChromium } from './harness/chromium'
import { LIGHT, look } from './harness/look'
import { Visitor } from './harness/visitor'

let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser?.close())

async function lookAt(html: string): Promise<string[]> {
  const visitor = await Visitor.arrive(browser, 'about:blank', '')
  await visitor.page.setContent(`<body style="margin: 0; background: #fff; color: #000; font: 16px sans-serif">${html}`)
  const found = await look(visitor, 'audit', [LIGHT])
  await visitor.leave()
  return found
}

const faults: [string, string, string][] = [
  ['grey words on white', '<p style="color: #999">淡字</p>', 'faint: 「淡字」 2.85'],
  [
    'words that sink into the light end of a gradient',
    '<p style="color: #fff; background: linear-gradient(90deg, #000, #ddd); width: fit-content">一行从左到右渐渐看不清的字</p>',
    'faint: 「一行从左到右渐渐看不清的字」',
  ],
  ['a translucent group', '<div style="opacity: 0.3"><p>半透明</p></div>', 'faint: 「半透明」'],
  [
    'a faint hint in a field',
    '<style>::placeholder { color: #ccc }</style><input placeholder="请输入">',
    'faint: 「请输入」',
  ],
  ['English words', '<p>Loading</p>', 'not Chinese: Loading'],
  [
    'an English label for those who cannot see',
    '<button aria-label="Close" style="height: 60px">×</button>',
    'not Chinese: Close',
  ],
  [
    'a page that can be pushed sideways',
    '<div style="width: 500px">宽</div>',
    'sideways: the page is 500 wide on a screen of 375',
  ],
  [
    'words beyond the edge',
    '<p style="position: fixed; left: 360px; white-space: nowrap">出界了</p>',
    'off screen: 「出界了」',
  ],
  [
    'words cut off',
    '<p style="width: 40px; overflow: hidden; white-space: nowrap">很长很长的字</p>',
    'cut off: 「很长很长的字」',
  ],
  ['a sign torn from its amount', '<p style="width: 20px">+¥300.00</p>', 'torn apart: 「+¥300.00」'],
  ['a button too low for a thumb', '<button style="height: 20px; margin: 60px">好</button>', 'too low to tap: 「好」'],
]

test.each(faults)('a look finds %s', async (_, html, finding) => {
  expect(await lookAt(html)).toEqual([expect.stringContaining(finding)])
})

test('a look finds nothing where nothing is wrong', async () => {
  const fine = '<p>余额 ¥920.00</p><button style="height: 60px; color: #000; background: #fff">充值</button>'
  expect(await lookAt(fine)).toEqual([])
})

test('a look tells of an error in the console', async () => {
  expect(await lookAt('<script>console.error("坏了")</script>')).toEqual(['audit: console: 坏了'])
})
