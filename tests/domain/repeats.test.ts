import { packLimits } from '../../src/domain/pack/limits'
import type { Pack } from '../../src/domain/pack/pack'
import { isAhead, judgeRepeat, sameContent } from '../../src/domain/pack/repeats'
import { spend } from '../../src/domain/pack/spend'
import { type Instant, instant, MINUTE } from '../../src/domain/time'
import { codeOf, commit, frozen, newId, newPack, noon, rules, sha256, toppedUp, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const content = sha256('content')

function verdictOf(pack: Pack, madeAt: Instant, now: Instant = noon) {
  const judged = judgeRepeat(frozen(pack), newId('spd', madeAt), content, now)
  return codeOf(judged) ?? ('verdict' in judged && judged.verdict)
}

/** A pack whose newest forgotten entry was written at `evictedAt`. */
function forgetting(evictedAt: number): Pack {
  return { ...newPack(), evictedAt: instant(evictedAt) }
}

test('a command that is still remembered is done, with the entry that answers it', () => {
  const { pack, entry } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) })
  expect(judgeRepeat(frozen(pack), entry.commandId, content, noon)).toEqual({ verdict: 'done', entry })
})

test('the same id with other content is refused', () => {
  const { pack, entry } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) })
  expect(codeOf(judgeRepeat(frozen(pack), entry.commandId, sha256('other'), noon))).toBe('COMMAND_ID_REUSED')
  expect(sameContent(entry, content)).toBeNull()
})

test.each([
  ['nothing was ever forgotten: however old the id', forgetting(0), noon - 365 * 24 * 60 * MINUTE, 'new'],
  ['nothing was ever forgotten: made now', forgetting(0), noon, 'new'],
  ['made well after the newest forgotten entry', forgetting(noon - 10 * MINUTE), noon, 'new'],
  ['made before the newest forgotten entry', forgetting(noon - 10 * MINUTE), noon - 20 * MINUTE, 'ask_entries'],
  ['made so soon after it that clocks may differ', forgetting(noon - 10 * MINUTE), noon - 8 * MINUTE, 'ask_entries'],
  ['made just later than clocks may differ', forgetting(noon - 10 * MINUTE), noon - 8 * MINUTE + 1, 'new'],
  ['made a little ahead of the server', forgetting(0), noon + 2 * MINUTE, 'new'],
  ['made too far ahead of the server', forgetting(0), noon + 2 * MINUTE + 1, 'COMMAND_ID_TIME'],
] as const)('%s', (_name, pack, madeAt, verdict) => {
  expect(verdictOf(pack, instant(madeAt))).toBe(verdict)
})

test('a remembered command is done even when the clock was set back since', () => {
  const { pack, entry } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) })
  const before = instant(noon - 60 * MINUTE)
  expect(isAhead(entry.commandId, before)).toBe(true)
  expect(judgeRepeat(frozen(pack), entry.commandId, content, before)).toMatchObject({ verdict: 'done' })
})

test('no forgotten command can ever pass for a new one, even when servers’ clocks differ', () => {
  let { pack } = toppedUp(newPack(), { payFen: yuan(5000), bonusFen: yuan(0) })
  const done: { commandId: ReturnType<typeof newId<'spd'>>; at: Instant }[] = []
  for (let each = 0; each < 60; each++) {
    // Every second server is a minute and a half behind; phones run up to two minutes ahead of the server they ask.
    const at = instant(noon + each * 1000 - (each % 2) * 90_000)
    const commandId = newId('spd', instant(at + 2 * MINUTE))
    const spent = commit(spend(pack, { amountFen: yuan(1), ...till }, rules, at), { commandId, at })
    pack = { ...spent.pack, flushedSeq: spent.entry.seq }
    done.push({ commandId, at })
  }
  expect(pack.recent.length).toBeLessThan(done.length)
  expect(pack.recent.length).toBeGreaterThanOrEqual(packLimits.recentEntries)
  for (const { commandId, at } of done) {
    expect(judgeRepeat(pack, commandId, content, instant(at + 3 * MINUTE))).not.toEqual({ verdict: 'new' })
  }
})
