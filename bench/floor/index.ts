import cloud from 'wx-server-sdk'

// The platform's floor for one money movement: the same reads and writes that a spend makes, with nothing decided in
// between. It goes through the same path as the product's functions, so that the two can be compared in one run.
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV, keepalive: true } as Parameters<typeof cloud.init>[0])
const db = cloud.database({ throwOnNotFound: false } as Parameters<typeof cloud.database>[0])
const _ = db.command

interface FloorEvent {
  id: string
  entryId: string
}

/** One get, one conditional update of a whole document, one add, of documents of the product's sizes. */
export async function main({ id, entryId }: FloorEvent): Promise<{ ok: boolean }> {
  const packs = db.collection('floor_packs')
  const { data } = (await packs.doc(id).get()) as unknown as {
    data: Record<string, unknown> & { version: number }
  }
  const { _id, version, entry, ...content } = data
  const fields = Object.fromEntries(Object.entries({ ...content, version: version + 1 }).map(([k, v]) => [k, _.set(v)]))
  const update = { data: fields, multi: false } as {
    data: Record<string, unknown>
  }
  const { stats } = (await packs.where({ _id: id, version }).update(update)) as { stats: { updated: number } }
  if (stats.updated !== 1) return { ok: false }
  await db.collection('floor_entries').add({ data: { ...(entry as object), _id: entryId, seq: version } })
  return { ok: true }
}
