import type { Goods } from '../coupons/terms'
import type { Product } from '../pricing/product'
import type { FieldReader } from './field-reader'

/** Each coupon carries the goods it names, and a pack holds dozens of coupons. */
const MOST_NAMES = 12

/**
 * Reads which goods a document counts: `categories` and `products`. A shop that keeps its goods as documents hears of a
 * misspelt one; a shop whose orders come from elsewhere may name what it likes. Null: all goods.
 */
export function readGoods(reader: FieldReader, shelf: readonly Product[]): Goods | null {
  const categories = reader.wordsOrNothing('categories', '限定分类', { most: MOST_NAMES, longest: 20 }) ?? []
  const products = reader.wordsOrNothing('products', '限定商品', { most: MOST_NAMES, longest: 64 }) ?? []
  if (shelf.length > 0) {
    const unknownCategories = categories.filter(name => !shelf.some(({ category }) => category === name))
    const unknownProducts = products.filter(id => !shelf.some(({ productId }) => productId === id))
    if (unknownCategories.length > 0) reader.complain(`限定分类 categories 里没有：${unknownCategories.join('、')}`)
    if (unknownProducts.length > 0) reader.complain(`限定商品 products 里没有：${unknownProducts.join('、')}`)
  }
  return categories.length + products.length > 0 ? { categories, products } : null
}
