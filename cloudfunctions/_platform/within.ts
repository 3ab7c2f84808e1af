/**
 * An answer, if it comes within so many milliseconds; else an error. The SDK itself would wait longer than a function lives. What
 * comes later is nobody's any more: whether it took effect is not known.
 */
export function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer in time')), ms)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
