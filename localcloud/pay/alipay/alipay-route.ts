import type { FastifyInstance } from 'fastify'
import type { Faults } from '../../faults/faults'
import { PayRefusal, PayRequestError } from '../answer'
import { acceptForms, answerOrSuffer, fieldsOf } from '../form-body'
import type { Alipay } from './alipay'

const PAGE = 'alipay.trade.wap.pay'

/** `/alipay/gateway.do`: one address for every interface; for the page of a trade a browser goes to the cashier. */
export function alipayRoute(alipay: Alipay, faults: Faults) {
  return async (app: FastifyInstance): Promise<void> => {
    acceptForms(app)
    app.get('/alipay/bill', async (request, reply) => {
      const file = await alipay.billFile(fieldsOf(request))
      return file ? reply.type('application/zip').send(file) : reply.code(403).send({ errMsg: 'no such address' })
    })
    app.route({
      method: ['GET', 'POST'],
      url: '/alipay/gateway.do',
      handler: async (request, reply) => {
        const fields = fieldsOf(request)
        if (fields.method !== PAGE) {
          const point = { faults, action: fields.method ?? 'alipay' }
          return answerOrSuffer(point, request, reply, () => alipay.answer(fields, `http://${request.headers.host}`))
        }
        if (!(await alipay.isSigned(fields))) return reply.code(400).send({ errMsg: '验签出错' })
        try {
          const { prepayId } = await alipay.open(fields)
          return reply.redirect(`/pay/cashier?prepay_id=${prepayId}`)
        } catch (error) {
          const isExpected = error instanceof PayRefusal || error instanceof PayRequestError
          if (isExpected) return reply.code(400).send({ errMsg: error.message })
          throw error
        }
      },
    })
  }
}
