import type { FastifyInstance } from 'fastify'
import * as z from 'zod'
import { type Cashier, CashierRefusal } from './cashier'

const pressSchema = z.object({ action: z.enum(['pay', 'cancel', 'fail']), openid: z.string().optional() })

/** `GET` tells the cashier page what is to be paid; `POST { action, openid? }` presses one of its buttons. */
export function cashierRoute(cashiers: readonly Cashier[]) {
  /** Which service an order was placed at. */
  const cashierOf = (prepayId: string) => cashiers.find(each => each.view(prepayId))
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{ Params: { prepayId: string } }>('/pay/sandbox/:prepayId', async (request, reply) => {
      const view = cashierOf(request.params.prepayId)?.view(request.params.prepayId)
      if (!view) return reply.code(404).send({ errMsg: '订单不存在' })
      return reply.header('cache-control', 'no-store').send(view)
    })
    app.post<{ Params: { prepayId: string } }>('/pay/sandbox/:prepayId', async (request, reply) => {
      const pressed = pressSchema.safeParse(request.body)
      if (!pressed.success) return reply.code(400).send({ errMsg: z.prettifyError(pressed.error) })
      try {
        const { action, openid } = pressed.data
        const { prepayId } = request.params
        const cashier = cashierOf(prepayId)
        if (!cashier) throw new CashierRefusal('订单不存在')
        return { outcome: await cashier.press(prepayId, action, openid) }
      } catch (error) {
        if (error instanceof CashierRefusal) return reply.code(409).send({ errMsg: error.message })
        throw error
      }
    })
  }
}
