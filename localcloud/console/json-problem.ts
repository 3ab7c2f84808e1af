/** The first thing wrong with a JSON text, and where. Lines and columns count from 1. */
export interface JsonProblem {
  offset: number
  line: number
  column: number
  message: string
}

/** The platform stores no deeper documents. */
const MAX_DEPTH = 100
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: a JSON string is exactly what may not hold them raw.
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const LITERAL = /true|false|null/y
const SPACE = /[ \t\r\n]*/y

class Problem extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message)
  }
}

/**
 * Finds what keeps a text from being a document: JSON syntax, and what `JSON.parse` lets pass but the platform's
 * import does not (repeated keys, keys that begin or end with a dot or hold two). `JSON.parse` alone would say the
 * place differently in each browser, or not at all. Undefined when nothing is wrong.
 */
export function findJsonProblem(text: string): JsonProblem | undefined {
  try {
    const end = skipSpace(text, readValue(text, skipSpace(text, 0), 0))
    if (end < text.length) throw new Problem(end, '这里不该再有内容')
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const before = text.slice(0, error.offset)
    const line = before.split('\n').length
    return { offset: error.offset, line, column: error.offset - before.lastIndexOf('\n'), message: error.message }
  }
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function skipSpace(text: string, at: number): number {
  return at + (match(SPACE, text, at) ?? '').length
}

/** Each reader returns the offset after what it read. */
function readValue(text: string, at: number, depth: number): number {
  if (depth > MAX_DEPTH) throw new Problem(at, `嵌套不能超过 ${MAX_DEPTH} 层`)
  if (at >= text.length) throw new Problem(at, '内容到这里就断了')
  const first = text[at]
  if (first === '{') return readObject(text, at, depth)
  if (first === '[') return readArray(text, at, depth)
  if (first === '"') return readString(text, at)
  const scalar = match(LITERAL, text, at) ?? match(NUMBER, text, at)
  if (scalar === undefined) throw new Problem(at, first === "'" ? '字符串要用双引号' : `这里不能是 ${first}`)
  return at + scalar.length
}

function readString(text: string, at: number): number {
  const found = match(STRING, text, at)
  if (found === undefined) throw new Problem(at, '字符串没有写完，或含有未转义的字符')
  return at + found.length
}

function readArray(text: string, open: number, depth: number): number {
  let at = skipSpace(text, open + 1)
  if (text[at] === ']') return at + 1
  for (;;) {
    const end = readValue(text, at, depth + 1)
    at = skipSpace(text, end)
    if (text[at] === ']') return at + 1
    // What is missing is missing right after the value, not where the next line begins.
    if (text[at] !== ',') throw new Problem(end, '缺少逗号或 ]')
    const comma = at
    at = skipSpace(text, at + 1)
    if (text[at] === ']') throw new Problem(comma, '最后一项后面不能有逗号')
  }
}

function readObject(text: string, open: number, depth: number): number {
  const keys = new Set<string>()
  let at = skipSpace(text, open + 1)
  if (text[at] === '}') return at + 1
  for (;;) {
    at = skipSpace(text, readKey(text, at, keys))
    if (text[at] !== ':') throw new Problem(at, '字段名后面缺少冒号')
    const end = readValue(text, skipSpace(text, at + 1), depth + 1)
    at = skipSpace(text, end)
    if (text[at] === '}') return at + 1
    if (text[at] !== ',') throw new Problem(end, '缺少逗号或 }')
    const comma = at
    at = skipSpace(text, at + 1)
    if (text[at] === '}') throw new Problem(comma, '最后一个字段后面不能有逗号')
  }
}

function readKey(text: string, at: number, keys: Set<string>): number {
  if (text[at] !== '"') throw new Problem(at, '字段名要用双引号')
  const end = readString(text, at)
  const key = JSON.parse(text.slice(at, end)) as string
  if (keys.has(key)) throw new Problem(at, `字段 ${key} 重复了`)
  if (key.startsWith('.') || key.endsWith('.') || key.includes('..'))
    throw new Problem(at, `字段名 ${key} 里的点不合法`)
  keys.add(key)
  return end
}
