import { fieldOf, isDocument, type Value } from '../values/value'

const INDEX = /^(0|[1-9]\d*)$/

/** A dotted path split into its parts; `price` gives `['price']`. */
export function splitPath(path: string): string[] {
  return path.includes('.') ? path.split('.') : [path]
}

/** The position a path part names in an array, or -1. */
export function arrayIndex(part: string): number {
  return INDEX.test(part) ? Number(part) : -1
}

/**
 * Whether any value that `parts` leads to satisfies `test`. A path runs through the documents inside an array as well
 * as through a numbered element; scalars inside an array lead nowhere, and a field that is absent arrives as
 * `undefined`. The value at the end is handed over whole, arrays included.
 */
export function someLeaf(
  value: Value | undefined,
  parts: readonly string[],
  test: (leaf: Value | undefined) => boolean,
  from = 0,
): boolean {
  let current = value
  for (let at = from; at < parts.length; at += 1) {
    if (Array.isArray(current)) return someLeafOfArray(current, parts, test, at)
    current = isDocument(current) ? fieldOf(current, parts[at] as string) : undefined
  }
  return test(current)
}

function someLeafOfArray(
  items: Value[],
  parts: readonly string[],
  test: (leaf: Value | undefined) => boolean,
  at: number,
): boolean {
  const index = arrayIndex(parts[at] as string)
  if (index >= 0 && index < items.length && someLeaf(items[index], parts, test, at + 1)) return true
  return items.some(item => isDocument(item) && someLeaf(item, parts, test, at))
}

/** Every value a path leads to, arrays at the end opened into their elements: what an index stores and a sort sees. */
export function spreadLeaves(value: Value, parts: readonly string[]): { values: (Value | undefined)[]; many: boolean } {
  const values: (Value | undefined)[] = []
  let many = false
  let leaves = 0
  someLeaf(value, parts, leaf => {
    leaves += 1
    if (Array.isArray(leaf)) {
      many = true
      values.push(...leaf)
    } else {
      values.push(leaf)
    }
    return false
  })
  return { values, many: many || leaves !== 1 }
}
