/**
 * JSON with sorted keys, no blanks and no undefined members: the same content has the same text on the server, on the
 * phone and in ten years, which is what hashes and seals need. Follows RFC 8785 for what entries and packs consist of
 * (strings, safe integers, booleans, null, arrays, plain objects); anything else is a defect and throws a TypeError.
 * One difference: keys that look like whole numbers come first, in the order of every JavaScript engine.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(canonicalForm(value))
}

const remembered = new WeakMap<object, string>()

/**
 * The same for what is in canonical order and never changes any more (an entry of the ledger): its text is made once, for
 * as long as the object lives.
 */
export function rememberedJson(unchanging: object): string {
  const known = remembered.get(unchanging)
  if (known !== undefined) return known
  const form = canonicalForm(unchanging)
  const text = JSON.stringify(form)
  // Only what is stored as it stands here may be remembered.
  if (form === unchanging) remembered.set(unchanging, text)
  return text
}

/**
 * The same content with its keys in canonical order. What is in order already is returned as it is, so that a document
 * stored in this form costs one look and no copy the next time it is hashed.
 */
export function canonicalForm<T>(value: T): T {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      if (!Number.isSafeInteger(value)) throw new TypeError(`no canonical form for the number ${value}`)
      return value
    case 'object':
      if (value === null || remembered.has(value)) return value
      return (Array.isArray(value) ? canonicalArray(value) : canonicalObject(value)) as T
    default:
      throw new TypeError(`no canonical form for ${typeof value}`)
  }
}

function canonicalArray(array: unknown[]): unknown[] {
  const ordered = array.map(canonicalForm)
  return ordered.every((item, place) => item === array[place]) ? array : ordered
}

function canonicalObject(object: object): object {
  // A date or a map has no members of its own and would pass for an empty object.
  const kind = Object.prototype.toString.call(object)
  if (kind !== '[object Object]') throw new TypeError(`no canonical form for ${kind}`)
  let isOrdered = true
  let before = ''
  const forms: [key: string, form: unknown][] = []
  for (const [key, member] of Object.entries(object)) {
    const form = member === undefined ? undefined : canonicalForm(member)
    if (key < before || form === undefined || form !== member) isOrdered = false
    if (form !== undefined) forms.push([key, form])
    before = key
  }
  return isOrdered ? object : Object.fromEntries(forms.sort(([a], [b]) => (a < b ? -1 : 1)))
}
