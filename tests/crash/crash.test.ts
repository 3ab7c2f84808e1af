import { TestShop } from '../support/shop'
import { flows } from './flows'
import { faultsAt, Matrix } from './matrix'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  await shop.snapshot('empty')
}, 120_000)
afterAll(() => shop.close())

describe.each(flows)('$name', flow => {
  test('ends the same whichever of its cloud calls fails, kills, is lost or comes twice', async () => {
    await shop.restore('empty')
    const matrix = new Matrix(shop, flow)
    const crossings = await matrix.record()
    expect(crossings.length).toBeGreaterThan(1)
    const disturbed = crossings.filter(({ target }) => !flow.targets || flow.targets.includes(target ?? ''))
    expect(disturbed.length).toBeGreaterThan(1)
    for (const crossing of disturbed) {
      for (const { name } of faultsAt(crossing)) {
        const { end, undisturbed, fired } = await matrix.suffer(crossing, name)
        const where = `${name}: ${crossing.function} ${crossing.action} ${crossing.target} #${crossing.nth}`
        expect({ where, fired, ...(end as object) }).toEqual({ where, fired: 1, ...(undisturbed as object) })
      }
    }
  }, 300_000)
})
