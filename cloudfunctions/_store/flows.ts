import type { Flow } from '../../src/domain/flow'
import type { Instant } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import type { CollectionName } from './collections'
import {
  findByIds,
  findDocuments,
  insertDocument,
  type Query,
  readDocument,
  type Stored,
  updateWhere,
} from './documents'

/** Where the flows of one kind lie, which field is their id, and when the clock should look at one again. */
interface Kind<F extends Flow, IdField extends keyof F & string> {
  collection: CollectionName
  idField: IdField
  dueAtOf: (flow: F) => Instant | null
  /** what else stands beside it for questions and unique indexes, written in the same writes */
  flatOf?: (flow: F) => Record<string, unknown>
}

/** The documents of one kind of flow: each step of a flow is one conditional write of its state. */
export class Flows<F extends Flow, IdField extends keyof F & string> {
  constructor(private readonly kind: Kind<F, IdField>) {}

  idOf(flow: F): F[IdField] & string {
    return flow[this.kind.idField] as F[IdField] & string
  }

  async find(id: F[IdField] & string): Promise<F | null> {
    const document = await readDocument<object>(this.kind.collection, id)
    return document && this.flowOf(document)
  }

  /** False when the flow is there already. */
  insert(flow: F): Promise<boolean> {
    const { [this.kind.idField]: id, ...content } = flow
    return insertDocument(this.kind.collection, { _id: id as string, ...content, ...this.beside(flow) })
  }

  /** Moves a flow on from the state it was read in. Null when somebody moved it first: read again. */
  async move(flow: F, progress: F['progress']): Promise<F | null> {
    const next: F = { ...flow, progress }
    const condition = { _id: this.idOf(flow), 'progress.state': flow.progress.state }
    const fields = { progress, ...this.beside(next) }
    return (await updateWhere(this.kind.collection, condition, fields)) ? next : null
  }

  /** Puts off the clock's next look at a flow that could not be finished now. One that is over stays over. */
  async postpone(flow: F, until: Instant): Promise<void> {
    await updateWhere(this.kind.collection, { _id: this.idOf(flow), dueAt: _.gt(0) }, { dueAt: until })
  }

  /** Flows that the clock should look at, longest waiting first. */
  due(at: Instant, limit: number): Promise<F[]> {
    return this.list({ where: { dueAt: _.gt(0).and(_.lte(at)) }, orderBy: ['dueAt', 'asc'], limit })
  }

  async list(query: Query): Promise<F[]> {
    const documents = await findDocuments<object>(this.kind.collection, query)
    return documents.map(document => this.flowOf(document))
  }

  /** Those with these ids that exist. */
  async findMany(ids: readonly (F[IdField] & string)[]): Promise<F[]> {
    const documents = await findByIds<object>(this.kind.collection, ids)
    return documents.map(document => this.flowOf(document))
  }

  private beside(flow: F): Record<string, unknown> {
    return { ...this.kind.flatOf?.(flow), dueAt: this.kind.dueAtOf(flow) }
  }

  private flowOf({ _id, dueAt: _dueAt, ...content }: Stored<object> & { dueAt?: unknown }): F {
    return { ...content, [this.kind.idField]: _id } as unknown as F
  }
}
