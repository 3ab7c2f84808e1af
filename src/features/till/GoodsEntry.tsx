import { Input, Text, View } from '@tarojs/components'
import { tillWords } from '../../copy/till'
import { tillGoodsWords as words } from '../../copy/till-goods'
import type { Product } from '../../domain/pricing/product'
import { Field } from '../../ui/Field'
import { ProductList } from '../../ui/ProductList'
import { Segments } from '../../ui/Segments'
import type { GoodsWay, TillGoodsWork } from './useTillGoods'
import './GoodsEntry.scss'

const WAYS: readonly GoodsWay[] = ['amount', 'categories', 'products']

/** What is bought: an amount, or what it is made of, so that offers for some goods count these alone. */
export function GoodsEntry(props: {
  products: readonly Product[]
  work: TillGoodsWork
  disabled: boolean
  onConfirm: () => void
}) {
  const { products, work, disabled, onConfirm } = props
  const { entered } = work
  return (
    <>
      {products.length > 0 && (
        <Segments
          segments={WAYS.map(key => ({ key, label: words.ways[key] }))}
          chosen={entered.way}
          onChoose={way => !disabled && work.choose(way)}
        />
      )}
      {entered.way === 'amount' && (
        <Field
          kind="amount"
          label={tillWords.chargeAmount.label}
          placeholder={tillWords.chargeAmount.placeholder}
          value={entered.amount}
          focus
          onChange={work.setAmount}
          onConfirm={onConfirm}
        />
      )}
      {entered.way === 'categories' && <ByCategory products={products} work={work} onConfirm={onConfirm} />}
      {entered.way === 'products' && (
        <ProductList products={products} basket={entered.basket} disabled={disabled} onChange={work.change} />
      )}
      {work.isUnreadable && <View className="till__hint">{tillWords.badAmount}</View>}
    </>
  )
}

/** A line for each category that an offer may name, and one for everything else. */
function ByCategory({
  products,
  work,
  onConfirm,
}: {
  products: readonly Product[]
  work: TillGoodsWork
  onConfirm: () => void
}) {
  const categories = [...new Set(products.map(({ category }) => category))]
  return (
    <View className="goods">
      {[...categories, ''].map(category => (
        <View key={category} className="goods__one">
          <Text className="goods__name">{category || words.other}</Text>
          <Text className="goods__mark">¥</Text>
          <Input
            className="goods__amount"
            type="digit"
            maxlength={10}
            confirmType="done"
            value={work.entered.amounts[category] ?? ''}
            onInput={event => work.setAmountOf(category, event.detail.value)}
            onConfirm={onConfirm}
            aria-label={words.amountOf(category || words.other)}
          />
        </View>
      ))}
    </View>
  )
}
