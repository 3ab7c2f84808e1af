import { type Fen, fenFromYuan, LARGEST_FEN, shortYuanText } from '../money'
import { type ShopDay, shopDay } from '../time'
import { readWeeklyHours, type WeeklyHours } from '../weekly-hours'
import { absoluteClaimIn } from './ad-words'

/** A merchant's document as it lies in the collection: anything may be in it. */
export type RawDocument = { _id: string } & Record<string, unknown>

/** Fields that belong to the product or the platform and not to the merchant's text. */
const ownFields = new Set(['_id', '_openid', '_problem', 'note'])

/**
 * Reads one raw document field by field and collects what is wrong with it in Chinese, every problem at once, each
 * naming the field as the merchant sees it. A field nobody asked for is a problem too: a misspelt name must not be
 * silently without effect.
 */
export class FieldReader {
  readonly problems: string[] = []
  private readonly asked = new Set<string>()

  constructor(private readonly document: RawDocument) {}

  /** Complains once more. */
  complain(message: string): void {
    this.problems.push(message)
  }

  /** Complains about a rule over several fields; not while one of them could not be read, when it would mean nothing. */
  complainIf(broken: boolean, message: string): void {
    if (broken && this.problems.length === 0) this.complain(message)
  }

  text(field: string, label: string, longest: number): string {
    const value = this.take(field)
    if (typeof value === 'string' && value.trim() !== '' && value.trim().length <= longest) return value.trim()
    this.complain(`${label} ${field} 要填 1 到 ${longest} 个字`)
    return ''
  }

  textOrNothing(field: string, label: string, longest: number): string | null {
    return Object.hasOwn(this.document, field) ? this.text(field, label, longest) : this.nothing(field)
  }

  /** A text that members read as an offer: without the claims that the Advertising Law forbids. */
  offerText(field: string, label: string, longest: number): string {
    const text = this.text(field, label, longest)
    const claim = absoluteClaimIn(text)
    if (claim !== null) this.complain(`${label} ${field} 里的「${claim}」是广告法不允许的绝对化用语，请换个说法`)
    return text
  }

  choice<C extends string>(field: string, label: string, choices: readonly C[], otherwise: C | null): C {
    const value = this.take(field)
    const chosen = choices.find(choice => choice === value)
    if (chosen) return chosen
    if (value === undefined && otherwise !== null) return otherwise
    this.complain(`${label} ${field} 只能是 ${choices.join(' / ')}`)
    return (otherwise ?? choices[0]) as C
  }

  flag(field: string, label: string, otherwise: boolean): boolean {
    const value = this.take(field)
    if (value === undefined) return otherwise
    if (typeof value === 'boolean') return value
    this.complain(`${label} ${field} 只能是 true 或 false`)
    return otherwise
  }

  /** An amount in yuan, read to fen exactly. */
  yuan(field: string, label: string, { least, most = LARGEST_FEN }: { least: Fen; most?: Fen }): Fen {
    return this.yuanOrNothing(field, label, { least, most }) ?? this.missing(field, label, least)
  }

  /** The same, for a field that may be left out. */
  yuanOrNothing(field: string, label: string, { least, most = LARGEST_FEN }: { least: Fen; most?: Fen }): Fen | null {
    const value = this.take(field)
    if (value === undefined || value === null) return null
    // "300" in quotes is text: read as a number in one field, it would be refused in the next.
    const amount = typeof value === 'number' ? fenFromYuan(value) : null
    if (amount !== null && amount >= least && amount <= most) return amount
    // As it is typed: without the commas that amounts have elsewhere.
    const range = `从 ${shortYuanText(least)} 到 ${shortYuanText(most)}`.replace(/,/g, '')
    this.complain(`${label} ${field} 要填数字（元，不加引号），最多两位小数，${range}`)
    return least
  }

  count(field: string, label: string, { least, most }: { least: number; most: number }): number {
    return this.countOrNothing(field, label, { least, most }) ?? this.missing(field, label, least)
  }

  countOrNothing(field: string, label: string, { least, most }: { least: number; most: number }): number | null {
    const value = this.take(field)
    if (value === undefined || value === null) return null
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
    this.complain(`${label} ${field} 要填整数（不加引号），从 ${least} 到 ${most}`)
    return least
  }

