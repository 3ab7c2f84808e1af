import { clerk, newId, TestShop, yuan } from '../support/shop'

test('what was answered is still there after the whole cloud was killed and started again', async () => {
  const shop = await TestShop.open()
  try {
    const shopper = shop.newPerson()
    await shop.topUp(shopper, 'tier_800')
    const unpaid = await shop.startTopUp(shopper, 'tier_300')
    const ticket = await shop.payTicket(shopper)
    await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(20) })
    const before = await shop.call('shopper', shopper, 'pack.open', {})
    await shop.killAndRestart()
    expect(await shop.call('shopper', shopper, 'pack.open', {})).toEqual(before)
    expect(await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(20) })).toMatchObject({
      repeated: true,
      balanceFen: yuan(900),
    })
    await shop.atCashier(unpaid, 'pay')
    await shop.call('shopper', shopper, 'topUp.read', { orderId: unpaid.orderId })
    expect(await shop.balance(shopper)).toBe(yuan(1230))
  } finally {
    await shop.close()
  }
})

test('an entry whose insert was lost is written by the clock, once', async () => {
  const shop = await TestShop.open()
  try {
    const shopper = shop.newPerson()
    await shop.balance(shopper)
    await shop.call('shopper', shopper, 'coupons.claim', { claimId: newId('clm'), templateId: 'coupon_90' })
    const [entry] = await shop.documents<{ hash: string }>('entries')
    if (!entry) throw new Error('no entry was written')
    await shop.removeDocument('entries', entry._id)
    await shop.advance(60_000)
    await shop.tick()
    await shop.tick()
    expect(await shop.documents('entries')).toEqual([{ ...entry, place: expect.any(String) }])
    expect((await shop.documents<{ outboxSince: null }>('packs'))[0]?.outboxSince).toBeNull()
  } finally {
    await shop.close()
  }
})

test('a pack under many commands keeps its document small and forgets only what lies in the ledger', async () => {
  const shop = await TestShop.open()
  try {
    const shopper = shop.newPerson()
    await shop.topUp(shopper, 'tier_800')
    for (let times = 0; times < 60; times++) {
      const ticket = await shop.payTicket(shopper)
      await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: yuan(1) })
    }
    const [pack] = await shop.documents<{ recent: { seq: number }[]; flushedSeq: number }>('packs')
    if (!pack) throw new Error('no pack')
    expect(JSON.stringify(pack).length).toBeLessThan(64 * 1024)
    const oldest = pack.recent[0]?.seq ?? 0
    expect(oldest).toBeGreaterThan(1)
    expect(oldest).toBeLessThanOrEqual(pack.flushedSeq + 1)
    const inLedger = await shop.documents<{ seq: number }>('entries')
    expect(new Set(inLedger.map(entry => entry.seq)).size).toBe(61)
  } finally {
    await shop.close()
  }
})

test('an entry forged into the ledger before its own was confirmed is reported, and freezes the pack, which keeps the true one', async () => {
  const shop = await TestShop.open()
  try {
    const shopper = shop.newPerson()
    await shop.balance(shopper)
    await shop.call('shopper', shopper, 'coupons.claim', { claimId: newId('clm'), templateId: 'coupon_90' })
    await shop.editDocument('entries', {}, { hash: 'f'.repeat(64) })
    await shop.advance(60_000)
    await shop.tick()
    const [pack] = await shop.documents<{ recent: { seq: number }[]; flushedSeq: number }>('packs')
    expect(pack).toMatchObject({ flushedSeq: 0, recent: [{ seq: 1 }] })
    expect(await shop.documents('alarms', { kind: 'entry_differs' })).toHaveLength(1)
    expect(await shop.refusal('shopper', shopper, 'pack.open', {})).toBe('PACK_FROZEN')
  } finally {
    await shop.close()
  }
})

test('frozen packs do not keep the clock from the others', async () => {
  const shop = await TestShop.open()
  try {
    const people = Array.from({ length: 3 }, () => shop.newPerson())
    for (const person of people) {
      await shop.balance(person)
      await shop.call('shopper', person, 'coupons.claim', { claimId: newId('clm'), templateId: 'coupon_90' })
    }
    const [first] = await shop.documents('packs')
    if (!first) throw new Error('no pack')
    await shop.replaceDocument('packs', { ...first, points: 5 } as { _id: string })
    await shop.advance(60_000)
    await shop.tick()
    const packs = await shop.documents<{ outboxSince: number | null; frozen?: string }>('packs')
    expect(packs.map(pack => (pack.frozen ? pack.frozen : pack.outboxSince)).sort()).toEqual([
      null,
      null,
      'seal_broken',
    ])
    expect(await shop.tick()).toMatchObject({ outboxes: 0 })
  } finally {
    await shop.close()
  }
})
