import { simulate } from './simulate'

jest.setTimeout(1_200_000)

test('the same seed is the same run, step by step and write by write; another seed is another one', async () => {
  const first = await simulate(7, 250)
  expect(first.wrong).toEqual([])
  expect((await simulate(7, 250)).digest).toBe(first.digest)
  expect((await simulate(8, 250)).digest).not.toBe(first.digest)
})
