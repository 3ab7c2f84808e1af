import type * as z from 'zod'
import { Refusal } from '../../../src/domain/refusal'

/**
 * An environment variable with all that one payment service needs, as JSON: one value, so that a merchant has one thing to
 * paste and to keep secret.
 */
export class SecretSetting<Schema extends z.ZodType> {
  private known: z.output<Schema> | null = null

  constructor(
    private readonly name: string,
    private readonly schema: Schema,
  ) {}

  isThere(): boolean {
    return (process.env[this.name] ?? '') !== ''
  }

  /** Throws NOT_CONFIGURED when it is missing or not whole. */
  read(): z.output<Schema> {
    this.known ??= this.parsed()
    return this.known
  }

  private parsed(): z.output<Schema> {
    try {
      return this.schema.parse(JSON.parse(process.env[this.name] ?? ''))
    } catch {
      // What is wrong with it stays unsaid: the value is a secret and logs are not.
      throw new Refusal('NOT_CONFIGURED', { missing: this.name })
    }
  }
}
