/**
 * Runs the domain's tests for Stryker in one process that stays: they are loaded once, and each mutant costs only the
 * tests that reach it, the quickest first, until one fails. Jest starts anew for every mutant, which takes a hundred
 * times as long.
 */
import { createWriteStream } from 'node:fs'
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext, type MutantResult } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import type { Reporter } from '@stryker-mutator/api/report'
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import { type LoadedTest, loadTests } from './mutation-tests'

/** After so much work a mutant that no test has noticed yet has survived; so the score is at least what it says. */
const PATIENCE_US = 1_000_000

const stryker: InstrumenterContext = {}
Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: stryker })

type Result = Extract<DryRunResult, { status: DryRunStatus.Complete }>['tests'][number]

class DomainTestRunner implements TestRunner {
  private tests = new Map<string, LoadedTest>()
  /** What each test took when nothing was wrong. */
  private took = new Map<string, number>()
  /** How many mutants of a file each test has noticed: what noticed the one will most likely notice the next. */
  private noticed = new Map<string, Map<string, number>>()

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    await this.load()
  }

  async dryRun(_options: DryRunOptions): Promise<DryRunResult> {
    stryker.mutantCoverage = { static: {}, perTest: {} }
    await this.load()
    const tests: Result[] = []
    for (const test of this.tests.values()) {
      stryker.currentTestId = test.id
      tests.push(await this.run(test))
    }
    delete stryker.currentTestId
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage }
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    delete stryker.activeMutant
    stryker.hitCount = 0
    if (options.hitLimit === undefined) delete stryker.hitLimit
    else stryker.hitLimit = options.hitLimit
    if (options.mutantActivation === 'static') stryker.activeMutant = options.activeMutant.id
    if (options.reloadEnvironment) {
      const failure = await this.load().then(
        () => undefined,
        (error: unknown) => String(error),
      )
      if (failure !== undefined) return await this.killedWhileLoading(failure)
    }
    stryker.activeMutant = options.activeMutant.id
    let results = await this.untilOneFails(this.likeliestFirst(options))
    delete stryker.activeMutant
    if (options.reloadEnvironment) await this.load()
    else if (await this.failsUnchanged(results.at(-1))) {
      // An earlier mutant left something behind in what the tests share: this one is judged anew.
      await this.load()
      stryker.activeMutant = options.activeMutant.id
      results = await this.untilOneFails(this.likeliestFirst(options))
      delete stryker.activeMutant
    }
    const last = results.at(-1)
    if (last?.status === TestStatus.Failed) {
      const noticed = this.noticedIn(options)
      noticed.set(last.id, (noticed.get(last.id) ?? 0) + 1)
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests: results }, true)
  }

  private async failsUnchanged(last: Result | undefined): Promise<boolean> {
    const test = last?.status === TestStatus.Failed && this.tests.get(last.id)
    return !!test && (await this.run(test)).status === TestStatus.Failed
  }

  private async killedWhileLoading(failure: string): Promise<MutantRunResult> {
    delete stryker.activeMutant
    await this.load()
    const [first] = this.tests.keys()
    return toMutantRunResult({
      status: DryRunStatus.Complete,
      tests: [
        { id: first as string, name: 'loading', timeSpentMs: 0, status: TestStatus.Failed, failureMessage: failure },
      ],
    })
  }

  private async untilOneFails(tests: readonly LoadedTest[]): Promise<Result[]> {
    const began = process.cpuUsage()
    const results: Result[] = []
    for (const test of tests) {
      const result = await this.run(test)
      results.push(result)
      if (result.status === TestStatus.Failed || process.cpuUsage(began).user > PATIENCE_US) break
    }
    return results
  }

  private likeliestFirst(options: MutantRunOptions): LoadedTest[] {
    const ids = options.testFilter
    const chosen = ids === undefined ? [...this.tests.values()] : ids.flatMap(id => this.tests.get(id) ?? [])
    const noticed = this.noticedIn(options)
    const costOf = ({ id }: LoadedTest) => (this.took.get(id) ?? 0) + 1
    const worthOf = (test: LoadedTest) => (noticed.get(test.id) ?? 0) / costOf(test)
    return chosen.sort((a, b) => worthOf(b) - worthOf(a) || costOf(a) - costOf(b))
  }

  private noticedIn({ sandboxFileName }: MutantRunOptions): Map<string, number> {
    const known = this.noticed.get(sandboxFileName) ?? new Map<string, number>()
    this.noticed.set(sandboxFileName, known)
    return known
  }

  private async run(test: LoadedTest): Promise<Result> {
    const began = performance.now()
    const failureMessage = await test.run()
    const timeSpentMs = Math.round(performance.now() - began)
    const about = { id: test.id, name: test.id, fileName: test.file, timeSpentMs }
    if (failureMessage !== undefined) return { ...about, status: TestStatus.Failed, failureMessage }
    if (!stryker.activeMutant) this.took.set(test.id, timeSpentMs)
    return { ...about, status: TestStatus.Success }
  }

  private async load(): Promise<void> {
    this.tests = new Map((await loadTests()).map(test => [test.id, test]))
  }
}

/** Writes every mutant that lives down as soon as it is found: a whole run takes long. */
class SurvivorsAsFound implements Reporter {
  private readonly log = createWriteStream('artifacts/mutation-survivors.log')

  onMutantTested({ status, fileName, location, replacement, mutatorName }: MutantResult): void {
    if (status === 'Survived' || status === 'NoCoverage')
      this.log.write(
        `${status} ${fileName}:${location.start.line}:${location.start.column} ${mutatorName} ${replacement}\n`,
      )
  }
}

export const strykerPlugins = [
  declareClassPlugin(PluginKind.TestRunner, 'domain', DomainTestRunner),
  declareClassPlugin(PluginKind.Reporter, 'survivors', SurvivorsAsFound),
]
