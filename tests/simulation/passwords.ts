import type { Member } from './intent'
import type { Run } from './run'

/** Payments from there on are confirmed with the payment password, or looked at by the shop. */
export const LARGE_FEN = 70_000

/** Few, so that one comes back that was given up before. */
export const PASSWORDS = ['271828', '314159', '161803', '141421']

/** What a payer sends along with a payment of this size: mostly the password, now and then a wrong one or none. */
export function passwordFor(run: Run, { openid }: Member, payFen: number): { password?: string } {
  if (payFen < LARGE_FEN || run.chance.in(0.2)) return {}
  const known = run.passwords.newestOf(openid)
  const password = known !== null && run.chance.in(0.85) ? known : run.chance.pick(PASSWORDS)
  return { password }
}

/** A large payment went through with a password that is not the member's any more; `isFirst`: nothing came of it before. */
export function wrongPassword(run: Run, { openid }: Member, password: string | undefined, isFirst: boolean): string[] {
  const isDead = isFirst && password !== undefined && run.passwords.isDead(openid, password, run.round)
  return isDead ? [`${openid} paid with ${password}, which was replaced before`] : []
}

interface Answered {
  password: string
  round: number
}

/** Which of a member's payment passwords can still be right, told by what was typed and what was answered alone. */
export class Passwords {
  /** by member: in which round each password was last sent to be set */
  private readonly sent = new Map<string, Map<string, number>>()
  /** by member: the newest one that was answered with a yes */
  private readonly answered = new Map<string, Answered>()

  send(openid: string, password: string, round: number): void {
    this.sent.set(openid, (this.sent.get(openid) ?? new Map<string, number>()).set(password, round))
  }

  answer(openid: string, password: string, round: number): void {
    this.answered.set(openid, { password, round })
  }

  /** The one that its holder believes in; null before any was set. */
  newestOf(openid: string): string | null {
    return this.answered.get(openid)?.password ?? null
  }

  /** Whether another one took its place for sure before this round. */
  isDead(openid: string, password: string, round: number): boolean {
    const newest = this.answered.get(openid)
    if (!newest || newest.password === password || newest.round >= round) return false
    return (this.sent.get(openid)?.get(password) ?? -1) < newest.round
  }

  /** Whether it is the one for sure: nothing else was sent to be set since it was answered. */
  isAlive(openid: string, password: string, round: number): boolean {
    const newest = this.answered.get(openid)
    if (newest?.password !== password || newest.round >= round) return false
    const others = [...(this.sent.get(openid) ?? [])].filter(([other]) => other !== password)
    return others.every(([, at]) => at < newest.round)
  }
}
