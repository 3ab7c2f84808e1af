import protobuf from 'protobufjs'
import { CloudError } from '../protocol/cloud-error'

/** The messages that the SDK packs calls of open interfaces into, as far as functions can send them. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message CommApiData { int32 api_type = 1; OpenApiData openapi_data = 2; string appid = 6; }
  message CommOpenApiResp { bytes resp_data = 1; string content_type = 2; int32 error_code = 3; uint32 http_code = 4; }
`)
const Request = root.lookupType('CommApiData')
const Response = root.lookupType('CommOpenApiResp')

interface Pair {
  key: string
  value: Uint8Array
  contenttype: string
}

/** The parameters of a call. A file is left as its bytes. Throws a `CloudError` when the message is not one. */
export function readParameters(message: Buffer): Record<string, unknown> {
  try {
    const { openapiData } = Request.decode(message) as unknown as { openapiData?: { pairs: Pair[] } }
    return Object.fromEntries(
      (openapiData?.pairs ?? []).map(({ key, value, contenttype }) => [key, readValue(value, contenttype)]),
    )
  } catch {
    throw new CloudError('INVALID_PARAM', 'requestData is not a message of an open interface')
  }
}

function readValue(value: Uint8Array, contentType: string): unknown {
  const bytes = Buffer.from(value)
  return contentType === '' ? JSON.parse(bytes.toString()) : bytes
}

export function jsonResponse(body: object): Buffer {
  return fileResponse(Buffer.from(JSON.stringify(body)), 'application/json')
}

export function fileResponse(bytes: Buffer, contentType: string): Buffer {
  return Buffer.from(Response.encode(Response.create({ respData: bytes, contentType, httpCode: 200 })).finish())
}

/** The platform's own refusal, before the interface itself was reached. */
export function errorResponse(errorCode: number): Buffer {
  return Buffer.from(Response.encode(Response.create({ errorCode })).finish())
}
