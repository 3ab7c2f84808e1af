import { type Fen, fen, subtractFen } from '../money'

export type Level = 'ordinary' | 'silver' | 'gold'

/** Levels by all principal ever topped up (M3: silver from 3,000 yuan, gold from 10,000), lowest first. */
const levels: readonly { level: Level; name: string; fromFen: Fen }[] = [
  { level: 'ordinary', name: '普通会员', fromFen: fen(0) },
  { level: 'silver', name: '银卡会员', fromFen: fen(300_000) },
  { level: 'gold', name: '金卡会员', fromFen: fen(1_000_000) },
]

export interface LevelStanding {
  level: Level
  name: string
  next: { name: string; moreFen: Fen } | null
}

export function levelOf(toppedUpFen: Fen): LevelStanding {
  let standing: LevelStanding | null = null
  for (const { level, name, fromFen } of levels) {
    if (toppedUpFen >= fromFen) standing = { level, name, next: null }
    else if (standing) return { ...standing, next: { name, moreFen: subtractFen(fromFen, toppedUpFen) } }
  }
  if (!standing) throw new Error('the lowest level starts at nothing')
  return standing
}
