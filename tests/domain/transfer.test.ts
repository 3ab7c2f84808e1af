import type { ParcelPart } from '../../src/domain/ledger/parcel'
import { hold } from '../../src/domain/pack/hold'
import { balanceOf } from '../../src/domain/pack/pack'
import { receiveCard, returnCard, sendCard, whyNotSent } from '../../src/domain/pack/transfer'
import { Refusal } from '../../src/domain/refusal'
import { DAY, HOUR, later } from '../../src/domain/time'
import {
  newTransfer,
  roleIn,
  type Transfer,
  type TransferState,
  transferDueAt,
  whyNotAccepted,
} from '../../src/domain/transfers/transfer'
import { codeOf, commit, newId, newPack, noon, packIdOf, rules, toppedUp, yuan } from './given'

const transferId = newId('trf')
const [holder, receiver, third] = ['holder', 'receiver', 'third'].map(packIdOf) as [
  ...[ReturnType<typeof packIdOf>, ReturnType<typeof packIdOf>, ReturnType<typeof packIdOf>],
]
const offered = newTransfer(transferId, holder, noon) as Transfer
const soon = later(noon, HOUR)
const over = later(noon, DAY)
const to = { receiverPackId: receiver }

/** Each state, when the clock looks at it, what the receiver and a third person hear who accept, and the receiver's say. */
const states: {
  [S in TransferState['state']]: [
    Extract<TransferState, { state: S }>,
    number | null,
    string | null,
    string | null,
    string | null,
  ]
} = {
  offered: [{ state: 'offered' }, over, null, null, null],
  accepted: [{ state: 'accepted', ...to, acceptedAt: noon }, over, null, 'TRANSFER_OVER', 'receiver'],
  sending: [
    { state: 'sending', ...to, expectedFen: yuan(1), confirmedAt: soon },
    soon,
    null,
    'TRANSFER_OVER',
    'receiver',
  ],
  sent: [{ state: 'sent', ...to, parts: [], sentAt: soon }, soon, null, 'TRANSFER_OVER', 'receiver'],
  done: [{ state: 'done', ...to, doneAt: soon }, null, null, 'TRANSFER_OVER', 'receiver'],
  returning: [{ state: 'returning', since: soon }, soon, 'TRANSFER_OVER', 'TRANSFER_OVER', null],
  cancelled: [
    { state: 'cancelled', reason: 'lapsed', cancelledAt: soon },
    null,
    'TRANSFER_OVER',
    'TRANSFER_OVER',
    null,
  ],
}

test.each(Object.values(states))(
  'a transfer that is %o goes on as it should',
  (progress, dueAt, first, other, role) => {
    const transfer: Transfer = { ...offered, progress }
    expect(transferDueAt(transfer)).toBe(dueAt)
    expect(codeOf(whyNotAccepted(transfer, receiver, soon))).toBe(first)
    expect(codeOf(whyNotAccepted(transfer, third, soon))).toBe(other)
    expect(codeOf(whyNotAccepted(transfer, holder, soon))).toBe('TRANSFER_OWN')
    expect([roleIn(transfer, holder), roleIn(transfer, receiver), roleIn(transfer, third)]).toEqual([
      'holder',
      role,
      null,
    ])
  },
)

test('an offer stands for a day, to its last millisecond', () => {
  expect(offered).toEqual({
    ...{ transferId, holderPackId: holder, createdAt: noon, confirmBefore: over, progress: { state: 'offered' } },
  })
  expect(whyNotAccepted(offered, receiver, later(over, -1))).toBeNull()
  expect(codeOf(whyNotAccepted(offered, receiver, over))).toBe('TRANSFER_OVER')
  expect(codeOf(newTransfer(newId('trf', later(noon, DAY)), holder, noon))).toBe('COMMAND_ID_TIME')
})

