/** No finger types this fast for long: milliseconds between two keys of a gun. */
const FASTEST_FINGER = 50
/** Shorter than any code of ours. */
const SHORTEST_CODE = 6
const LONGEST_CODE = 1200

/** Tells a scanner gun from fingers: many keys in quick succession, and Enter behind them. */
export class GunBuffer {
  private text = ''
  private lastAt = Number.NEGATIVE_INFINITY

  /** Takes one key and the time it was pressed (milliseconds). Answers the code when this key ended one. */
  type(key: string, at: number): string | null {
    const quick = at - this.lastAt <= FASTEST_FINGER
    this.lastAt = at
    if (key === 'Enter') {
      const code = quick && this.text.length >= SHORTEST_CODE ? this.text : null
      this.text = ''
      return code
    }
    // Shift comes along with capital letters and is no character of its own.
    if (key.length !== 1) return null
    this.text = quick && this.text.length < LONGEST_CODE ? this.text + key : key
    return null
  }
}
