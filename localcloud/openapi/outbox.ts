import type { Store } from '../database/store'

/** Something that would have reached a person. */
export interface SentMessage {
  id: number
  /** Interface that sent it, e.g. `subscribeMessage.send`. */
  api: string
  /** OpenID or phone numbers. */
  to: string
  /** Milliseconds since the epoch. */
  at: number
  /** The call's parameters as they were. */
  parameters: Record<string, unknown>
}

/** The oldest messages make room for new ones. */
const CAPACITY = 5000

/** Everything that functions sent to people: nothing leaves this machine. */
export class Outbox {
  private readonly messages

  constructor(store: Store) {
    this.messages = store.root.openDB<SentMessage, number>({ name: 'wx:outbox' })
  }

  async add(message: Omit<SentMessage, 'id'>): Promise<SentMessage> {
    return this.messages.transaction(() => {
      const [newest] = this.messages.getKeys({ reverse: true, limit: 1 })
      const id = (newest ?? 0) + 1
      this.messages.put(id, { id, ...message })
      this.messages.remove(id - CAPACITY)
      return { id, ...message }
    })
  }

  /** Newest first. */
  latest(limit: number): SentMessage[] {
    return [...this.messages.getRange({ reverse: true, limit })].map(({ value }) => value)
  }

  clear(): Promise<void> {
    return this.messages.clearAsync()
  }
}
