/** Lets so many through at once; the others wait in line. */
export class Turnstile {
  private free: number
  private readonly line: (() => void)[] = []

  constructor(limit: number) {
    this.free = limit
  }

  /** Resolves to the function that makes room for the next. */
  async enter(): Promise<() => void> {
    if (this.free > 0) this.free -= 1
    else await new Promise<void>(resolve => this.line.push(resolve))
    return () => {
      const next = this.line.shift()
      if (next) next()
      else this.free += 1
    }
  }
}
