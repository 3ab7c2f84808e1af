/** Why no answer came: the network never brought one, or the cloud itself said that the function failed. */
export class TransportFailure extends Error {
  constructor(
    readonly reason: 'unreached' | 'failed',
    detail: string,
  ) {
    super(detail)
    this.name = 'TransportFailure'
  }
}
