import { queryFailed } from '../refusals'
import { putAt, valueAt } from '../update/update-path'
import { cloneDocument } from '../values/clone'
import { type Document, fieldOf, isDocument, type Value } from '../values/value'
import { matchedIndex } from './matched-index'
import { compileMatcher, type Matcher } from './matcher'

const POSITIONAL = '.$'

/** Reduces a document to the fields a caller asked for. */
export type Projection = (document: Document) => Document

interface Tree {
  [part: string]: Tree | Leaf
}
type Leaf = { keep: boolean } | { pick: (value: Value) => Value | undefined }

/**
 * Compiles the projection of `field()`: fields to keep (1) or to leave out (0), `$slice` and `$elemMatch`, and `list.$`:
 * the first element that the query, given as `matches`, was about. `_id` stays unless it is set to 0. Throws a CloudError
 * when keeping and leaving out are mixed.
 */
export function compileProjection(projection: Document, matches: Matcher): Projection {
  const tree: Tree = {}
  let inclusive: boolean | undefined
  let positional: string[] | undefined
  for (const [name, rule] of Object.entries(projection)) {
    const leaf = readRule(rule)
    const path = name.endsWith(POSITIONAL) ? name.slice(0, -POSITIONAL.length) : name
    if (path !== name) positional = path.split('.')
    plant(tree, path.split('.'), leaf)
    const keeps = 'keep' in leaf ? leaf.keep : isElemMatch(rule) ? true : undefined
    if (path === '_id' || keeps === undefined) continue
    if (inclusive !== undefined && inclusive !== keeps) {
      throw queryFailed(`Cannot do ${keeps ? 'inclusion' : 'exclusion'} on field ${path} in the other projection`)
    }
    inclusive = keeps
  }
  inclusive ??= projection._id === 1 || projection._id === true
  if (inclusive && !('_id' in tree)) tree._id = { keep: true }
  const narrow = positional
  return document => reduce(narrow ? narrowed(document, narrow, matches) : document, tree, inclusive) as Document
}

/** The document with only the element of an array that the query was about. */
function narrowed(document: Document, path: string[], matches: Matcher): Document {
  const items = valueAt(document, path)
  if (!Array.isArray(items)) return document
  const index = matchedIndex(path, document, matches)
  if (index < 0) {
    throw queryFailed(`Executor error during find command: positional operator '${path.join('.')}.$' requires a match`)
  }
  const copy = cloneDocument(document)
  putAt(copy, path, [items[index] as Value])
  return copy
}

function readRule(rule: Value): Leaf {
  if (typeof rule === 'number' || typeof rule === 'boolean') return { keep: rule !== 0 && rule !== false }
  if (isDocument(rule) && rule.$slice !== undefined) return { pick: slice(rule.$slice) }
  if (isDocument(rule) && isDocument(rule.$elemMatch)) return { pick: firstElement(rule.$elemMatch) }
  throw queryFailed('unsupported projection option')
}

function isElemMatch(rule: Value): boolean {
  return isDocument(rule) && rule.$elemMatch !== undefined
}

function plant(tree: Tree, parts: string[], leaf: Leaf): void {
  const [part, ...rest] = parts
  if (part === undefined) return
  if (rest.length === 0) {
    tree[part] = leaf
    return
  }
  const child = Object.hasOwn(tree, part) ? tree[part] : undefined
  const branch: Tree = child && !isLeaf(child) ? child : {}
  tree[part] = branch
  plant(branch, rest, leaf)
}

function isLeaf(node: Tree | Leaf): node is Leaf {
  return (
    typeof (node as Leaf as { keep?: unknown }).keep === 'boolean' ||
    typeof (node as { pick?: unknown }).pick === 'function'
  )
}

function reduce(value: Value, tree: Tree, inclusive: boolean): Value | undefined {
  if (Array.isArray(value)) {
    return value.map(item => reduce(item, tree, inclusive)).filter(item => item !== undefined)
  }
  if (!isDocument(value)) return inclusive ? undefined : value
  const kept: Document = {}
  for (const name of Object.keys(value)) {
    const reduced = reduceField(
      fieldOf(value, name) as Value,
      Object.hasOwn(tree, name) ? tree[name] : undefined,
      inclusive,
    )
    if (reduced !== undefined) kept[name] = reduced
  }
  return kept
}

function reduceField(value: Value, node: Tree | Leaf | undefined, inclusive: boolean): Value | undefined {
  if (node === undefined) return inclusive ? undefined : value
  if (!isLeaf(node)) return reduce(value, node, inclusive)
  if ('pick' in node) return node.pick(value)
  return node.keep ? value : undefined
}

function slice(operand: Value): (value: Value) => Value {
  const [skip, count] = Array.isArray(operand) ? operand : [operand, undefined]
  if (typeof skip !== 'number' || (count !== undefined && (typeof count !== 'number' || count <= 0))) {
    throw queryFailed('$slice only supports numbers and [skip, limit] arrays')
  }
  return value => {
    if (!Array.isArray(value)) return value
    if (count === undefined) return skip >= 0 ? value.slice(0, skip) : value.slice(skip)
    const from = skip >= 0 ? skip : Math.max(0, value.length + skip)
    return value.slice(from, from + (count as number))
  }
}

function firstElement(query: Document): (value: Value) => Value | undefined {
  const matches = compileMatcher({ element: { $elemMatch: query } })
  return value => {
    if (!Array.isArray(value)) return undefined
    const found = value.find(element => matches({ element: [element] }))
    return found === undefined ? undefined : [found]
  }
}
