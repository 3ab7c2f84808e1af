/** A refusal in the platform's form: `code` such as DATABASE_COLLECTION_NOT_EXIST and the text the SDK shows. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'CloudError'
  }
}
