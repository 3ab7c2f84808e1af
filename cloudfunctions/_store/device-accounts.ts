import type { DeviceId, PackId } from '../../src/domain/ids'
import { insertDocument, readDocument, updateWhere } from './documents'

interface DeviceAccounts {
  packIds: PackId[]
  count: number
}

/** More accounts than any rule asks about are not told apart. */
const MOST_ACCOUNTS = 20
const MOST_ATTEMPTS = 4

/** How many accounts have topped up from a phone, this one included. Counted by the write that adds it. */
export async function accountsOnDevice(deviceId: DeviceId, packId: PackId): Promise<number> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const known = await readDocument<DeviceAccounts>('device_accounts', deviceId)
    if (!known) {
      if (await insertDocument('device_accounts', { _id: deviceId, packIds: [packId], count: 1 })) return 1
      continue
    }
    if (known.packIds.includes(packId) || known.count >= MOST_ACCOUNTS) return known.count
    const next = { packIds: [...known.packIds, packId], count: known.count + 1 }
    if (await updateWhere('device_accounts', { _id: deviceId, count: known.count }, next)) return next.count
  }
  // Writers that keep meeting on one phone are many accounts by themselves.
  return MOST_ACCOUNTS
}