describe('the card', () => {
  const full = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30), bonusValidDays: 30 }).pack
  const owner = { kind: 'till', storeId: 's', storeName: '南山店', staffId: 'x', note: null } as never
  const sent = () => commit(sendCard(full, transferId, yuan(330), noon), { commandId: newId('tou'), at: noon })

  test('leaves whole, kinds and expiries kept, and arrives as it was', () => {
    const { pack, entry } = sent()
    expect(balanceOf(pack, noon).totalFen).toBe(0)
    const { parts } = entry.facts as unknown as { parts: ParcelPart[] }
    expect(parts).toMatchObject([
      { kind: 'principal', fen: yuan(300) },
      { kind: 'bonus', fen: yuan(30) },
    ])
    expect(entry.facts).toMatchObject({ kind: 'transfer_sent', principalFen: yuan(300), bonusFen: yuan(30) })
    const friend = { ...newPack(), packId: receiver }
    const arrived = receiveCard(friend, transferId, parts, rules, noon)
    if (arrived instanceof Refusal) throw new Error(arrived.code)
    expect(arrived.facts).toMatchObject({
      kind: 'transfer_received',
      principalFen: yuan(300),
      bonusFen: yuan(30),
      parts,
    })
    expect(balanceOf(arrived.pack, noon)).toMatchObject({ principalFen: yuan(300), bonusFen: yuan(30) })
    expect(balanceOf(arrived.pack, later(noon, 40 * DAY)).bonusFen).toBe(0)
  })

  test('comes back to the lots it left', () => {
    const back = returnCard(sent().pack, transferId)
    expect(back.facts).toMatchObject({ kind: 'transfer_returned', principalFen: yuan(300), bonusFen: yuan(30) })
    expect(back.pack.cards[0].lots).toEqual(expect.arrayContaining(full.cards[0].lots))
    expect(back.pack.parcels).toEqual({})
  })

  test('goes only as both sides saw it, and only if there is something', () => {
    expect(sendCard(full, transferId, yuan(331), noon)).toMatchObject({
      ...{ code: 'TRANSFER_CHANGED', details: { balanceFen: yuan(330) } },
    })
    expect(codeOf(sendCard(newPack(), transferId, 0, noon))).toBe('TRANSFER_NOTHING')
    expect(codeOf(whyNotSent(sent().pack, noon))).toBe('TRANSFER_BLOCKED')
    expect(whyNotSent(full, noon)).toBeNull()
  })

  test('stays while money is kept for a purpose, may still come in, or may still come back', () => {
    const wish = { holdId: newId('hld'), owner, amountFen: yuan(1), until: soon }
    const held = commit(hold(full, wish, rules, noon), { commandId: newId('hld'), at: noon }).pack
    expect(whyNotSent(held, noon)).toMatchObject({ code: 'TRANSFER_BLOCKED', details: { by: 'holds' } })
    const { parcels } = sent().pack
    expect(whyNotSent({ ...full, parcels }, noon)).toMatchObject({ details: { by: 'gifts' } })
    const reservations = {
      [newId('ord')]: { tierId: 't', fen: yuan(1), until: soon },
    } as unknown as typeof full.reservations
    expect(whyNotSent({ ...full, reservations }, noon)).toMatchObject({ details: { by: 'top_ups' } })
  })

  test('does not arrive on a card without room, and says how much it has', () => {
    const rich = toppedUp({ ...newPack(), packId: receiver }, { payFen: yuan(4800), bonusFen: yuan(0) }).pack
    const parts: ParcelPart[] = [{ kind: 'principal', fen: yuan(200) }]
    expect(codeOf(receiveCard(rich, transferId, parts, rules, noon))).toBeNull()
    expect(receiveCard(rich, transferId, [{ kind: 'principal', fen: yuan(200.01) }], rules, noon)).toMatchObject({
      ...{ code: 'RECEIVE_CEILING', details: { ceilingFen: yuan(5000), roomFen: yuan(200) } },
    })
  })
})
