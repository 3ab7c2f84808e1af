import type { TestCloud } from './start-cloud'

/** Documents of a collection, as the console's search gives them. */
export async function find<T>(cloud: TestCloud, collection: string, query: object = {}): Promise<T[]> {
  const search = { query: JSON.stringify(query), limit: 100 }
  const { documents } = await cloud.post<{ documents: string[] }>(`/localcloud/collections/${collection}/find`, search)
  return documents.map(text => JSON.parse(text) as T)
}
