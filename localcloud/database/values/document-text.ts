import { Binary, ObjectId } from 'bson'
import { toRegExp } from './regular-expression'
import type { Document, Value } from './value'

/**
 * Documents are stored as the relaxed extended JSON that the SDK reads, so that a read needs no conversion at all:
 * the stored text goes out as it is. `"$` is a cheap, sure sign that a text may hold more than plain JSON, because
 * no field name of a stored document begins with a dollar sign.
 */
export function writeText(document: Document): string {
  return JSON.stringify(toJson(document))
}

/** The inverse of {@link writeText}. */
export function readText(text: string): Document {
  const json = JSON.parse(text) as Document
  return text.includes('"$') ? (revive(json) as Document) : json
}

/** The text as a caller receives it: the SDK cannot decode object ids, so the platform sends them as strings. */
export function replyText(text: string): string {
  return text.includes('{"$oid":"') ? text.replace(/\{"\$oid":"([0-9a-f]{24})"\}/g, '"$1"') : text
}

/** A value as plain JSON with extended types spelled out; the same object when it holds none. */
export function toJson(value: Value): unknown {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : { $numberDouble: Number.isNaN(value) ? 'NaN' : `${value}` }
    case 'object':
      return value === null ? null : objectToJson(value)
    default:
      return value
  }
}

function objectToJson(value: Exclude<Value, null | boolean | number | string>): unknown {
  if (Array.isArray(value)) return arrayToJson(value)
  if (value instanceof Date) return dateToJson(value)
  if (value instanceof ObjectId) return { $oid: value.toHexString() }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (value instanceof Binary) {
    return { $binary: { base64: value.toString('base64'), subType: value.sub_type.toString(16).padStart(2, '0') } }
  }
  let copy: Record<string, unknown> | undefined
  for (const name in value) {
    const field = value[name] as Value
    const json = toJson(field)
    if (json !== field) {
      copy ??= { ...value }
      copy[name] = json
    }
  }
  return copy ?? value
}

function arrayToJson(items: Value[]): unknown[] {
  let copy: unknown[] | undefined
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at] as Value
    const json = toJson(item)
    if (json !== item) {
      copy ??= [...items]
      copy[at] = json
    }
  }
  return copy ?? items
}

function dateToJson(value: Date): unknown {
  const millis = value.getTime()
  const year = value.getUTCFullYear()
  const iso = year >= 1970 && year <= 9999
  return { $date: iso ? value.toISOString() : { $numberLong: String(millis) } }
}

function revive(json: Value): Value {
  if (json === null || typeof json !== 'object') return json
  if (Array.isArray(json)) {
    for (let at = 0; at < json.length; at += 1) json[at] = revive(json[at] as Value)
    return json
  }
  const document = json as Document
  for (const name in document) {
    if (name.startsWith('$')) return reviveType(name, document[name])
    const field = document[name] as Value
    if (typeof field === 'object') document[name] = revive(field)
  }
  return document
}

function reviveType(type: string, body: unknown): Value {
  const fields = body as Record<string, string>
  switch (type) {
    case '$date':
      return new Date(typeof body === 'string' ? body : Number(fields.$numberLong))
    case '$oid':
      return ObjectId.createFromHexString(body as string)
    case '$numberDouble':
      return Number(body)
    case '$regularExpression':
      return toRegExp(fields.pattern ?? '', fields.options ?? '')
    default:
      return new Binary(Buffer.from(fields.base64 ?? '', 'base64'), Number.parseInt(fields.subType ?? '0', 16))
  }
}
