import {
  afterPage,
  type Closing,
  type ClosingState,
  closingDueAt,
  closingSeat,
  isShut,
  newClosing,
  type Walk,
} from '../../src/domain/closing/closing'
import { closingCsv } from '../../src/domain/closing/closing-csv'
import { later, MINUTE, SECOND } from '../../src/domain/time'
import { newId, noon, packIdOf, yuan } from './given'

const closing = newClosing({ closingId: newId('cls'), reason: '到期不续', staffId: 'owner' }, noon)
const walk = closing.progress as Walk
const last = packIdOf('a')
const page = (looked: number, unsettled: number, isLast: boolean) => ({
  last: isLast ? null : last,
  looked,
  unsettled,
  isLast,
})
const late = later(noon, 20 * MINUTE)

test('a closing begins its walk at once, before the first pack', () => {
  expect(closing.progress).toEqual({
    ...{ state: 'running', after: '', round: 1, roundBegan: noon, looked: 0, unsettled: 0, nextAt: noon },
  })
})

test('a page moves the walk on and adds to its round; the next one follows in a second', () => {
  const next = afterPage(closing, { ...walk, looked: 50, unsettled: 2 }, page(50, 3, false), late)
  expect(next).toEqual({
    ...{ state: 'running', after: last, round: 1, roundBegan: noon, looked: 100, unsettled: 5 },
    nextAt: later(late, SECOND),
  })
  expect(afterPage(closing, { ...walk, after: last }, { ...page(0, 0, false), last: null }, late)).toMatchObject({
    after: last,
  })
})

test('it is done by a whole round that found nothing and began when the last payment had ended, and by no other', () => {
  const round = (roundBegan: typeof noon, before: number, unsettled: number) =>
    afterPage(
      closing,
      { ...walk, round: 3, roundBegan, unsettled: before },
      page(7, unsettled, true),
      later(late, MINUTE),
    )
  expect(round(late, 0, 0)).toEqual({ state: 'done', doneAt: later(late, MINUTE), round: 3 })
  const again = later(late, 11 * MINUTE)
  const anew = { state: 'running', after: '', round: 4, roundBegan: again, looked: 0, unsettled: 0, nextAt: again }
  expect(round(later(late, -1), 0, 0)).toEqual(anew)
  expect(round(late, 1, 0)).toEqual(anew)
  expect(round(late, 0, 1)).toEqual(anew)
})

test.each<[ClosingState, boolean, boolean]>([
  [{ ...walk, state: 'running', nextAt: late }, true, true],
  [{ ...walk, state: 'paused', by: 'x', since: noon }, false, true],
  [{ state: 'done', doneAt: noon, round: 2 }, false, true],
  [{ state: 'reopened', by: 'x', at: noon, round: 2 }, false, false],
])('while it is %o the clock goes on or not, and the shop takes no money or does', (progress, goesOn, shut) => {
  const now: Closing = { ...closing, progress }
  expect(closingDueAt(now)).toBe(goesOn ? late : null)
  expect(isShut(now)).toBe(shut)
  expect(closingSeat(now)).toBe(shut ? 'closing' : closing.closingId)
})

test('the report is a table in yuan; what is not known stays empty', () => {
  const rows = [
    { holder: '· 1234', paidAt: noon, paidFen: yuan(300), backFen: yuan(12.5), way: '原路退回', state: '已退' },
    { holder: '· 5678', paidAt: null, paidFen: null, backFen: null, way: '线下', state: '待退' },
  ]
  expect(closingCsv(rows).replace('\uFEFF', '').trim().split(/\r?\n/)).toEqual([
    '会员,充值日期,时间,充值本金（元）,退款（元）,退款方式,状态',
    '· 1234,2026-11-22,12:00,300.00,12.50,原路退回,已退',
    '· 5678,,,,,线下,待退',
  ])
})
