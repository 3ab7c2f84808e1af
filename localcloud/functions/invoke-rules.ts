import type { FunctionRules } from './project'

/**
 * Whether a mini-program client may call a function. The rules bind clients only: timers, payment notices and
 * other functions are never asked. A function without a rule of its own follows `*`.
 */
export function mayInvoke(rules: FunctionRules, name: string, openid: string | undefined): boolean {
  const rule = Object.hasOwn(rules, name) ? rules[name] : rules['*']
  if (rule === undefined || rule.invoke === false) return false
  return rule.invoke === true || openid !== undefined
}
