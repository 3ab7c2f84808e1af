import { createContext, Script } from 'node:vm'
import { outOfTime } from '../refusals'

/** Milliseconds that one expression may take of a request, over all the texts it is held against. */
const BUDGET_MS = 1000
/** Steps, as a power of two, that are surely over in a few milliseconds. */
const QUICK_BITS = 20

/**
 * An expression as a test on texts that ends in time. An engine that steps back can take years over thirty letters; where
 * that cannot be ruled out by the looks of the expression and the length of the text, a watch stands beside it (which
 * costs a thread each time). Throws the platform's timeout.
 */
export function boundedTest(pattern: RegExp): (text: string) => boolean {
  const effort = effortOf(pattern.source)
  let left = BUDGET_MS
  return text => {
    if (isQuick(effort, text.length)) return pattern.test(text)
    const began = performance.now()
    const found = testWithin(pattern, text, Math.ceil(left))
    left -= performance.now() - began
    if (found === undefined || left <= 0) throw outOfTime()
    return found
  }
}

interface Effort {
  /** Parts that may take any number of letters. */
  repeats: number
  /** Places where there are two ways to go on. */
  choices: number
  /** Whether a group is repeated, so that every letter may double the ways. */
  repeatsGroup: boolean
}

function effortOf(source: string): Effort {
  const plain = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, 'x')
  return {
    repeats: count(plain, /[*+{]/g),
    choices: count(plain, /[?|]/g),
    repeatsGroup: /\)[*+{]/.test(plain),
  }
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0
}

function isQuick({ repeats, choices, repeatsGroup }: Effort, length: number): boolean {
  return !repeatsGroup && (repeats + 1) * Math.log2(length + 1) + choices <= QUICK_BITS
}

/** Only what runs inside a script can be stopped from outside. */
const room: { test?: () => boolean } = createContext({})
const script = new Script('test()')

function testWithin(pattern: RegExp, text: string, timeout: number): boolean | undefined {
  room.test = () => pattern.test(text)
  try {
    return script.runInContext(room, { timeout }) as boolean
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined
    throw error
  } finally {
    room.test = undefined
  }
}
