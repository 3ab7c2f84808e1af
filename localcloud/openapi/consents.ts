import type { Store } from '../database/store'

/** What people allowed: how often each template may be sent to them, and when they last wrote. */
export class Consents {
  private readonly allowed
  private readonly wroteAt

  constructor(private readonly store: Store) {
    this.allowed = store.root.openDB<number, [openid: string, templateId: string]>({ name: 'wx:consents' })
    this.wroteAt = store.root.openDB<number, string>({ name: 'wx:wrote' })
  }

  /** One "allow" in the client's dialog is one message. */
  allow(openid: string, templateId: string): Promise<void> {
    return this.store.root.transaction(() => {
      this.allowed.put([openid, templateId], this.count(openid, templateId) + 1)
    })
  }

  count(openid: string, templateId: string): number {
    return this.allowed.get([openid, templateId]) ?? 0
  }

  /** Uses one consent; false when there is none. */
  use(openid: string, templateId: string): Promise<boolean> {
    return this.store.root.transaction(() => {
      const left = this.count(openid, templateId)
      if (left > 0) this.allowed.put([openid, templateId], left - 1)
      return left > 0
    })
  }

  async noteMessage(openid: string, at: number): Promise<void> {
    await this.wroteAt.put(openid, at)
  }

  lastMessageAt(openid: string): number | undefined {
    return this.wroteAt.get(openid)
  }
}
