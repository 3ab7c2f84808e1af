import { join, resolve } from 'node:path'

/** The project's folder; every other path is named from here. */
export const root = resolve(__dirname, '..')

export const dist = {
  weapp: join(root, 'dist', 'weapp'),
  h5: join(root, 'dist', 'h5'),
  functions: join(root, 'dist', 'cloudfunctions'),
  localcloud: join(root, 'dist', 'localcloud'),
} as const

export const demoDir = join(root, 'config', 'demo')
