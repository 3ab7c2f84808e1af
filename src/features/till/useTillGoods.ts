import { useState } from 'react'
import { shelf } from '../../cloud/memory'
import { fenFromYuan } from '../../domain/money'
import { type Basket, wantedOf, withChange } from '../../domain/pricing/basket'
import type { AmountLine, TillGoods } from '../../domain/pricing/till-goods'

/** How a till says what it sells: one amount, an amount for each category, or goods off the list. */
export type GoodsWay = 'amount' | 'categories' | 'products'

/** A till works the way it worked for the customer before. */
const lastWay = shelf<GoodsWay>('till-goods', 1)

/** What is typed for each category; the empty name stands for goods of none. */
export type CategoryAmounts = Record<string, string>

export interface GoodsEntered {
  way: GoodsWay
  amount: string
  amounts: CategoryAmounts
  basket: Basket
}

export interface TillGoodsWork {
  entered: GoodsEntered
  /** null while there is nothing to charge, or something of it cannot be read */
  goods: TillGoods | null
  /** whether something was typed that is no amount */
  isUnreadable: boolean
  choose: (way: GoodsWay) => void
  setAmount: (amount: string) => void
  setAmountOf: (category: string, amount: string) => void
  change: (productId: string, change: 1 | -1) => void
}

/** What one customer buys, as it is typed or tapped in. `hasProducts`: without any, only an amount can be said. */
export function useTillGoods(hasProducts: boolean): TillGoodsWork {
  const [entered, setEntered] = useState<GoodsEntered>(() => {
    return { way: (hasProducts && lastWay.read()) || 'amount', amount: '', amounts: {}, basket: {} }
  })
  const change = (part: Partial<GoodsEntered>) => setEntered(before => ({ ...before, ...part }))
  const goods = goodsOf(entered)
  return {
    entered,
    goods: goods === 'unreadable' ? null : goods,
    isUnreadable: goods === 'unreadable',
    choose: way => {
      lastWay.write(way)
      change({ way })
    },
    setAmount: amount => change({ amount }),
    setAmountOf: (category, amount) => change({ amounts: { ...entered.amounts, [category]: amount } }),
    change: (productId, step) => change({ basket: withChange(entered.basket, productId, step) }),
  }
}

function goodsOf({ way, amount, amounts, basket }: GoodsEntered): TillGoods | null | 'unreadable' {
  switch (way) {
    case 'amount': {
      if (amount === '') return null
      const amountFen = fenFromYuan(amount)
      return amountFen ? { amountFen } : 'unreadable'
    }
    case 'categories':
      return linesOf(amounts)
    case 'products': {
      const lines = wantedOf(basket)
      return lines.length > 0 ? { lines } : null
    }
    default:
      return way satisfies never
  }
}

function linesOf(amounts: CategoryAmounts): TillGoods | null | 'unreadable' {
  const lines: AmountLine[] = []
  for (const [category, amount] of Object.entries(amounts)) {
    if (amount === '') continue
    const amountFen = fenFromYuan(amount)
    if (!amountFen) return 'unreadable'
    lines.push({ category: category === '' ? null : category, amountFen })
  }
  return lines.length > 0 ? { lines } : null
}
