import { queryFailed } from '../refusals'

/** The flags that mean the same here and in the engine behind the platform; `g`, `y` and `d` do not change a match. */
const KEPT = /[imsu]/g

/**
 * Makes an expression of a pattern and the options the SDK sends. Throws a CloudError when the pattern cannot be
 * compiled. The extended option `x` is expanded: white space and comments outside classes are dropped.
 */
export function toRegExp(pattern: string, options: string): RegExp {
  const source = options.includes('x') ? withoutLayout(pattern) : pattern
  const flags = [...new Set(options.match(KEPT) ?? [])].join('')
  try {
    return new RegExp(source, flags)
  } catch {
    throw queryFailed(`Regular expression is invalid: ${pattern}`)
  }
}

function withoutLayout(pattern: string): string {
  return pattern.replace(/(\\.|\[(?:\\.|[^\]])*\])|\s+|#.*/g, (_match, kept: string | undefined) => kept ?? '')
}
