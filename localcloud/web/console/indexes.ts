/** A collection as the server lists it. */
export interface Collection {
  name: string
  count: number
  indexes: Index[]
}

interface Index {
  name: string
  keys: [string, 1 | -1][]
  unique?: boolean
}

export function indexWords({ name, keys, unique }: Index): string {
  const fields = keys.map(([field, direction]) => `${field} ${direction === 1 ? '升' : '降'}`).join('，')
  return `${name}（${fields}${unique ? '，唯一' : ''}）`
}

/** `-createdAt, code` as the server wants it. */
export function sortOf(text: string): { field: string; direction: 'asc' | 'desc' }[] {
  return text
    .split(/[\s,，]+/)
    .filter(field => field !== '')
    .map(field => (field.startsWith('-') ? { field: field.slice(1), direction: 'desc' } : { field, direction: 'asc' }))
}
