import { randomUUID } from 'node:crypto'
import type { FastifyError, FastifyInstance } from 'fastify'
import { clientRequest, DEFAULT_PRESET, permissionDenied } from '../database/client-access'
import type { Database } from '../database/database'
import type { Project } from '../functions/project'
import { READ_LIMIT_BYTES } from '../http/body-limit'
import { showAdminFailure } from './admin-route'
import { CloudError } from './cloud-error'

/**
 * `POST /web`: the database as a client has it (`wx.cloud.database()`), in the same protocol as `/admin`. The person is
 * named in `x-wx-openid`, and the collection's `acl` decides what they reach.
 */
export function clientRoute(database: Database, project: Project) {
  const presets = new Map(project.collections.map(({ name, acl }) => [name, acl]))
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler((error: FastifyError, _request, reply) => showAdminFailure(reply, error))
    app.post('/web', { bodyLimit: READ_LIMIT_BYTES }, async ({ body, headers }) => {
      const params = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
      const { action, collectionName } = params
      const openid = headers['x-wx-openid']
      if (typeof action !== 'string') throw new CloudError('INVALID_PARAM', 'missing parameter action')
      if (typeof openid !== 'string' || openid === '' || !action.startsWith('database.')) throw permissionDenied()
      const preset = presets.get(String(collectionName)) ?? DEFAULT_PRESET
      const answer = await database.execute(action, clientRequest(action, params, preset, openid))
      return { requestId: randomUUID(), ...answer }
    })
  }
}
