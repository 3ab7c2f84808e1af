import { CloudError } from '../protocol/cloud-error'

// What the database refuses, under the codes and in the words of the platform.

/** The sentence that closes every text of the platform's gateway. */
const CONTACT = 'Please check your request, but if the problem persists, contact us.'

export function collectionMissing(name: string): CloudError {
  return new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. ${CONTACT}`,
  )
}

export function collectionExists(name: string): CloudError {
  return new CloudError(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    `[ResourceUnavailable.ResourceExist] Table exist: ${name}. ${CONTACT}`,
  )
}

export function collectionLimit(limit: number): CloudError {
  return new CloudError(
    'DATABASE_COLLECTION_EXCEED_LIMIT',
    `[LimitExceeded.OutOfTableQuota] the number of collections exceeds ${limit}. ${CONTACT}`,
  )
}

/** The platform wraps what its storage engine says about a write in this Go-style list. */
export function writeFailed(reason: string): CloudError {
  return new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] multiple write errors: [{write errors: [{${reason}}]}, {<nil>}]`,
  )
}

export function queryFailed(reason: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${reason}`)
}

/** The text names the old `E11000` wording and the newer code, because callers in the wild look for either. */
export function duplicateKey(collection: string, index: string, key: string): CloudError {
  return new CloudError(
    'DATABASE_DUPLICATE_WRITE',
    '[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{E11000 duplicate key error ' +
      `collection: ${collection} index: ${index} dup key: ${key}}]}, {<nil>}]`,
  )
}

export function invalidParameter(reason: string): CloudError {
  return new CloudError('INVALID_PARAM', `[InvalidParameter] ${reason}. ${CONTACT}`)
}

export function unknownOperator(operator: string): CloudError {
  return new CloudError('DATABASE_INVALID_OPERRATOR', `[InvalidParameter] unknown operator: ${operator}. ${CONTACT}`)
}

export function transactionConflict(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CONTACT}`,
  )
}

export function transactionMissing(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
      `transaction must be commit or abort in 30 seconds. ${CONTACT}`,
  )
}

/** What takes too long is given up, as the platform's gateway does. */
export function outOfTime(): CloudError {
  return new CloudError('SERVER_TIMEOUT', 'resource server timeout')
}

export function resultTooLarge(limitMebibytes: number): CloudError {
  return new CloudError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation] database query result size exceed limit (${limitMebibytes}MB). ${CONTACT}`,
  )
}
