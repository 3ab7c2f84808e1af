import { type Instant, later } from '../../src/domain/time'

const MOST_REMEMBERED = 100

/** What failed a moment ago and stands behind the others, as this instance has seen it: a lost memory costs one more try. */
export class PutOff<Id extends string> {
  private readonly until = new Map<Id, Instant>()

  constructor(private readonly forMs: number) {}

  add(id: Id, at: Instant): void {
    this.until.delete(id)
    this.until.set(id, later(at, this.forMs))
    const [oldest] = this.until.keys()
    if (oldest !== undefined && this.until.size > MOST_REMEMBERED) this.until.delete(oldest)
  }

  forget(id: Id): void {
    this.until.delete(id)
  }

  /** Those that failed so lately. */
  waiting(at: Instant): Id[] {
    for (const [id, until] of this.until) {
      const isFromTheFuture = until > later(at, this.forMs)
      if (at >= until || isFromTheFuture) this.until.delete(id)
    }
    return [...this.until.keys()]
  }
}
