import type { FastifyInstance } from 'fastify'
import type { Faults } from '../../faults/faults'
import { PayRefusal, PayRequestError } from '../answer'
import { acceptForms, answerOrSuffer, fieldsOf } from '../form-body'
import type { Unionpay } from './unionpay'

const API = '/unionpay/gateway/api'

/** UnionPay's three addresses: the payer's browser posts to the first, the merchant to the others. */
export function unionpayRoute(unionpay: Unionpay, faults: Faults) {
  return async (app: FastifyInstance): Promise<void> => {
    acceptForms(app)
    app.post(`${API}/frontTransReq.do`, async (request, reply) => {
      const fields = fieldsOf(request)
      if (!(await unionpay.isSigned(fields))) return reply.code(400).send({ errMsg: '验证签名失败' })
      try {
        const { prepayId } = await unionpay.open(fields)
        return reply.redirect(`/pay/cashier?prepay_id=${prepayId}`, 303)
      } catch (error) {
        const isExpected = error instanceof PayRefusal || error instanceof PayRequestError
        if (isExpected) return reply.code(400).send({ errMsg: error.message })
        throw error
      }
    })
    app.post('/unionpay/files/', (request, reply) =>
      answerOrSuffer({ faults, action: 'unionpay.fileTransfer' }, request, reply, () =>
        unionpay.bill(fieldsOf(request)),
      ),
    )
    app.post(`${API}/queryTrans.do`, (request, reply) =>
      answerOrSuffer({ faults, action: 'unionpay.queryTrans' }, request, reply, () =>
        unionpay.query(fieldsOf(request)),
      ),
    )
    app.post(`${API}/backTransReq.do`, (request, reply) =>
      answerOrSuffer({ faults, action: 'unionpay.backTransReq' }, request, reply, () =>
        unionpay.giveBack(fieldsOf(request)),
      ),
    )
  }
}
