/**
 * Makes `Date` in this thread follow the local cloud's clock. Only the current time changes: dates made from
 * arguments, timeouts and `performance.now()` are as they were.
 */
export function followClock(shared: SharedArrayBuffer, skewMs: number): void {
  const cells = new Float64Array(shared)
  const RealDate = Date
  const realNow = RealDate.now.bind(RealDate)
  const now = (): number => {
    const frozenAt = cells[1] ?? Number.NaN
    return (Number.isNaN(frozenAt) ? realNow() + (cells[0] ?? 0) : frozenAt) + skewMs
  }
  const CloudDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
  })
  RealDate.prototype.constructor = CloudDate
  globalThis.Date = CloudDate
}
