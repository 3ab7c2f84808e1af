import { fen } from '../money'
import type { Product } from '../pricing/product'
import { FieldReader, type RawDocument } from './field-reader'
import type { ReadDocument } from './read-document'

const DEAREST = fen(1_000_000)

/** Reads a document of `products`. */
export function readProduct(document: RawDocument): ReadDocument<Product> {
  const reader = new FieldReader(document)
  const product: Product = {
    productId: document._id,
    name: reader.text('name', '商品名称', 20),
    category: reader.text('category', '分类', 20),
    unitFen: reader.yuan('priceYuan', '单价', { least: fen(1), most: DEAREST }),
    isSpecial: reader.flag('special', '是否特价（不参加优惠）', false),
  }
  const on = reader.flag('on', '是否上架', true)
  return { value: on ? product : null, problems: reader.finish() }
}
