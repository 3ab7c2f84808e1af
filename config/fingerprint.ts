import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './paths'

/** A hash over the content of files and folders: a target is stale when it differs from the one it was built from. */
export function fingerprint(sources: readonly string[]): string {
  const hash = createHash('sha256')
  for (const source of sources)
    for (const file of filesIn(join(root, source))) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap(name => filesIn(join(path, name)))
}

function stampOf(target: string): string {
  return join(root, 'dist', '.stamps', target)
}

export function isFresh(target: string, print: string): boolean {
  return existsSync(stampOf(target)) && readFileSync(stampOf(target), 'utf8') === print
}

export function stamp(target: string, print: string): void {
  mkdirSync(dirname(stampOf(target)), { recursive: true })
  writeFileSync(stampOf(target), print)
}