  /** A list of exactly `length` whole numbers; null when left out. */
  countsOrNothing(
    field: string,
    label: string,
    { length, least, most }: { length: number; least: number; most: number },
  ): number[] | null {
    const value = this.take(field)
    if (value === undefined || value === null) return null
    const good = (each: unknown): boolean => Number.isInteger(each) && Number(each) >= least && Number(each) <= most
    if (Array.isArray(value) && value.length === length && value.every(good)) return value.map(Number)
    this.complain(`${label} ${field} 要填 ${length} 个整数的列表，每个从 ${least} 到 ${most}`)
    return null
  }

  /** A list of at most `most` small objects, each read by itself; null when left out. */
  listOrNothing<T>(field: string, label: string, most: number, read: (reader: FieldReader) => T): T[] | null {
    const value = this.take(field)
    if (value === undefined || value === null) return null
    if (!Array.isArray(value) || value.length === 0 || value.length > most) {
      this.complain(`${label} ${field} 要填列表，最多 ${most} 项，不用就删掉这一项`)
      return null
    }
    return value.map((each: unknown, place) => {
      const item = each && typeof each === 'object' && !Array.isArray(each) ? each : {}
      const reader = new FieldReader({ _id: '', ...item })
      const one = read(reader)
      for (const problem of reader.finish()) this.complain(`${label} ${field} 第 ${place + 1} 项：${problem}`)
      return one
    })
  }

  dayOrNothing(field: string, label: string): ShopDay | null {
    const value = this.take(field)
    if (value === undefined || value === null) return null
    const day = shopDay(value)
    if (day === null) this.complain(`${label} ${field} 要写成 2026-12-31 这样的日期`)
    return day
  }

  /** A list of at most `most` document ids, each of which must be in `known`; null when left out. */
  idsOrNothing(field: string, label: string, known: ReadonlySet<string>, most: number): string[] | null {
    const value = this.take(field)
    if (value === undefined || value === null) return null
    if (!Array.isArray(value) || value.length === 0 || value.length > most) {
      this.complain(`${label} ${field} 要填门店编号的列表，最多 ${most} 家，不限门店就删掉这一项`)
      return null
    }
    const unknown = value.filter(id => !known.has(id))
    if (unknown.length > 0) this.complain(`${label} ${field} 里没有这些门店：${unknown.map(String).join('、')}`)
    return [...new Set(value.map(String))]
  }

  /** A list of short texts; null when left out. */
  wordsOrNothing(field: string, label: string, { most, longest }: { most: number; longest: number }): string[] | null {
    const value = this.take(field)
    if (value === undefined || value === null) return null
    const isWord = (word: unknown): boolean =>
      typeof word === 'string' && word.trim() !== '' && word.trim().length <= longest
    if (Array.isArray(value) && value.length > 0 && value.length <= most && value.every(isWord)) {
      return [...new Set(value.map(word => String(word).trim()))]
    }
    this.complain(`${label} ${field} 要填列表，最多 ${most} 项，每项 1 到 ${longest} 个字，不限就删掉这一项`)
    return null
  }

  /** Hours of the week as a merchant writes them, one text or a list of them; null when left out. */
  hoursOrNothing(field: string, label: string, most: number): WeeklyHours[] | null {
    const value = this.take(field)
    if (value === undefined || value === null) return null
    const texts: unknown[] = Array.isArray(value) ? value : [value]
    const hours = texts.map(readWeeklyHours)
    if (texts.length <= most && texts.length > 0 && !hours.includes(null)) return hours as WeeklyHours[]
    this.complain(`${label} ${field} 要写成「周末」「工作日 11:00-14:00」「周五 22:00-02:00」这样，最多 ${most} 段`)
    return null
  }

  /** Call last: complains about every field that nothing asked for. */
  finish(): readonly string[] {
    for (const field of Object.keys(this.document)) {
      if (!this.asked.has(field) && !ownFields.has(field)) this.complain(`不认识的字段 ${field}，请检查拼写或删除`)
    }
    return this.problems
  }

  private take(field: string): unknown {
    this.asked.add(field)
    return Object.hasOwn(this.document, field) ? this.document[field] : undefined
  }

  private nothing(field: string): null {
    this.asked.add(field)
    return null
  }

  private missing<V>(field: string, label: string, stand: V): V {
    this.complain(`缺少${label} ${field}`)
    return stand
  }
}
