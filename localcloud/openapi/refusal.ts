/** A no of WeChat's server, with its number. */
export class OpenApiRefusal extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
  ) {
    super(errmsg)
  }
}
