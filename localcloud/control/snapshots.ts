import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Parts } from '../parts'

/** Copies of the whole state by name: documents, orders, messages, notices under way and the clock. */
export class Snapshots {
  constructor(private readonly parts: Pick<Parts, 'options' | 'database' | 'clockMemory' | 'invoker' | 'services'>) {}

  async take(name: string): Promise<void> {
    await mkdir(this.dir, { recursive: true })
    // The clock may run on after a jump that nobody saved.
    await this.parts.clockMemory.save()
    await this.parts.database.snapshot(this.file(name))
  }

  /**
   * Whether there was such a snapshot. Instances end, because what they remember belongs to another time; who knows that
   * they remember nothing that matters may keep them, which saves their cold starts.
   */
  async restore(name: string, keepInstances: boolean): Promise<boolean> {
    const found = await stat(this.file(name)).catch(() => undefined)
    if (!found) return false
    const { database, clockMemory, invoker, services } = this.parts
    if (!keepInstances) await invoker.killInstances('the state was put back to a snapshot')
    await database.restore(this.file(name))
    clockMemory.reload()
    for (const { notices } of services) notices.resume()
    return true
  }

  private get dir(): string {
    return join(this.parts.options.dataDir, 'snapshots')
  }

  private file(name: string): string {
    return join(this.dir, `${name}.lmdb`)
  }
}
