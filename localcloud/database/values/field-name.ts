import { invalidParameter } from '../refusals'

/** Names that reach an object's prototype. The engine behind the platform is not JavaScript; here they are refused. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** Refuses a field name, or a dotted path, that JavaScript could take for something other than a field. */
export function checkName(name: string): void {
  if (name.includes('\0')) throw invalidParameter('a field name must not contain a null byte')
  if (FORBIDDEN.has(name)) throw invalidParameter(`field name not allowed: ${name}`)
  if (name.includes('.') && name.split('.').some(part => FORBIDDEN.has(part))) {
    throw invalidParameter(`field name not allowed: ${name}`)
  }
}
