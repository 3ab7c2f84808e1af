/** The domain's tests as plain functions, without jest around them: they need `describe`, `test` and `expect` only. */
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve, sep } from 'node:path'
import type { Circus } from '@jest/types'
import { expect } from 'expect'
import { configureGlobal } from 'fast-check'
import { describe, getState, resetState, test } from 'jest-circus'

export interface LoadedTest {
  /** File and full name: Stryker's name for it. */
  readonly id: string
  readonly file: string
  /** Runs it; what it failed with, if it failed. */
  run(): Promise<string | undefined>
}

/** The working folder is the sandbox with the mutants in it. */
const require = createRequire(resolve('package.json'))

Object.assign(globalThis, { describe, test, expect })

// Properties last for a moment only, and end at the first counter-example instead of shrinking it.
configureGlobal({ interruptAfterTimeLimit: 200, markInterruptAsFailure: false, endOnFailure: true })

/** What takes thousands of commands or codes: what such a test alone would notice counts as survived. */
const ENDURANCE = /for an hour|every pair of accounts|hundred thousand|100,000|thousands of commands/

/** Everything of ours that was loaded is forgotten and loaded again. */
export async function loadTests(): Promise<LoadedTest[]> {
  forget()
  return ['tests/domain', 'tests/model'].flatMap(folder =>
    readdirSync(folder)
      .filter(file => file.endsWith('.test.ts'))
      .sort()
      .flatMap(file => testsOf(join(folder, file)))
      .filter(({ id }) => !ENDURANCE.test(id)),
  )
}

function forget(): void {
  for (const path of Object.keys(require.cache))
    if (path.startsWith(resolve('src') + sep) || path.startsWith(resolve('tests') + sep)) delete require.cache[path]
}

function testsOf(file: string): LoadedTest[] {
  resetState()
  require(resolve(file))
  return within(getState().rootDescribeBlock, file)
}

function within(block: Circus.DescribeBlock, name: string): LoadedTest[] {
  return block.children.flatMap(child => {
    const id = `${name} > ${child.name}`
    if (child.type === 'describeBlock') return within(child, id)
    return [{ id, file: name.split(' > ')[0] as string, run: () => failureOf(child.fn) }]
  })
}

async function failureOf(fn: Circus.TestFn): Promise<string | undefined> {
  try {
    await (fn as () => unknown)()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
