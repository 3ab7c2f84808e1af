import { Text, View } from '@tarojs/components'
import { productWords as words } from '../copy/products'
import type { Basket } from '../domain/pricing/basket'
import type { Product } from '../domain/pricing/product'
import { Pressable } from './Pressable'
import { Price } from './Price'
import { Section } from './Section'
import './ProductList.scss'

/** What the shop sells, by category, each with how many of it are wanted. */
export function ProductList(props: {
  products: readonly Product[]
  basket: Basket
  disabled: boolean
  onChange: (productId: string, change: 1 | -1) => void
}) {
  const categories = [...new Set(props.products.map(({ category }) => category))]
  return (
    <>
      {categories.map(category => (
        <Section key={category} title={category}>
          <View className="products">
            {props.products
              .filter(product => product.category === category)
              .map(product => (
                <ProductRow key={product.productId} {...props} product={product} />
              ))}
          </View>
        </Section>
      ))}
    </>
  )
}

function ProductRow(props: {
  product: Product
  basket: Basket
  disabled: boolean
  onChange: (productId: string, change: 1 | -1) => void
}) {
  const { product, basket, disabled, onChange } = props
  const { productId, name, unitFen, isSpecial } = product
  const quantity = basket[productId] ?? 0
  return (
    <View className="products__one">
      <View className="products__words">
        <Text className="products__name">{name}</Text>
        {isSpecial && <Text className="products__note">{words.special}</Text>}
        <Price fen={unitFen} size="second" short />
      </View>
      {quantity > 0 && (
        <>
          <Pressable
            className="products__step"
            disabled={disabled}
            label={words.less(name)}
            onPress={() => onChange(productId, -1)}
          >
            <Text>−</Text>
          </Pressable>
          <Text className="products__count">{quantity}</Text>
        </>
      )}
      <Pressable
        className="products__step products__step--more"
        disabled={disabled}
        label={words.more(name)}
        onPress={() => onChange(productId, 1)}
      >
        <Text>+</Text>
      </Pressable>
    </View>
  )
}
