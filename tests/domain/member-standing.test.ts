import { isRegistered, registerDevice } from '../../src/domain/devices/device'
import { changeableFrom, isBirthdayMonth } from '../../src/domain/members/birthday'
import { type LevelGrant, levelOf, withGrant } from '../../src/domain/members/level'
import type { Pack } from '../../src/domain/pack/pack'
import { setBirthday } from '../../src/domain/pack/set-birthday'
import { DAY, later } from '../../src/domain/time'
import { newId, newPack, noon, shopTime, yuan } from './given'

describe('a level', () => {
  const grant = (level: LevelGrant['level'], days: number): LevelGrant => ({
    orderId: newId('ord'),
    level,
    until: later(noon, days * DAY),
  })
  const standing = (toppedUp: number, ...levelGrants: LevelGrant[]) =>
    levelOf({ toppedUpFen: yuan(toppedUp), levelGrants }, noon)

  test.each([
    [0, 'ordinary', '银卡会员', 3000],
    [2999.99, 'ordinary', '银卡会员', 0.01],
    [3000, 'silver', '金卡会员', 7000],
    [9999.99, 'silver', '金卡会员', 0.01],
    [10_000, 'gold', null, 0],
  ])('of who has topped up %d yuan is %s', (toppedUp, level, next, more) => {
    expect(standing(toppedUp)).toMatchObject({ level, next: next && { name: next, moreFen: yuan(more) }, until: null })
  })

  test('may be lent, higher and until its end only; the longest counts, and one’s own needs no loan', () => {
    const [short, long] = [grant('silver', 1), grant('silver', 5)]
    expect(standing(0, short, long)).toMatchObject({ level: 'silver', name: '银卡会员', until: long.until })
    expect(standing(0, long, short)).toMatchObject({ until: long.until })
    expect(standing(0, grant('gold', 1), long)).toMatchObject({ level: 'gold', next: null })
    expect(standing(0, grant('gold', 0))).toMatchObject({ level: 'ordinary', until: null })
    expect(standing(3000, long)).toMatchObject({ level: 'silver', until: null })
    expect(standing(500, long)).toMatchObject({ next: { name: '金卡会员', moreFen: yuan(9500) } })
  })

  test('that was lent is remembered as long as there is room: the run out goes first, then the lowest and soonest', () => {
    const [silver, soon, gold, over] = [grant('silver', 9), grant('gold', 1), grant('gold', 5), grant('gold', 0)]
    expect(withGrant([over, silver, soon], gold, 2, noon)).toEqual([gold, soon])
    expect(withGrant([over], silver, 2, noon)).toEqual([silver])
  })
})

describe('a birthday', () => {
  const set = (pack: Pack, month: number, at = noon) => setBirthday(pack, month, at) as Pack
  const born = set(newPack(), 5)

  test('is noted by its month, once, and changed after a year at the soonest', () => {
    expect(born.birthday).toEqual({ month: 5, setAt: noon })
    expect(setBirthday(born, 5, noon)).toBeNull()
    const from = changeableFrom({ month: 5, setAt: noon })
    expect(setBirthday(born, 6, later(from, -1))).toMatchObject({ code: 'BIRTHDAY_SET', details: { month: 5, from } })
    expect(set(born, 6, from).birthday).toEqual({ month: 6, setAt: from })
    expect(from).toBeGreaterThan(later(noon, 364 * DAY))
  })

  test('is a month of the shop’s calendar', () => {
    const birthday = { month: 12, setAt: noon }
    expect(isBirthdayMonth(birthday, shopTime('2026-11-30 23:59:59'))).toBe(false)
    expect(isBirthdayMonth(birthday, shopTime('2026-12-01 00:00:00'))).toBe(true)
    expect(isBirthdayMonth(null, shopTime('2026-12-01 00:00:00'))).toBe(false)
  })
})

test('a pack knows four phones, the newest; a known one under another key is somebody else’s', () => {
  const device = (name: string, publicKey = name) => ({ deviceId: newId('dev'), publicKey, registeredAt: noon })
  const [first, ...others] = ['a', 'b', 'c', 'd', 'e'].map(name => device(name)) as [
    ReturnType<typeof device>,
    ReturnType<typeof device>,
  ]
  const pack = [first, ...others].reduce((all, each) => registerDevice(all, each) as Pack, newPack())
  expect(pack.devices).toEqual(others)
  expect(pack.devices).toHaveLength(4)
  expect([isRegistered(pack, first.deviceId), isRegistered(pack, others[0]?.deviceId ?? first.deviceId)]).toEqual([
    false,
    true,
  ])
  const known = pack.devices[0] ?? first
  expect(registerDevice(pack, known)).toBeNull()
  expect(registerDevice(pack, { ...known, publicKey: 'other' })).toMatchObject({ code: 'COMMAND_ID_REUSED' })
})
