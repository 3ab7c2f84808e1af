import { TestEnvironment } from 'jest-environment-jsdom'

/** A document to draw pages in, and beside it the network, which the cloud is reached by. */
export default class PhoneEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup()
    Object.assign(this.global, { fetch, Response, Request, Headers })
  }
}
