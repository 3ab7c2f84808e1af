import { createHash } from 'node:crypto'
import { createWriteStream, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Finding } from '../src/domain/audit/finding'
import { journalEntry, journalHead } from '../src/domain/audit/journal'
import { PackAudit } from '../src/domain/audit/pack-audit'
import { Totals } from '../src/domain/audit/totals'
import { withOutbox } from '../src/domain/audit/with-outbox'
import type { Entry } from '../src/domain/ledger/entry'
import { fen, yuanText } from '../src/domain/money'
import { buildStale } from './build'
import { type PackWithEntries, packsWithEntries, packWithEntries } from './ledger-of'
import { root } from './paths'
import { servingShop } from './serving-shop'

const MOST_PRINTED = 50
/** A pack that commands are changing while it is read is read again. */
const MOST_READINGS = 3

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * `npm run audit [-- --journal FILE]`: replays every entry of the store in DATA_DIR against every pack and prints what
 * differs, with the entry at which it began, and what all accounts come to. Ends with 1 on a difference. Changes nothing.
 */
async function audit(url: string, journalFile: string | undefined): Promise<number> {
  const journal = journalFile === undefined ? null : createWriteStream(journalFile)
  journal?.write(journalHead)
  const totals = new Totals()
  const liability = { principalFen: 0, bonusFen: 0 }
  const findings: Finding[] = []
  let packs = 0
  for await (const read of packsWithEntries(url)) {
    const { audit: audited, taken } = await auditPack(url, read)
    packs += 1
    findings.push(...audited.findings)
    liability.principalFen += audited.lots.balance.principalFen
    liability.bonusFen += audited.lots.balance.bonusFen
    for (const entry of taken) {
      totals.take(entry, audited.lots)
      await write(journal, journalEntry(entry, audited))
    }
  }
  findings.push(...totals.findings)
  await new Promise<void>(resolve => (journal ? journal.end(resolve) : resolve()))
  report({ packs, totals, liability, findings })
  return findings.length > 0 ? 1 : 0
}

/** Audits one pack; one in which something differs is read once more, in case it was being changed. */
async function auditPack(url: string, first: PackWithEntries): Promise<{ audit: PackAudit; taken: Entry[] }> {
  let read = first
  for (let reading = 1; ; reading++) {
    const { packId, pack, entries } = read
    const audited = new PackAudit(packId, sha256)
    const taken = (pack ? withOutbox(pack, entries) : entries).filter(entry => audited.take(entry))
    if (pack) audited.compare(pack)
    else audited.findings.push({ packId, seq: 1, rule: 'pack', subject: 'pack', expected: 'a pack', found: 'none' })
    if (audited.findings.length === 0 || reading === MOST_READINGS) return { audit: audited, taken }
    read = await packWithEntries(url, packId)
  }
}

/** Waits while the disk is slower than the ledger. */
async function write(journal: WriteStream | null, text: string | null): Promise<void> {
  if (!journal || text === null || journal.write(`\n${text}`)) return
  await new Promise<void>(resolve => journal.once('drain', () => resolve()))
}

interface Outcome {
  packs: number
  totals: Totals
  liability: { principalFen: number; bonusFen: number }
  findings: Finding[]
}

function report({ packs, totals, liability, findings }: Outcome): void {
  const lines = [`${packs} packs, ${totals.entries} entries`]
  for (const { unit, account, amount } of totals.balances) {
    lines.push(`  ${account.padEnd(20)} ${unit === 'fen' ? `CNY ${yuanText(fen(amount))}` : `${amount} ${unit}`}`)
  }
  const { principalFen, bonusFen } = liability
  lines.push(`owed to members: principal CNY ${yuanText(fen(principalFen))}, bonus CNY ${yuanText(fen(bonusFen))}`)
  for (const { packId, seq, rule, subject, expected, found } of findings.slice(0, MOST_PRINTED)) {
    const where = seq === null ? 'the pack itself' : `entry ${seq}`
    lines.push(`DIFFERS ${packId} ${where}: ${rule}, ${subject}: expected ${expected}, found ${found}`)
  }
  const more = findings.length - MOST_PRINTED
  if (more > 0) lines.push(`… and ${more} more`)
  lines.push(findings.length === 0 ? 'no difference' : `${findings.length} differences`)
  process.stdout.write(`${lines.join('\n')}\n`)
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { journal: { type: 'string' } } })
  const dataDir = process.env.DATA_DIR || join(root, '.data')
  await buildStale(['functions', 'localcloud'])
  const shop = await servingShop(dataDir)
  try {
    return await audit(shop.url, values.journal)
  } finally {
    await shop.leave()
  }
}

main().then(
  status => {
    process.exitCode = status
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  },
)
