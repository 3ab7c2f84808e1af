import { type Level, levelNames } from '../members/level'
import type { FieldReader } from './field-reader'

/** The member levels that a document is for, by their names; null when it says none. */
export function readLevels(reader: FieldReader): Level[] | null {
  const names = reader.wordsOrNothing('levels', '适用等级', { most: 3, longest: 10 })
  if (names === null) return null
  const unknown = names.filter(name => !Object.hasOwn(levelNames, name))
  if (unknown.length > 0) {
    reader.complain(`适用等级 levels 里没有：${unknown.join('、')}，只能是 ${Object.keys(levelNames).join(' / ')}`)
  }
  return names.map(name => levelNames[name] ?? 'ordinary')
}
