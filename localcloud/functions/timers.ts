import { Cron } from 'croner'
import type { Alarms } from '../alarms'
import type { Clock } from '../clock'
import type { Invoker } from './invoker'
import type { CloudFunction, TimerTrigger } from './project'

/** Triggers are written in Beijing time, which is UTC+8 all year. */
const TRIGGER_UTC_OFFSET_MIN = 8 * 60

interface Timer {
  fn: string
  trigger: TimerTrigger
  cron: Cron
  /** Next run, milliseconds since the epoch; absent when there is none. */
  dueAt?: number
  cancel?: () => void
}

/** Calls functions by the timer triggers in their `config.json`. */
export class Timers {
  private readonly timers: Timer[] = []
  private readonly stopListening: () => void
  private running = false

  /** Throws when a trigger's expression is not the platform's seven fields. */
  constructor(
    functions: Iterable<CloudFunction>,
    private readonly invoker: Invoker,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
  ) {
    for (const { name, trigger } of functions) if (trigger) this.timers.push(makeTimer(name, trigger))
    // After a jump back the next run is worked out anew. Runs that a jump forward passed over fire once together,
    // however many they were: the platform does not make up for lost runs either.
    this.stopListening = clock.onJump(now => {
      for (const timer of this.timers) if (this.running && (timer.dueAt ?? 0) > now) this.wind(timer)
    })
  }

  get schedule(): { function: string; trigger: string; config: string; nextAt?: number }[] {
    return this.timers.map(({ fn, trigger, cron }) => ({
      function: fn,
      trigger: trigger.name,
      config: trigger.config,
      nextAt: cron.nextRun(new Date(this.clock.now()))?.getTime(),
    }))
  }

  get isRunning(): boolean {
    return this.running
  }

  start(): void {
    if (this.running) return
    this.running = true
    for (const timer of this.timers) this.wind(timer)
  }

  stop(): void {
    this.running = false
    for (const timer of this.timers) timer.cancel?.()
  }

  close(): void {
    this.stop()
    this.stopListening()
  }

  /** Fires a function's trigger now. Throws a `FunctionError` like any call; undefined when it has no trigger. */
  async fire(fn: string): Promise<string | undefined> {
    const timer = this.timers.find(candidate => candidate.fn === fn)
    return timer && (await this.call(timer))
  }

  private async call({ fn, trigger }: Timer): Promise<string> {
    const event = {
      Type: 'Timer',
      TriggerName: trigger.name,
      Time: new Date(this.clock.now()).toISOString(),
      Message: '',
    }
    const { json } = await this.invoker.invoke(fn, event, { source: 'wx_trigger' })
    return json
  }

  private wind(timer: Timer): void {
    timer.cancel?.()
    timer.dueAt = timer.cron.nextRun(new Date(this.clock.now()))?.getTime()
    if (timer.dueAt === undefined) return
    timer.cancel = this.alarms.at(timer.dueAt, () => {
      this.wind(timer)
      // A run that fails is in the request log; the platform discards what a timer's run returns.
      this.call(timer).catch(() => undefined)
    })
  }
}

function makeTimer(fn: string, trigger: TimerTrigger): Timer {
  try {
    // Day and weekday together mean "either", which is the library's default as it is the platform's rule.
    const cron = new Cron(trigger.config, { paused: true, mode: '7-part', utcOffset: TRIGGER_UTC_OFFSET_MIN })
    return { fn, trigger, cron }
  } catch (error) {
    throw new Error(`${fn}/config.json: trigger ${trigger.name}: ${String(error)}`)
  }
}
