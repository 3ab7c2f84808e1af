import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { PayRefusal, PayRequestError } from '../answer'
import type { ApiV3 } from './api-v3'
import { isSignedByMerchant, platformHeaders } from './signature'

/** HTTP status of the refusals that API v3 does not answer with 400. */
const STATUS: Record<string, number> = {
  ORDERNOTEXIST: 404,
  RESOURCE_NOT_EXISTS: 404,
  OUT_TRADE_NO_USED: 403,
  FREQUENCY_LIMITED: 429,
}
/** Codes that API v3 spells otherwise than v2. */
const V3_CODE: Record<string, string> = {
  ORDERNOTEXIST: 'ORDER_NOT_EXIST',
  ORDERCLOSED: 'ORDER_CLOSED',
  'NO Bill Exist': 'NO_STATEMENT_EXIST',
}

type Named = { Params: { id: string } }

/** `/v3/…`: requests signed by the merchant, answers signed by the platform. */
export function payV3Route(api: ApiV3) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers()
    // The signature covers the text as it came.
    app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    app.setErrorHandler((error: FastifyError, _request, reply) => fail(reply, error))
    app.addHook('preHandler', (request, reply) => checkSignature(api, request, reply))
    app.addHook('onSend', async (_request, reply, payload) => {
      reply.headers(platformHeaders(typeof payload === 'string' ? payload : '', await api.keys(), api.now))
      return payload
    })
    const transactions = '/v3/pay/transactions'
    app.post(`${transactions}/jsapi`, async ({ body }) => api.place(jsonOf(body)))
    app.get<Named>(`${transactions}/out-trade-no/:id`, async ({ params }) => api.query({ out_trade_no: params.id }))
    app.get<Named>(`${transactions}/id/:id`, async ({ params }) => api.query({ transaction_id: params.id }))
    app.post<Named>(`${transactions}/out-trade-no/:id/close`, async ({ params }, reply) => {
      await api.close(params.id)
      return reply.code(204).send()
    })
    app.get<{ Querystring: Record<string, unknown> }>('/v3/bill/tradebill', async ({ query, headers }) =>
      api.tradeBill(query, `http://${headers.host}`),
    )
    app.get<{ Querystring: Record<string, unknown> }>('/v3/billdownload/file', async ({ query }, reply) =>
      reply.type('text/plain; charset=utf-8').send(api.billFile(query)),
    )
    app.post('/v3/refund/domestic/refunds', async ({ body }) => api.refund(jsonOf(body)))
    app.get<Named>('/v3/refund/domestic/refunds/:id', async ({ params }) => api.queryRefund(params.id))
  }
}

async function checkSignature(
  api: ApiV3,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const { method, url, headers } = request
  const body = typeof request.body === 'string' ? request.body : ''
  const isSigned = isSignedByMerchant(
    { method, url, body, authorization: headers.authorization },
    await api.keys(),
    api.mchId,
    api.now,
  )
  if (isSigned) return undefined
  return reply.code(401).send({ code: 'SIGN_ERROR', message: '签名错误' })
}

function jsonOf(body: unknown): unknown {
  try {
    return JSON.parse(String(body))
  } catch {
    throw new PayRequestError('invalid JSON')
  }
}

function fail(reply: FastifyReply, error: FastifyError | PayRefusal | PayRequestError): FastifyReply {
  if (error instanceof PayRequestError) return reply.code(400).send({ code: 'PARAM_ERROR', message: error.message })
  if (error instanceof PayRefusal) {
    return reply
      .code(STATUS[error.code] ?? 400)
      .send({ code: V3_CODE[error.code] ?? error.code, message: error.message })
  }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  return reply.code(status).send({ code: status < 500 ? 'PARAM_ERROR' : 'SYSTEM_ERROR', message: error.message })
}
